/** API tokens, by their id. Their secrets are nowhere; a copy of this table opens nothing. */
import type { TokenScope } from "#shared/permissions.ts";
import type { Db } from "./database.ts";

export interface StoredToken {
  id: string;
  name: string;
  scope: TokenScope;
  createdAt: Date;
  expiresAt: Date;
}

export interface TokenOwner {
  id: string;
  name: string;
  scope: TokenScope;
  secretHash: string;
}

interface NewToken extends Omit<StoredToken, "createdAt"> {
  userId: string;
  secretHash: string;
  most: number;
  /** Of the session that asks. A new password that ends it at this moment must not miss the token. */
  sessionKey: string;
}

/** @returns "full" when the person has `most` tokens already · "over" when the session is */
export async function createToken(
  db: Db,
  { userId, secretHash, most, sessionKey, ...given }: NewToken,
): Promise<StoredToken | "full" | "over"> {
  return db.transaction().execute(async (tx) => {
    // Two at once must not both be the last: whoever counts holds the person's row.
    await tx.selectFrom("users").select("id").where("id", "=", userId).forUpdate().execute();
    if (!(await tx.selectFrom("sessions").select("id").where("id", "=", sessionKey).executeTakeFirst())) return "over";
    if ((await countTokens(tx, userId)) >= most) return "full";
    const { id, name, scope, expiresAt } = given;
    const row = await tx
      .insertInto("api_tokens")
      .values({ id, user_id: userId, name, scope, secret_hash: secretHash, expires_at: expiresAt })
      .returning("created_at")
      .executeTakeFirstOrThrow();
    return { ...given, createdAt: row.created_at };
  });
}

/** A person's tokens, the newest first; those that are over stay until they are revoked. */
export async function listTokens(
  db: Db,
  userId: string,
  page: { offset: number; limit: number },
): Promise<{ tokens: StoredToken[]; total: number }> {
  const tokens = await db
    .selectFrom("api_tokens")
    .select(["id", "name", "scope", "created_at as createdAt", "expires_at as expiresAt"])
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return { tokens, total: await countTokens(db, userId) };
}

/** @returns whether the person had such a token */
export async function removeToken(db: Db, userId: string, id: string): Promise<boolean> {
  const removed = await db.deleteFrom("api_tokens").where("id", "=", id).where("user_id", "=", userId).returning("id").executeTakeFirst();
  return removed !== undefined;
}

/** Whose a token is; null when there is none, or it is over. */
export async function readTokenOwner(db: Db, id: string): Promise<TokenOwner | null> {
  const row = await db
    .selectFrom("api_tokens")
    .innerJoin("users", "users.id", "api_tokens.user_id")
    .where("api_tokens.id", "=", id)
    .where("api_tokens.expires_at", ">", new Date())
    .select(["users.id", "users.name", "api_tokens.scope", "api_tokens.secret_hash as secretHash"])
    .executeTakeFirst();
  return row ?? null;
}

async function countTokens(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("api_tokens")
    .select(db.fn.countAll<number>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
