/**
 * The journal as a table, for Postgres; on the embedded default it is a file and these stay empty.
 *
 * `seq` counts per document, taken under the lock of that document's row in `journal_heads`. No foreign keys: the numbers of a document
 * outlive its project, so that they are never used again.
 */
import { type Kysely, sql } from "kysely";

type Database = Kysely<unknown>;

export async function up(db: Database): Promise<void> {
  await db.schema
    .createTable("journal_heads")
    .addColumn("document", "text", (column) => column.primaryKey())
    .addColumn("last_seq", "bigint", (column) => column.notNull())
    .addColumn("hash", "bytea", (column) => column.notNull())
    .execute();
  // Each append writes a head anew; with room in its page that touches no index.
  await sql`alter table journal_heads set (fillfactor = 50)`.execute(db);
  await db.schema
    .createTable("journal")
    .addColumn("document", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("body", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("journal_key", ["document", "seq"])
    .execute();
  // An edit is waited for; compressing it would take longer than writing it.
  await sql`alter table journal alter column body set storage external`.execute(db);
}

export async function down(db: Database): Promise<void> {
  await db.schema.dropTable("journal").execute();
  await db.schema.dropTable("journal_heads").execute();
}
