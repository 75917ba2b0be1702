/** One's own account: name, address, password, preferences, and proving the address. A new password ends all other sessions at once. */

import type { FastifyInstance } from "fastify";
import { sendVerification, updateMe, verifyEmail } from "#shared/api/account.ts";
import type { Account } from "#shared/api/auth.ts";
import { changePreferences } from "#shared/api/preferences.ts";
import * as own from "../../identity/own-account.ts";
import { type Account as StoredAccount, savePreferences } from "../../store/users.ts";
import { linkBase } from "../link-base.ts";
import { serve, serveOpen } from "../serve-contract.ts";
import type { Services } from "../services.ts";

export function serveAccount(app: FastifyInstance, services: Services): void {
  const { collaboration, db, identityFile, settings } = services;

  serve(app, services, updateMe, async ({ person, body, request }) => {
    const { id: personId, sessionKey } = person;
    const asking = { personId, sessionKey, address: request.ip, base: linkBase(settings, request) };
    for (const key of await own.changeAccount(services, asking, body)) collaboration.endSession(key);
    await identityFile.write();
    return accountAnswer(await own.readOwn(db, personId));
  });

  serve(app, services, changePreferences, ({ person, body }) => savePreferences(db, person.id, body));

  serve(app, services, sendVerification, async ({ person, request }) => {
    await own.sendVerification(services, { personId: person.id, base: linkBase(settings, request) });
    return undefined;
  });

  serveOpen(app, verifyEmail, async ({ body, request }) => ({
    email: await own.verifyEmail(services, { secret: body.secret, address: request.ip }),
  }));
}

export const accountAnswer = ({ id, name, email, emailVerifiedAt, pendingEmail, preferences }: StoredAccount): Account => ({
  id,
  name,
  email,
  email_verified: emailVerifiedAt !== null,
  pending_email: pendingEmail,
  preferences,
});
