/** Whose a Yjs client id is in a project. Derived from the journal, written with the projection. */
import { sql, type Transaction } from "kysely";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

export interface ClientId {
  readonly client: number;
  /** null: somebody whose account is gone, so nobody for ever. */
  readonly person: string | null;
  /** Everything below it has been in the document. */
  readonly clock: number;
}

/** Those of a project, or some of them. */
export async function readClientIds(db: Db, projectId: string, clients?: readonly number[]): Promise<ClientId[]> {
  const all = db.selectFrom("client_ids").select(["client_id", "user_id", "clock"]).where("project_id", "=", projectId);
  const rows = await (clients ? all.where("client_id", "in", clients) : all).execute();
  return rows.map((row) => ({ client: Number(row.client_id), person: row.user_id, clock: Number(row.clock) }));
}

/** Those of some client ids whose person is known. */
export async function readWriters(
  db: Db,
  projectId: string,
  clients: readonly number[],
): Promise<{ client: number; id: string; name: string }[]> {
  const rows = await db
    .selectFrom("client_ids")
    .innerJoin("users", "users.id", "client_ids.user_id")
    .where("client_ids.project_id", "=", projectId)
    .where("client_ids.client_id", "in", clients)
    .select(["client_ids.client_id", "users.id", "users.name"])
    .execute();
  return rows.map(({ client_id, id, name }) => ({ client: Number(client_id), id, name }));
}

/** Gives client ids to a person, those that are somebody's already stay theirs. @returns whose each is */
export async function claimClientIds(db: Db, projectId: string, person: string, clients: readonly number[]): Promise<ClientId[]> {
  await db
    .insertInto("client_ids")
    .values(clients.map((client) => ({ project_id: projectId, client_id: client, user_id: person, clock: 0 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return readClientIds(db, projectId, clients);
}

/** `ids` is JSON: `[{ client, person, clock }]`. Whoever was first stays; only the clock moves on. */
export async function saveClientIds(tx: Transaction<Tables>, projectId: string, ids: string): Promise<void> {
  await sql`insert into client_ids (project_id, client_id, user_id, clock)
    select ${projectId}, r.client, u.id, r.clock
    from jsonb_to_recordset(${ids}::jsonb) as r(client bigint, person text, clock bigint) left join users u on u.id = r.person
    on conflict (project_id, client_id) do update set clock = greatest(client_ids.clock, excluded.clock)`.execute(tx);
}
