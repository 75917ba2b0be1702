/**
 * Changing one's own account, and proving its address. Another address or password needs the present password, counted as signing in is.
 * Rules AC16–AC25, docs/spec/identity.md.
 */
import { fail } from "#shared/errors.ts";
import { addressChangedNote, addressWishedNote, passwordChangedNote, verificationLetter } from "../mail/letters.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { Settings } from "../settings.ts";
import type { Db } from "../store/database.ts";
import type { IdentityFile } from "../store/identity-file.ts";
import { markVerificationUsed, readVerification, saveVerification, setPassword } from "../store/link-proofs.ts";
import { type Account, readUser, readUserByEmail, renameUser, saveEmail, savePendingEmail, saveVerified } from "../store/users.ts";
import { hashOfSecret, linkTo, makeLinkSecret } from "./link-secrets.ts";
import { isWeakPassword, type Passwords } from "./passwords.ts";
import type { Tries } from "./tries.ts";

export interface OwnDoors {
  db: Db;
  identityFile: IdentityFile;
  mailer: Mailer;
  passwords: Passwords;
  settings: Settings;
  tries: Tries;
}

interface Change {
  name?: string | undefined;
  email?: string | undefined;
  password?: string | undefined;
  current_password?: string | undefined;
}

interface Asking {
  personId: string;
  /** Of the session that asks; it is not ended. */
  sessionKey: string;
  /** Where it comes from. */
  address: string;
  /** What links begin with. */
  base: string;
}

/** The caller ends sockets and writes the identity file. @returns the keys of sessions that ended @throws auth/wrong-password · auth/too-many · auth/weak-password · auth/email-taken · mail/failed */
export async function changeAccount(
  doors: OwnDoors,
  asking: Asking,
  { name, email, password, current_password }: Change,
): Promise<string[]> {
  const { db } = doors;
  const account = await readOwn(db, asking.personId);
  const asksForMore = password !== undefined || (email !== undefined && email !== account.email);
  if (asksForMore) await checkCurrent(doors, account, current_password ?? "", asking.address);
  if (password !== undefined && isWeakPassword(password, { email: email ?? account.email, name: name ?? account.name }))
    fail("auth/weak-password");
  // First what may fail, so that an error never hides that something else was done.
  if (email !== undefined) await changeEmail(doors, account, asking, email);
  if (name !== undefined) await renameUser(db, account.id, name);
  return password === undefined ? [] : await changePassword(doors, account, asking, { password, keepsWish: email !== undefined });
}

export const readOwn = async (db: Db, personId: string): Promise<Account> => (await readUser(db, personId)) ?? fail("auth/required");

async function checkCurrent({ passwords, tries }: OwnDoors, account: Account, password: string, address: string): Promise<void> {
  const counted = tries.tryLogin(account.email, address);
  const right = await passwords.verify(account.passwordHash, password).catch((error: unknown) => {
    counted.takeBack();
    throw error;
  });
  if (!right) fail("auth/wrong-password");
  counted.takeBack();
}

async function changePassword(
  { db, mailer, passwords }: OwnDoors,
  account: Account,
  { sessionKey }: Asking,
  { password, keepsWish }: { password: string; keepsWish: boolean },
): Promise<string[]> {
  const newHash = await passwords.hash(password);
  const ended = await setPassword(db, { userId: account.id, oldHash: account.passwordHash, newHash, butKey: sessionKey, keepsWish });
  if (!ended) return fail("auth/wrong-password");
  mailer.sendLater(passwordChangedNote(account.email));
  return ended;
}

/** Where mail is sent the address waits for its proof; where none is, a person is taken at their word. */
async function changeEmail(doors: OwnDoors, account: Account, asking: Asking, email: string): Promise<void> {
  const { db, identityFile, mailer, tries } = doors;
  if (email === account.email) return void (await savePendingEmail(db, account, null));
  tries.tryAddress(account.id);
  if (!mailer.sendsMail) {
    const saved = await saveEmail(db, account.id, { email, by: account });
    if (saved !== "saved") fail(saved === "taken" ? "auth/email-taken" : "auth/wrong-password");
    mailer.sendLater(addressChangedNote(account.email, email));
    return;
  }
  if (await readUserByEmail(db, email)) fail("auth/email-taken");
  tries.tryMail(email);
  if (!(await savePendingEmail(db, account, email))) fail("auth/wrong-password");
  await identityFile.write();
  mailer.sendLater(addressWishedNote(account.email, email));
  await mailVerification(doors, { ...account, pendingEmail: email }, asking.base);
}

/** To the pending address if there is one; nothing where there is nothing to prove. @throws mail/failed · request/too-many */
export async function sendVerification(doors: OwnDoors, { personId, base }: Pick<Asking, "personId" | "base">): Promise<void> {
  const account = await readOwn(doors.db, personId);
  if (account.pendingEmail === null && account.emailVerifiedAt) return;
  doors.tries.tryMail(account.pendingEmail ?? account.email);
  await mailVerification(doors, account, base);
}

async function mailVerification(doors: OwnDoors, account: Account, base: string): Promise<void> {
  const outcome = await doors.mailer.send(await verificationFor(doors, account, base));
  if (outcome.state === "failed") fail("mail/failed", { why: outcome.why });
}

/** For somebody who has just registered, who does not wait for it. */
export async function beginVerification(doors: OwnDoors, { personId, base }: Pick<Asking, "personId" | "base">): Promise<void> {
  doors.mailer.sendLater(await verificationFor(doors, await readOwn(doors.db, personId), base));
}

async function verificationFor({ db, settings }: OwnDoors, { id, name, email, pendingEmail }: Account, base: string) {
  const to = pendingEmail ?? email;
  const secret = makeLinkSecret();
  const expiresAt = new Date(Date.now() + settings.limits.verificationMs);
  await saveVerification(db, { userId: id, email: to, secretHash: hashOfSecret(secret), expiresAt });
  return verificationLetter({ to, url: linkTo(base, "verify-email", secret) }, { name });
}

/** @returns the address that is proven now @throws verification/over · auth/email-taken · request/too-many */
export async function verifyEmail(
  { db, identityFile, mailer, tries }: OwnDoors,
  { secret, address }: { secret: string; address: string },
): Promise<string> {
  const counted = tries.tryLink(address);
  const secretHash = hashOfSecret(secret);
  const found = await readVerification(db, secretHash);
  if (!found) return fail("verification/over");
  counted.takeBack();
  const { userId, email, present, pending, isUsed } = found;
  if (isUsed && email === present) return email;
  if (isUsed || (email !== present && email !== pending)) return fail("verification/over");
  if (email === present) await saveVerified(db, userId, email);
  else {
    const saved = await saveEmail(db, userId, { email, by: "proof" });
    if (saved !== "saved") fail(saved === "taken" ? "auth/email-taken" : "verification/over");
    mailer.sendLater(addressChangedNote(present, email));
  }
  await markVerificationUsed(db, secretHash);
  await identityFile.write();
  return email;
}
