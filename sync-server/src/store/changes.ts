/**
 * The change log and the position that it and the projection have reached. They move together, in one transaction, so that
 * after a crash work goes on from there (rules P1 to P4, docs/spec/journal.md).
 */
import { type RawBuilder, sql, type Transaction } from "kysely";
import { saveClientIds } from "./client-ids.ts";
import type { Db } from "./database.ts";
import { saveEntities } from "./entities.ts";
import { lockProject } from "./projects.ts";
import type { Tables } from "./tables.ts";

/** What the projector's thread made of some journal rows. Lists are JSON already, so that this thread only passes them on. */
export interface Projected {
  /** Last journal row in it. */
  readonly coversSeq: number;
  /** `[{ seq, at, person, kind, id, field, title, before, after }]` */
  readonly changes: string;
  /** The same, where typing goes on in an entry that is there already. */
  readonly continued: string;
  readonly entities: string;
  readonly clients: string;
}

/** Up to where a document is projected; 0 for one that never was. */
export async function readPosition(db: Db, document: string): Promise<number> {
  const row = await db.selectFrom("document_positions").select("projected_seq").where("document", "=", document).executeTakeFirst();
  return Number(row?.projected_seq ?? 0);
}

export async function readPositions(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom("document_positions").select(["document", "projected_seq"]).execute();
  return new Map(rows.map((row) => [row.document, Number(row.projected_seq)]));
}

const none = "[]";

/** A document with rows that no table knows yet. */
export interface BehindDocument {
  readonly document: string;
  readonly lastSeq: number;
  readonly projected: number;
}

/** On Postgres, where the journal is a table. */
export async function readBehind(db: Db): Promise<BehindDocument[]> {
  const { rows } = await sql<{ document: string; last_seq: string; projected: string }>`
    select h.document, h.last_seq, coalesce(p.projected_seq, 0) as projected
    from journal_heads h left join document_positions p on p.document = h.document
    where h.last_seq > coalesce(p.projected_seq, 0)
      and exists (select from projects where id = split_part(h.document, '/', 1))
      and exists (select from journal j where j.document = h.document and j.seq > coalesce(p.projected_seq, 0))`.execute(db);
  return rows.map((row) => ({ document: row.document, lastSeq: Number(row.last_seq), projected: Number(row.projected) }));
}

/**
 * @param from the position that it goes on from
 * @returns false, and nothing is written, when the position is another by now: another server was faster
 */
export async function saveProjected(db: Db, document: string, projectId: string, projected: Projected, from: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await movePosition(tx, document, projectId, { from, to: projected.coversSeq }))) return false;
    if (projected.continued !== none) await continueChanges(tx, projectId, projected.continued);
    if (projected.changes !== none) await addChanges(tx, document, projectId, projected.changes);
    if (projected.entities !== none) await saveEntities(tx, projectId, projected.entities);
    if (projected.clients !== none) await saveClientIds(tx, projectId, projected.clients);
    return true;
  });
}

async function addChanges(tx: Transaction<Tables>, document: string, projectId: string, changes: string): Promise<void> {
  await sql`insert into changes (project_id, document, seq, at, person_id, kind, entity_id, field, title, before, after)
    select ${projectId}, ${document}, r.seq, to_timestamp(r.at / 1000.0), u.id, r.kind, r.id, r.field, r.title, r.before, r.after
    from jsonb_to_recordset(${changes}::jsonb)
      as r(seq bigint, at double precision, person text, kind text, id text, field text, title text, before jsonb, after jsonb)
      left join users u on u.id = r.person
    order by r.seq`.execute(tx);
}

/** The entry that goes on is the newest of its field. */
async function continueChanges(tx: Transaction<Tables>, projectId: string, changes: string): Promise<void> {
  await goOn(projectId, changes).execute(tx);
}

/**
 * Reads as many entries as it changes, however long the log is and whatever the database knows of it (rule P9): the newest of a field
 * is the first by `changes_by_field`, and only entries found that way are gone to.
 */
export const goOn = (projectId: string, changes: string): RawBuilder<unknown> =>
  sql`with newest as materialized (
      select r.*, (select c.id from changes c
        where c.project_id = ${projectId} and c.kind = r.kind and c.entity_id = r.entity and c.field = r.field
        order by -c.id limit 1) as change
      from (select seq, at, id as entity, kind, field, title, after from jsonb_to_recordset(${changes}::jsonb)
        as given(seq bigint, at double precision, kind text, id text, field text, title text, after jsonb)) as r)
    update changes set seq = newest.seq, at = to_timestamp(newest.at / 1000.0), title = newest.title, after = newest.after
    from newest where changes.id = newest.change and changes.id = any(array(select change from newest))`;

/**
 * Whoever moves it holds its row until all of this is committed, and the project's row from before: removing a project takes that one
 * first, then this one, and the other way round each would wait for the other.
 */
async function movePosition(
  tx: Transaction<Tables>,
  document: string,
  projectId: string,
  { from, to }: { from: number; to: number },
): Promise<boolean> {
  await lockProject(tx, projectId);
  const moved = await tx
    .insertInto("document_positions")
    .values({ document, project_id: projectId, projected_seq: to })
    .onConflict((conflict) =>
      conflict
        .column("document")
        .doUpdateSet({ projected_seq: to, projected_at: sql<Date>`now()` })
        .where("document_positions.projected_seq", "=", from),
    )
    .returning("document")
    .executeTakeFirst();
  if (!moved) return false;
  await tx.updateTable("projects").set({ updated_at: sql<Date>`now()` }).where("id", "=", projectId).execute();
  return true;
}
