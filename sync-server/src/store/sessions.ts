/**
 * Sessions, by the hash of their secret. The secret itself is only ever in a cookie, so a copy of this table opens nothing.
 */
import { sql } from "kysely";
import type { Db } from "./database.ts";

export interface StoredSession {
  key: string;
  userId: string;
  expiresAt: Date;
}

export interface SessionOwner {
  id: string;
  name: string;
  email: string;
}

/** A session as its person sees it. */
export interface ListedSession {
  key: string;
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/**
 * With the hash of the password that was shown, a session begins only while that is the person's password: one that is being replaced at
 * this moment waits for the other, so that it ends this session too.
 *
 * @returns whether it began
 */
export async function createSession(
  db: Db,
  { key, userId, expiresAt, device, passwordHash }: StoredSession & { device: string; passwordHash?: string | undefined },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const account = await tx.selectFrom("users").select("password_hash").where("id", "=", userId).forShare().executeTakeFirst();
    if (passwordHash !== undefined && account?.password_hash !== passwordHash) return false;
    await tx.insertInto("sessions").values({ id: key, user_id: userId, expires_at: expiresAt, device }).execute();
    return true;
  });
}

/** A session with whom it belongs to, expired or not; null when there is none. */
export async function readSession(db: Db, key: string): Promise<{ session: StoredSession; owner: SessionOwner; lastSeenAt: Date } | null> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .where("sessions.id", "=", key)
    .select(["sessions.expires_at", "sessions.last_seen_at", "users.id", "users.name", "users.email"])
    .executeTakeFirst();
  if (!row) return null;
  const { expires_at: expiresAt, last_seen_at: lastSeenAt, ...owner } = row;
  return { session: { key, userId: owner.id, expiresAt }, owner, lastSeenAt };
}

export async function listSessions(db: Db, userId: string): Promise<StoredSession[]> {
  const rows = await db.selectFrom("sessions").select(["id", "expires_at"]).where("user_id", "=", userId).execute();
  return rows.map(({ id, expires_at }) => ({ key: id, userId, expiresAt: expires_at }));
}

/** A person's sessions that are not over: first the one named by `key`, then the one used last. */
export async function listLiveSessions(
  db: Db,
  { userId, key }: { userId: string; key: string },
  page: { offset: number; limit: number },
): Promise<{ sessions: ListedSession[]; total: number }> {
  const living = db.selectFrom("sessions").where("user_id", "=", userId).where("expires_at", ">", new Date());
  const sessions = await living
    .select(["id as key", "public_id as id", "device", "created_at as createdAt", "last_seen_at as lastSeenAt"])
    .orderBy(sql`id <> ${key}`)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const { total } = await living.select(db.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return { sessions, total: Number(total) };
}

/** Moves a session's end on, at most to `longestMs` after its beginning. */
export async function extendSession(db: Db, key: string, expiresAt: Date, longestMs: number): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ expires_at: sql<Date>`least(${expiresAt}::timestamptz, created_at + ${longestMs}::bigint * interval '1 millisecond')` })
    .where("id", "=", key)
    .execute();
}

export async function saveSeen(db: Db, key: string, at: Date): Promise<void> {
  await db.updateTable("sessions").set({ last_seen_at: at }).where("id", "=", key).where("last_seen_at", "<", at).execute();
}

export async function removeSession(db: Db, key: string): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", key).execute();
}

/** @returns the session's key; null when the person has no such session */
export async function removeSessionById(db: Db, userId: string, id: string): Promise<string | null> {
  const removed = await db
    .deleteFrom("sessions")
    .where("user_id", "=", userId)
    .where("public_id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return removed?.id ?? null;
}

/** Every session of a person but the one named by `butKey`. @returns their keys */
export async function removeSessionsOf(db: Db, userId: string, butKey = ""): Promise<string[]> {
  const removed = await db.deleteFrom("sessions").where("user_id", "=", userId).where("id", "<>", butKey).returning("id").execute();
  return removed.map(({ id }) => id);
}

export async function removeExpiredSessions(db: Db): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<", new Date()).execute();
}
