/** API tokens: what a person's scripts and tools show instead of signing in. Only the hash of the secret is kept. */
import { type Kysely, sql } from "kysely";

type Database = Kysely<unknown>;

export async function up(db: Database): Promise<void> {
  await db.schema
    .createTable("api_tokens")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("secret_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn("expires_at", "timestamptz", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("api_tokens_by_user").on("api_tokens").column("user_id").execute();
}

export async function down(db: Database): Promise<void> {
  await db.schema.dropTable("api_tokens").execute();
}
