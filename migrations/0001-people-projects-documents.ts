/** People, sessions, projects and their members; client ids, snapshots, projection and change log of documents. */
import { type Kysely, sql } from "kysely";
import { createEntityViews, dropEntityViews } from "./entity-views.ts";

type Database = Kysely<unknown>;

export async function up(db: Database): Promise<void> {
  await createPeople(db);
  await createProjects(db);
  await createDocuments(db);
  await createProjection(db);
  await createEntityViews(db);
}

export async function down(db: Database): Promise<void> {
  await dropEntityViews(db);
  const tables = [
    "changes",
    "entities",
    "document_positions",
    "document_snapshots",
    "client_ids",
    "project_members",
    "projects",
    "removed_projects",
  ];
  for (const table of [...tables, "sessions", "users"]) await db.schema.dropTable(table).execute();
}

async function createPeople(db: Database): Promise<void> {
  await db.schema
    .createTable("users")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("password_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable("sessions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
    .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn("expires_at", "timestamptz", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("sessions_by_user").on("sessions").column("user_id").execute();
  await db.schema.createIndex("sessions_by_expiry").on("sessions").column("expires_at").execute();
}

async function createProjects(db: Database): Promise<void> {
  await db.schema
    .createTable("projects")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("epoch", "integer", (column) => column.notNull().defaultTo(1))
    .addColumn("created_by", "text", (column) => column.references("users.id").onDelete("set null"))
    .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn("updated_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  // An id that is published again gets a later generation, so that nobody meets the documents that were removed.
  await db.schema
    .createTable("removed_projects")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addColumn("removed_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable("project_members")
    .addColumn("project_id", "text", (column) => column.notNull().references("projects.id").onDelete("cascade"))
    .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
    .addColumn("level", "text", (column) =>
      column.notNull().check(sql`level in (${sql.join(["owner", "editor", "commenter", "viewer"].map((level) => sql.lit(level)))})`),
    )
    .addColumn("added_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint("project_members_key", ["project_id", "user_id"])
    .execute();
  await db.schema.createIndex("project_members_by_user").on("project_members").column("user_id").execute();
}

async function createDocuments(db: Database): Promise<void> {
  await db.schema
    .createTable("client_ids")
    .addColumn("project_id", "text", (column) => column.notNull().references("projects.id").onDelete("cascade"))
    .addColumn("client_id", "bigint", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("set null"))
    .addColumn("clock", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("bound_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint("client_ids_key", ["project_id", "client_id"])
    .execute();
  await db.schema
    .createTable("document_snapshots")
    .addColumn("document", "text", (column) => column.notNull())
    .addColumn("project_id", "text", (column) => column.notNull().references("projects.id").onDelete("cascade"))
    .addColumn("covers_seq", "bigint", (column) => column.notNull())
    .addColumn("bytes", "bytea", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint("document_snapshots_key", ["document", "covers_seq"])
    .execute();
  // The bytes are compressed already.
  await sql`alter table document_snapshots alter column bytes set storage external`.execute(db);
  await db.schema.createIndex("document_snapshots_by_project").on("document_snapshots").column("project_id").execute();
  await db.schema
    .createTable("document_positions")
    .addColumn("document", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("projects.id").onDelete("cascade"))
    .addColumn("projected_seq", "bigint", (column) => column.notNull())
    .addColumn("projected_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema.createIndex("document_positions_by_project").on("document_positions").column("project_id").execute();
}

async function createProjection(db: Database): Promise<void> {
  await db.schema
    .createTable("entities")
    .addColumn("project_id", "text", (column) => column.notNull().references("projects.id").onDelete("cascade"))
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("fields", "jsonb", (column) => column.notNull())
    .addColumn("deleted_at", "timestamptz")
    .addPrimaryKeyConstraint("entities_key", ["project_id", "kind", "id"])
    .execute();
  await db.schema
    .createTable("changes")
    .addColumn("id", "bigint", (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn("project_id", "text", (column) => column.notNull().references("projects.id").onDelete("cascade"))
    .addColumn("document", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn("person_id", "text", (column) => column.references("users.id").onDelete("set null"))
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("entity_id", "text", (column) => column.notNull())
    .addColumn("field", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("before", "jsonb")
    .addColumn("after", "jsonb")
    .execute();
  await db.schema.createIndex("changes_by_project").on("changes").columns(["project_id", "id"]).execute();
  await db.schema.createIndex("changes_by_entity").on("changes").columns(["project_id", "kind", "entity_id", "id"]).execute();
}
