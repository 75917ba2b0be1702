/**
 * A new password for whoever reads an account's mail. Asking tells nobody whether there is such an account: the answer is given before
 * anything is looked up. Rules AC11–AC15, docs/spec/identity.md; why so much ends with it: docs/decisions/0026.
 */
import { fail } from "#shared/errors.ts";
import type { Log } from "../log.ts";
import { passwordResetNote, resetLetter } from "../mail/letters.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { Settings } from "../settings.ts";
import type { Db } from "../store/database.ts";
import { type Ended, readPasswordReset, savePasswordReset, setPasswordBySecret } from "../store/link-proofs.ts";
import { readUserByEmail } from "../store/users.ts";
import { hashOfSecret, linkTo, makeLinkSecret } from "./link-secrets.ts";
import { isWeakPassword, type Passwords } from "./passwords.ts";
import type { Tries } from "./tries.ts";

export interface ResetDoors {
  db: Db;
  log: Log;
  mailer: Mailer;
  passwords: Passwords;
  settings: Settings;
  tries: Tries;
}

/** Comes back at once; the rest is done by itself. @throws request/too-many */
export function askForReset(doors: ResetDoors, { email, address, base }: { email: string; address: string; base: string }): void {
  doors.tries.tryReset(email, address);
  void mailReset(doors, email, base).catch((error: unknown) => doors.log.error({ err: error }, "a reset could not be begun"));
}

async function mailReset({ db, mailer, settings }: ResetDoors, email: string, base: string): Promise<void> {
  const account = await readUserByEmail(db, email);
  if (!account) return;
  const secret = makeLinkSecret();
  const expiresAt = new Date(Date.now() + settings.limits.resetMs);
  await savePasswordReset(db, { userId: account.id, secretHash: hashOfSecret(secret), expiresAt });
  mailer.sendLater(resetLetter({ to: email, url: linkTo(base, "reset-password", secret) }));
}

/** The caller ends sockets and writes the identity file. @returns whose password it was, and what it ended @throws reset/over · auth/weak-password · request/too-many · server/busy */
export async function resetPassword(
  { db, mailer, passwords, tries }: ResetDoors,
  { secret, password, address }: { secret: string; password: string; address: string },
): Promise<{ person: { id: string; name: string; email: string }; ended: Ended }> {
  const secretHash = hashOfSecret(secret);
  const counted = tries.tryLink(address);
  const found = await readPasswordReset(db, secretHash);
  if (!found) return fail("reset/over");
  counted.takeBack();
  const { userId: id, email, name } = found;
  if (isWeakPassword(password, found)) fail("auth/weak-password");
  const passwordHash = await passwords.hash(password);
  const ended = await setPasswordBySecret(db, { secretHash, passwordHash, provesAddress: mailer.sendsMail });
  if (!ended) return fail("reset/over");
  mailer.sendLater(passwordResetNote(email));
  return { person: { id, name, email }, ended };
}
