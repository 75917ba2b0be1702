/** The projection of a document: each entity as reading gives it. */
import { sql, type Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** `entities` is JSON: `[{ kind, id, fields, deletedAt }]`, with `deletedAt` in milliseconds or null. */
export async function saveEntities(tx: Transaction<Tables>, projectId: string, entities: string): Promise<void> {
  await sql`insert into entities (project_id, kind, id, fields, deleted_at)
    select ${projectId}, r.kind, r.id, r.fields, to_timestamp(r."deletedAt" / 1000.0)
    from jsonb_to_recordset(${entities}::jsonb) as r(kind text, id text, fields jsonb, "deletedAt" double precision)
    on conflict (project_id, kind, id) do update set fields = excluded.fields, deleted_at = excluded.deleted_at`.execute(tx);
}
