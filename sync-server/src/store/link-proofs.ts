/**
 * Links that were mailed to somebody and prove that they read that mail: for a new password, for an address. Only hashes are kept,
 * and a person has one of each: a newer one takes the older one's place.
 */
import type { Db } from "./database.ts";
import { removeSessionsOf } from "./sessions.ts";

export async function savePasswordReset(
  db: Db,
  { userId, secretHash, expiresAt }: { userId: string; secretHash: string; expiresAt: Date },
): Promise<void> {
  const fresh = { secret_hash: secretHash, expires_at: expiresAt, created_at: new Date() };
  await db
    .insertInto("password_resets")
    .values({ user_id: userId, ...fresh })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(fresh))
    .execute();
}

/** Whose new password a secret may set; null when it may set nobody's. */
export async function readPasswordReset(db: Db, secretHash: string): Promise<{ userId: string; email: string; name: string } | null> {
  const row = await db
    .selectFrom("password_resets")
    .innerJoin("users", "users.id", "password_resets.user_id")
    .where("password_resets.secret_hash", "=", secretHash)
    .where("password_resets.expires_at", ">", new Date())
    .select(["users.id as userId", "users.email", "users.name"])
    .executeTakeFirst();
  return row ?? null;
}

/** What a new password ended. */
export interface Ended {
  sessions: string[];
  tokens: string[];
}

/**
 * Sets a password by a secret, once. Everything that opened the account until now opens it no more: sessions, API tokens, the wish
 * for another address. The address is proven, since the secret was mailed there.
 *
 * @returns null when the secret was used meanwhile
 */
export async function setPasswordBySecret(
  db: Db,
  { secretHash, passwordHash, provesAddress }: { secretHash: string; passwordHash: string; provesAddress: boolean },
): Promise<Ended | null> {
  return db.transaction().execute(async (tx) => {
    const used = await tx
      .deleteFrom("password_resets")
      .where("secret_hash", "=", secretHash)
      .where("expires_at", ">", new Date())
      .returning("user_id")
      .executeTakeFirst();
    if (!used) return null;
    const { user_id: userId } = used;
    const account = await tx.selectFrom("users").select("email_verified_at").where("id", "=", userId).forUpdate().executeTakeFirstOrThrow();
    const verifiedAt = account.email_verified_at ?? (provesAddress ? new Date() : null);
    await tx
      .updateTable("users")
      .set({ password_hash: passwordHash, pending_email: null, email_verified_at: verifiedAt })
      .where("id", "=", userId)
      .execute();
    await tx.deleteFrom("email_verifications").where("user_id", "=", userId).execute();
    const tokens = await tx.deleteFrom("api_tokens").where("user_id", "=", userId).returning("id").execute();
    return { sessions: await removeSessionsOf(tx, userId), tokens: tokens.map(({ id }) => id) };
  });
}

/**
 * Sets a password for somebody who has shown the old one. A wish for another address that was made with the old one is gone: whoever else
 * knew it may have made it, and would have the account with the link that proves it.
 *
 * @param keepsWish it is made now, with this password
 * @returns the keys of the sessions this ended, all but the one that asks · null when the old one was replaced meanwhile
 */
export async function setPassword(
  db: Db,
  { userId, oldHash, newHash, butKey, keepsWish }: { userId: string; oldHash: string; newHash: string; butKey: string; keepsWish: boolean },
): Promise<string[] | null> {
  return db.transaction().execute(async (tx) => {
    const changed = { password_hash: newHash, ...(keepsWish ? {} : { pending_email: null }) };
    const changing = tx.updateTable("users").set(changed).where("id", "=", userId).where("password_hash", "=", oldHash);
    if (!(await changing.returning("id").executeTakeFirst())) return null;
    await tx.deleteFrom("password_resets").where("user_id", "=", userId).execute();
    return removeSessionsOf(tx, userId, butKey);
  });
}

export async function saveVerification(
  db: Db,
  { userId, email, secretHash, expiresAt }: { userId: string; email: string; secretHash: string; expiresAt: Date },
): Promise<void> {
  const fresh = { email, secret_hash: secretHash, expires_at: expiresAt, created_at: new Date(), used_at: null };
  await db
    .insertInto("email_verifications")
    .values({ user_id: userId, ...fresh })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(fresh))
    .execute();
}

/** What a secret proves; null when it is nobody's, or expired. */
export async function readVerification(
  db: Db,
  secretHash: string,
): Promise<{ userId: string; email: string; isUsed: boolean; present: string; pending: string | null } | null> {
  const row = await db
    .selectFrom("email_verifications")
    .innerJoin("users", "users.id", "email_verifications.user_id")
    .where("email_verifications.secret_hash", "=", secretHash)
    .where("email_verifications.expires_at", ">", new Date())
    .select(["users.id as userId", "users.email as present", "users.pending_email as pending"])
    .select(["email_verifications.email", "email_verifications.used_at as usedAt"])
    .executeTakeFirst();
  if (!row) return null;
  const { usedAt, ...rest } = row;
  return { ...rest, isUsed: usedAt !== null };
}

/** @returns whether it was not used before */
export async function markVerificationUsed(db: Db, secretHash: string): Promise<boolean> {
  const used = await db
    .updateTable("email_verifications")
    .set({ used_at: new Date() })
    .where("secret_hash", "=", secretHash)
    .where("used_at", "is", null)
    .returning("user_id")
    .executeTakeFirst();
  return used !== undefined;
}

/** Forgets links that open nothing any more. */
export async function removeExpiredProofs(db: Db): Promise<void> {
  const now = new Date();
  await db.deleteFrom("password_resets").where("expires_at", "<", now).execute();
  await db.deleteFrom("email_verifications").where("expires_at", "<", now).execute();
}
