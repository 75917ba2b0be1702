/**
 * Invitations, links that prove something (a reset of the password, an address), preferences, and sessions that can be told apart.
 *
 * Accounts that are there already are unverified. Of secrets only the hash is kept.
 */
import { type Kysely, sql } from "kysely";

type Database = Kysely<unknown>;

const levels = ["owner", "editor", "commenter", "viewer"];
const mailStates = ["sent", "failed", "none"];

export async function up(db: Database): Promise<void> {
  await db.schema
    .alterTable("users")
    .addColumn("email_verified_at", "timestamptz")
    .addColumn("pending_email", "text")
    .addColumn("preferences", "jsonb", (column) => column.notNull().defaultTo(sql`'{}'::jsonb`))
    .execute();
  await addToSessions(db);
  await createInvitations(db);
  await createProofs(db);
}

export async function down(db: Database): Promise<void> {
  for (const table of ["email_verifications", "password_resets", "invitations"]) await db.schema.dropTable(table).execute();
  await db.schema.alterTable("sessions").dropColumn("public_id").dropColumn("device").dropColumn("last_seen_at").execute();
  await db.schema.alterTable("users").dropColumn("email_verified_at").dropColumn("pending_email").dropColumn("preferences").execute();
}

async function addToSessions(db: Database): Promise<void> {
  await db.schema
    .alterTable("sessions")
    .addColumn("public_id", "text", (column) => column.notNull().unique().defaultTo(sql`replace(gen_random_uuid()::text, '-', '')`))
    .addColumn("device", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("last_seen_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
}

async function createInvitations(db: Database): Promise<void> {
  await db.schema
    .createTable("invitations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("project_id", "text", (column) => column.notNull().references("projects.id").onDelete("cascade"))
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("level", "text", (column) => column.notNull().check(sql`level in (${sql.join(levels.map((level) => sql.lit(level)))})`))
    .addColumn("secret_hash", "text", (column) => column.notNull().unique())
    .addColumn("mail", "text", (column) => column.notNull().check(sql`mail in (${sql.join(mailStates.map((state) => sql.lit(state)))})`))
    .addColumn("invited_by", "text", (column) => column.references("users.id").onDelete("set null"))
    .addColumn("sent_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn("expires_at", "timestamptz", (column) => column.notNull())
    .addColumn("opened_at", "timestamptz")
    .addColumn("accepted_at", "timestamptz")
    .addColumn("accepted_by", "text", (column) => column.references("users.id").onDelete("set null"))
    .execute();
  // An address waits once in a project, whoever invites it at the same time.
  await sql`create unique index invitations_waiting on invitations (project_id, email) where accepted_at is null`.execute(db);
  await db.schema.createIndex("invitations_by_project").on("invitations").column("project_id").execute();
}

/** One live link per person: a newer one takes the older one's place. */
async function createProofs(db: Database): Promise<void> {
  await db.schema
    .createTable("password_resets")
    .addColumn("user_id", "text", (column) => column.primaryKey().references("users.id").onDelete("cascade"))
    .addColumn("secret_hash", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn("expires_at", "timestamptz", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("email_verifications")
    .addColumn("user_id", "text", (column) => column.primaryKey().references("users.id").onDelete("cascade"))
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("secret_hash", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn("expires_at", "timestamptz", (column) => column.notNull())
    .addColumn("used_at", "timestamptz")
    .execute();
}
