/** Making an account and signing in. Neither tells more than it must: an unknown address fails as a wrong password does, as slowly. */
import { fail } from "#shared/errors.ts";
import { makeId } from "#shared/ids.ts";
import type { Db } from "../store/database.ts";
import type { IdentityFile } from "../store/identity-file.ts";
import { isInvited } from "../store/invitations.ts";
import { createUser, readUserByEmail } from "../store/users.ts";
import { hashOfSecret } from "./link-secrets.ts";
import { isWeakPassword, type Passwords } from "./passwords.ts";
import type { Tries } from "./tries.ts";

export interface AccountDoors {
  db: Db;
  passwords: Passwords;
  tries: Tries;
  identityFile: IdentityFile;
}

interface Oneself {
  id: string;
  name: string;
  email: string;
}

interface Registration {
  email: string;
  password: string;
  name: string;
  /** Where it comes from. */
  address: string;
  /** Secret of an invitation. */
  invitation?: string | undefined;
}

/**
 * Whoever is invited comes by an address that may send many, a workshop's, and is not counted.
 *
 * @throws auth/weak-password · auth/email-taken · request/too-many · server/busy
 */
export async function registerPerson(
  { db, passwords, tries, identityFile }: AccountDoors,
  { email, password, name, address, invitation }: Registration,
): Promise<Oneself & { isInvited: boolean }> {
  if (isWeakPassword(password, { email, name })) fail("auth/weak-password");
  const invited = invitation !== undefined && (await isInvited(db, { secretHash: hashOfSecret(invitation), email }));
  if (!invited) tries.tryRegistration(address);
  const id = makeId(16);
  const made = await createUser(db, { id, email, name, passwordHash: await passwords.hash(password) });
  if (made === "exists") fail("auth/email-taken");
  await identityFile.write();
  return { id, name, email, isInvited: invited };
}

/** @returns whose it is, with the hash that the password fits @throws auth/wrong · auth/too-many · server/busy */
export async function checkPassword(
  { db, passwords, tries }: AccountDoors,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<Oneself & { passwordHash: string }> {
  const counted = tries.tryLogin(email, address);
  const account = await readUserByEmail(db, email);
  const right = await passwords.verify(account?.passwordHash ?? null, password).catch((error: unknown) => {
    counted.takeBack();
    throw error;
  });
  if (!account || !right) return fail("auth/wrong");
  counted.takeBack();
  return { id: account.id, name: account.name, email: account.email, passwordHash: account.passwordHash };
}
