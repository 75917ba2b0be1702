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

export async function createSession(db: Db, { key, userId, expiresAt }: StoredSession): Promise<void> {
  await db.insertInto("sessions").values({ id: key, user_id: userId, expires_at: expiresAt }).execute();
}

/** A session with whom it belongs to, expired or not; null when there is none. */
export async function readSession(db: Db, key: string): Promise<{ session: StoredSession; owner: SessionOwner } | null> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .where("sessions.id", "=", key)
    .select(["sessions.expires_at", "users.id", "users.name", "users.email"])
    .executeTakeFirst();
  if (!row) return null;
  const { expires_at: expiresAt, ...owner } = row;
  return { session: { key, userId: owner.id, expiresAt }, owner };
}

export async function listSessions(db: Db, userId: string): Promise<StoredSession[]> {
  const rows = await db.selectFrom("sessions").select(["id", "expires_at"]).where("user_id", "=", userId).execute();
  return rows.map(({ id, expires_at }) => ({ key: id, userId, expiresAt: expires_at }));
}

/** Moves a session's end on, at most to `longestMs` after its beginning. */
export async function extendSession(db: Db, key: string, expiresAt: Date, longestMs: number): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ expires_at: sql<Date>`least(${expiresAt}::timestamptz, created_at + ${longestMs}::bigint * interval '1 millisecond')` })
    .where("id", "=", key)
    .execute();
}

export async function removeSession(db: Db, key: string): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", key).execute();
}

export async function removeSessionsOf(db: Db, userId: string): Promise<void> {
  await db.deleteFrom("sessions").where("user_id", "=", userId).execute();
}

export async function removeExpiredSessions(db: Db): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<", new Date()).execute();
}
