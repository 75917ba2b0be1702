/** Accounts. Addresses are kept in lower case; the caller lowers them. */
import type { Db } from "./database.ts";

export interface Account {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
}

/** @returns "created" · "exists" when the address belongs to an account already */
export async function createUser(db: Db, { id, email, name, passwordHash }: Account): Promise<"created" | "exists"> {
  const created = await db
    .insertInto("users")
    .values({ id, email, name, password_hash: passwordHash })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  return created ? "created" : "exists";
}

export async function readUserByEmail(db: Db, email: string): Promise<Account | null> {
  const row = await db.selectFrom("users").select(["id", "email", "name", "password_hash"]).where("email", "=", email).executeTakeFirst();
  if (!row) return null;
  const { password_hash: passwordHash, ...rest } = row;
  return { ...rest, passwordHash };
}
