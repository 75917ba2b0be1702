/**
 * Puts what `identity.json` says back into a database that lacks it, or that is older. Where the two differ, the file is right.
 * Rule I15, docs/spec/identity.md.
 */
import type { Db } from "./database.ts";
import type { IdentityContent } from "./identity-content.ts";

/** @returns how many rows were put back or taken out */
export async function putBack(db: Db, content: IdentityContent): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const users = (await putBackUsers(tx, content)) + (await putBackSessions(tx, content)) + (await putBackTokens(tx, content));
    const projects = (await putBackRemoved(tx, content)) + (await putBackProjects(tx, content));
    return users + projects + (await putBackMembers(tx, content)) + (await putBackInvitations(tx, content));
  });
}

type UserRow = IdentityContent["users"][number];

/**
 * Somebody whose password the database does not know has got a new one since: what the old one opened, sessions and links, is ended again.
 * With another address, links that were mailed to the old one are.
 */
async function putBackUsers(tx: Db, { users }: IdentityContent): Promise<number> {
  const found = await tx.selectFrom("users").selectAll().execute();
  const known = new Map(found.map((row) => [row.id, stampOf({ ...row, email_verified_at: row.email_verified_at?.toISOString() ?? null })]));
  const before = new Map(found.map((row) => [row.id, row]));
  const differing = users.filter((user) => known.get(user.id) !== stampOf(user));
  // First out of each other's way: two may have changed addresses, or somebody unknown to the file may hold one.
  for (const { id, email } of differing) {
    await tx
      .deleteFrom("users")
      .where("email", "=", email)
      .where("id", "not in", ["", ...users.map((user) => user.id)])
      .execute();
    await tx
      .updateTable("users")
      .set({ email: `${id}@put-back` })
      .where("id", "=", id)
      .execute();
  }
  for (const user of differing) {
    const { id, preferences, created_at, ...told } = user;
    const row = { ...told, id, created_at, preferences: JSON.stringify(preferences) };
    await tx
      .insertInto("users")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(told))
      .execute();
    const was = before.get(id);
    if (was && was.password_hash !== user.password_hash) await endAll(tx, id, ["sessions", "password_resets", "email_verifications"]);
    if (was && was.email !== user.email) await endAll(tx, id, ["password_resets"]);
  }
  return differing.length;
}

/** What makes a row differ; preferences do not, since they are written down only when something else is. */
const stampOf = ({
  email,
  name,
  password_hash,
  email_verified_at,
  pending_email,
}: Pick<UserRow, "email" | "name" | "password_hash" | "email_verified_at" | "pending_email">): string =>
  JSON.stringify([email, name, password_hash, email_verified_at, pending_email]);

async function endAll(tx: Db, userId: string, tables: readonly ("sessions" | "password_resets" | "email_verifications")[]): Promise<void> {
  for (const table of tables) await tx.deleteFrom(table).where("user_id", "=", userId).execute();
}

/** What was ended stays ended, and who had signed in still is. How far use has moved the end on is the database's to say. */
async function putBackSessions(tx: Db, { sessions: wanted }: IdentityContent): Promise<number> {
  if (!wanted) return 0;
  const found = new Set((await tx.selectFrom("sessions").select("id").execute()).map(({ id }) => id));
  const kept = new Set(wanted.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !found.has(id));
  const extra = [...found].filter((id) => !kept.has(id));
  if (missing.length > 0) await tx.insertInto("sessions").values(missing).execute();
  if (extra.length > 0) await tx.deleteFrom("sessions").where("id", "in", extra).execute();
  return missing.length + extra.length;
}

/** A token is made and revoked, never changed: what the file names is there, and nothing else. */
async function putBackTokens(tx: Db, { api_tokens: wanted }: IdentityContent): Promise<number> {
  const found = new Set((await tx.selectFrom("api_tokens").select("id").execute()).map(({ id }) => id));
  const kept = new Set(wanted.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !found.has(id));
  const extra = [...found].filter((id) => !kept.has(id));
  if (missing.length > 0) await tx.insertInto("api_tokens").values(missing).execute();
  if (extra.length > 0) await tx.deleteFrom("api_tokens").where("id", "in", extra).execute();
  return missing.length + extra.length;
}

/** What was removed stays removed, whatever an older database says. */
async function putBackRemoved(tx: Db, { removed_projects: wanted, projects }: IdentityContent): Promise<number> {
  const known = new Map((await tx.selectFrom("removed_projects").select(["id", "epoch"]).execute()).map((row) => [row.id, row.epoch]));
  const living = new Set(projects.map((project) => project.id));
  const changed = wanted.filter((row) => (known.get(row.id) ?? 0) < row.epoch);
  for (const row of changed) {
    if (!living.has(row.id)) await tx.deleteFrom("projects").where("id", "=", row.id).execute();
    await tx
      .insertInto("removed_projects")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ epoch: row.epoch }))
      .execute();
  }
  return changed.length;
}

async function putBackProjects(tx: Db, { projects }: IdentityContent): Promise<number> {
  const known = new Map((await tx.selectFrom("projects").select(["id", "epoch"]).execute()).map((row) => [row.id, row.epoch]));
  const changed = projects.filter((project) => (known.get(project.id) ?? 0) < project.epoch);
  for (const project of changed) {
    const { epoch, updated_at } = project;
    await tx
      .insertInto("projects")
      .values(project)
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ epoch, updated_at }))
      .execute();
  }
  return changed.length;
}

async function putBackMembers(tx: Db, { project_members: wanted, projects }: IdentityContent): Promise<number> {
  const key = (row: { project_id: string; user_id: string }) => `${row.project_id} ${row.user_id}`;
  const found = new Map((await tx.selectFrom("project_members").selectAll().execute()).map((row) => [key(row), row]));
  const told = new Set(projects.map((project) => project.id));
  const differing = wanted.filter((row) => found.get(key(row))?.level !== row.level);
  const kept = new Set(wanted.map(key));
  const extra = [...found.values()].filter((row) => told.has(row.project_id) && !kept.has(key(row)));
  for (const row of differing) {
    await tx
      .insertInto("project_members")
      .values(row)
      .onConflict((conflict) => conflict.columns(["project_id", "user_id"]).doUpdateSet({ level: row.level }))
      .execute();
  }
  for (const { project_id, user_id } of extra) {
    await tx.deleteFrom("project_members").where("project_id", "=", project_id).where("user_id", "=", user_id).execute();
  }
  return differing.length + extra.length;
}

/** One that was used, changed or taken back stays so. */
async function putBackInvitations(tx: Db, { invitations: wanted }: IdentityContent): Promise<number> {
  const stamp = (row: { secret_hash: string; level: string; accepted_by: string | null }) =>
    `${row.secret_hash} ${row.level} ${row.accepted_by}`;
  const found = new Map((await tx.selectFrom("invitations").selectAll().execute()).map((row) => [row.id, stamp(row)]));
  const kept = new Set(wanted.map(({ id }) => id));
  const extra = [...found.keys()].filter((id) => !kept.has(id));
  const differing = wanted.filter((row) => found.get(row.id) !== stamp(row));
  const outdated = [...extra, ...differing.map(({ id }) => id)];
  if (outdated.length > 0) await tx.deleteFrom("invitations").where("id", "in", outdated).execute();
  if (differing.length > 0) await tx.insertInto("invitations").values(differing).execute();
  return extra.length + differing.length;
}
