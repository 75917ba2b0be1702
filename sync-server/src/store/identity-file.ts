/**
 * `data/identity.json`: accounts, API tokens, projects and memberships once more, on disk for certain.
 *
 * The embedded database never syncs to disk. So after each change of these tables, and before anybody is told that it worked, the file is
 * written anew (temporary file, fsync, rename, fsync of the folder); at start it is read back into a database that lost something.
 * Where the two differ about who may do what, the file is right: it is the one that was synced. Rules I14, I15, docs/spec/identity.md.
 */
import { open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { permissionLevels, tokenScopes } from "#shared/permissions.ts";
import type { Log } from "../log.ts";
import type { Db } from "./database.ts";

const moment = z.iso.datetime();
const shape = z.object({
  version: z.literal(1),
  users: z.array(z.object({ id: z.string(), email: z.string(), name: z.string(), password_hash: z.string(), created_at: moment })),
  api_tokens: z
    .array(
      z.object({
        id: z.string(),
        user_id: z.string(),
        name: z.string(),
        scope: z.enum(tokenScopes),
        secret_hash: z.string(),
        created_at: moment,
        expires_at: moment,
      }),
    )
    .default([]),
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      epoch: z.int().min(1),
      created_by: z.string().nullable(),
      created_at: moment,
      updated_at: moment,
    }),
  ),
  removed_projects: z.array(z.object({ id: z.string(), epoch: z.int().min(1), removed_at: moment })).default([]),
  project_members: z.array(z.object({ project_id: z.string(), user_id: z.string(), level: z.enum(permissionLevels), added_at: moment })),
});
type Content = z.infer<typeof shape>;

export interface IdentityFile {
  /** Resolves when what the tables say now is safely on disk. */
  write(): Promise<void>;
  /** Puts back what the database lacks. @returns how many rows were put back or taken out */
  readBack(): Promise<number>;
}

/** For a database that syncs to disk by itself. */
export const noIdentityFile: IdentityFile = { write: async () => undefined, readBack: async () => 0 };

export function openIdentityFile({ db, dataDir, log }: { db: Db; dataDir: string; log: Log }): IdentityFile {
  const path = join(dataDir, "identity.json");
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const writeOnce = async () => writeSafely(path, `${JSON.stringify(await readTables(db))}\n`);

  /** A write that has begun may have read the tables too early; all who ask meanwhile share the one after it. */
  const write = (): Promise<void> => {
    if (!running) {
      running = writeOnce().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return write();
      });
    return next;
  };

  return { write, readBack: async () => putBack(db, await readFromDisk(path, log)) };
}

async function readTables(db: Db): Promise<Content> {
  const users = await db.selectFrom("users").selectAll().orderBy("created_at").execute();
  const tokens = await db.selectFrom("api_tokens").selectAll().orderBy("created_at").execute();
  const projects = await db.selectFrom("projects").selectAll().orderBy("created_at").execute();
  const removed = await db.selectFrom("removed_projects").selectAll().orderBy("removed_at").execute();
  const members = await db.selectFrom("project_members").selectAll().orderBy("added_at").execute();
  return {
    version: 1,
    users: users.map((row) => ({ ...row, created_at: row.created_at.toISOString() })),
    api_tokens: tokens.map((row) => ({ ...row, created_at: row.created_at.toISOString(), expires_at: row.expires_at.toISOString() })),
    projects: projects.map((row) => ({ ...row, created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() })),
    removed_projects: removed.map((row) => ({ ...row, removed_at: row.removed_at.toISOString() })),
    project_members: members.map((row) => ({ ...row, added_at: row.added_at.toISOString() })),
  };
}

async function writeSafely(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
}

/** A file that can not be read is said aloud and left where it is: the database then stands alone. */
async function readFromDisk(path: string, log: Log): Promise<Content | null> {
  try {
    return shape.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      log.error({ err: error, path }, "identity.json can not be read and was not used");
    return null;
  }
}

async function putBack(db: Db, content: Content | null): Promise<number> {
  if (!content) return 0;
  return db.transaction().execute(async (tx) => {
    const users = (await putBackUsers(tx, content)) + (await putBackTokens(tx, content));
    const projects = (await putBackRemoved(tx, content)) + (await putBackProjects(tx, content));
    return users + projects + (await putBackMembers(tx, content));
  });
}

async function putBackUsers(tx: Db, { users }: Content): Promise<number> {
  const known = new Set((await tx.selectFrom("users").select("id").execute()).map((row) => row.id));
  const missing = users.filter((user) => !known.has(user.id));
  for (const user of missing) {
    await tx.deleteFrom("users").where("email", "=", user.email).execute();
    await tx.insertInto("users").values(user).execute();
  }
  return missing.length;
}

/** A token is made and revoked, never changed: what the file names is there, and nothing else. */
async function putBackTokens(tx: Db, { api_tokens: wanted }: Content): Promise<number> {
  const found = new Set((await tx.selectFrom("api_tokens").select("id").execute()).map(({ id }) => id));
  const kept = new Set(wanted.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !found.has(id));
  const extra = [...found].filter((id) => !kept.has(id));
  if (missing.length > 0) await tx.insertInto("api_tokens").values(missing).execute();
  if (extra.length > 0) await tx.deleteFrom("api_tokens").where("id", "in", extra).execute();
  return missing.length + extra.length;
}

/** What was removed stays removed, whatever an older database says. */
async function putBackRemoved(tx: Db, { removed_projects: wanted, projects }: Content): Promise<number> {
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

async function putBackProjects(tx: Db, { projects }: Content): Promise<number> {
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

async function putBackMembers(tx: Db, { project_members: wanted, projects }: Content): Promise<number> {
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
