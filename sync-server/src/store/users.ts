/** Accounts. Addresses are kept in lower case; the caller lowers them. */
import { sql } from "kysely";
import type { Preferences } from "#shared/api/preferences.ts";
import type { Db } from "./database.ts";

export interface NewAccount {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
}

export interface Account extends NewAccount {
  emailVerifiedAt: Date | null;
  pendingEmail: string | null;
  preferences: Preferences;
}

/** @returns "created" · "exists" when the address belongs to an account already */
export async function createUser(db: Db, { id, email, name, passwordHash }: NewAccount): Promise<"created" | "exists"> {
  const created = await db
    .insertInto("users")
    .values({ id, email, name, password_hash: passwordHash })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  return created ? "created" : "exists";
}

export async function readUserByEmail(db: Db, email: string): Promise<Account | null> {
  return (await accounts(db).where("email", "=", email).executeTakeFirst()) ?? null;
}

export async function readUser(db: Db, id: string): Promise<Account | null> {
  return (await accounts(db).where("id", "=", id).executeTakeFirst()) ?? null;
}

const accounts = (db: Db) =>
  db
    .selectFrom("users")
    .select(["id", "email", "name", "preferences"])
    .select(["password_hash as passwordHash", "email_verified_at as emailVerifiedAt", "pending_email as pendingEmail"]);

export async function renameUser(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable("users").set({ name }).where("id", "=", id).execute();
}

/** An address somebody wishes for, or (null) no longer does. @returns whether this is still the hash of their password */
export async function savePendingEmail(
  db: Db,
  { id, passwordHash }: Pick<Account, "id" | "passwordHash">,
  pendingEmail: string | null,
): Promise<boolean> {
  const saving = db
    .updateTable("users")
    .set({ pending_email: pendingEmail })
    .where("id", "=", id)
    .where("password_hash", "=", passwordHash);
  return (await saving.returning("id").executeTakeFirst()) !== undefined;
}

/**
 * Gives a person another address; links that were mailed to the old one open nothing any more. Either the address is still wished for,
 * and proven now, or it is asked for with the password that still is the person's.
 *
 * @returns "taken" when it belongs to another account · "unwished"
 */
export async function saveEmail(
  db: Db,
  id: string,
  { email, by }: { email: string; by: "proof" | { passwordHash: string } },
): Promise<"saved" | "taken" | "unwished"> {
  const verifiedAt = by === "proof" ? new Date() : null;
  try {
    return await db.transaction().execute(async (tx) => {
      const saving = tx.updateTable("users").set({ email, email_verified_at: verifiedAt, pending_email: null }).where("id", "=", id);
      const asWished = by === "proof" ? saving.where("pending_email", "=", email) : saving.where("password_hash", "=", by.passwordHash);
      if (!(await asWished.returning("id").executeTakeFirst())) return "unwished";
      await tx.deleteFrom("password_resets").where("user_id", "=", id).execute();
      return "saved";
    });
  } catch (error) {
    const other = await db.selectFrom("users").select("id").where("email", "=", email).where("id", "<>", id).executeTakeFirst();
    if (other) return "taken";
    throw error;
  }
}

/** That somebody opened what was mailed to the person's present address; the first time counts. */
export async function saveVerified(db: Db, id: string, email: string): Promise<void> {
  await db
    .updateTable("users")
    .set({ email_verified_at: sql<Date>`coalesce(email_verified_at, now())` })
    .where("id", "=", id)
    .where("email", "=", email)
    .execute();
}

/** Field by field. @returns all of them */
export async function savePreferences(db: Db, id: string, changed: Preferences): Promise<Preferences> {
  const { preferences } = await db
    .updateTable("users")
    .set({ preferences: sql<string>`preferences || ${JSON.stringify(changed)}::jsonb` })
    .where("id", "=", id)
    .returning("preferences")
    .executeTakeFirstOrThrow();
  return preferences;
}
