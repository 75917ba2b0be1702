/**
 * The newest entry of a field is looked up while somebody types in it (store/changes.ts). The order is kept on an expression, so that
 * no other index offers it: by the primary key alone a quiet field would be looked for through all that was written since.
 */
import { type Kysely, sql } from "kysely";

type Database = Kysely<unknown>;

export async function up(db: Database): Promise<void> {
  await sql`create index changes_by_field on changes (project_id, kind, entity_id, field, (-id))`.execute(db);
}

export async function down(db: Database): Promise<void> {
  await db.schema.dropIndex("changes_by_field").execute();
}
