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

export async function readClientIds(db: Db, projectId: string): Promise<ClientId[]> {
  const rows = await db.selectFrom("client_ids").select(["client_id", "user_id", "clock"]).where("project_id", "=", projectId).execute();
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

/** `ids` is JSON: `[{ client, person, clock }]`. Whoever was first stays; only the clock moves on. */
export async function saveClientIds(tx: Transaction<Tables>, projectId: string, ids: string): Promise<void> {
  await sql`insert into client_ids (project_id, client_id, user_id, clock)
    select ${projectId}, r.client, u.id, r.clock
    from jsonb_to_recordset(${ids}::jsonb) as r(client bigint, person text, clock bigint) left join users u on u.id = r.person
    on conflict (project_id, client_id) do update set clock = greatest(client_ids.clock, excluded.clock)`.execute(tx);
}
