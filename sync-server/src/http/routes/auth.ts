/** Register, sign in, sign out, who am I; a new password for those who forgot theirs. */

import type { FastifyInstance } from "fastify";
import { login, logout, register, whoAmI } from "#shared/api/auth.ts";
import { requestPasswordReset, resetPassword } from "#shared/api/password-resets.ts";
import { checkPassword, registerPerson } from "../../identity/accounts.ts";
import { tokenKey } from "../../identity/api-tokens.ts";
import { blankCookie } from "../../identity/cookie.ts";
import { beginVerification, readOwn } from "../../identity/own-account.ts";
import * as resets from "../../identity/password-resets.ts";
import { beginSession, endSession } from "../begin-session.ts";
import { openLinkBase } from "../link-base.ts";
import { serve, serveOpen } from "../serve-contract.ts";
import type { Services } from "../services.ts";
import { accountAnswer } from "./account.ts";

export function serveAuth(app: FastifyInstance, services: Services): void {
  const { collaboration, db, settings } = services;

  serveOpen(app, register, async ({ body, request, reply }) => {
    const { isInvited, ...person } = await registerPerson(services, { ...body, address: request.ip });
    await beginSession(services, request, reply, person);
    if (!isInvited) await beginVerification(services, { personId: person.id, base: openLinkBase(settings, request) });
    return person;
  });
  serveOpen(app, login, async ({ body, request, reply }) => {
    const { passwordHash, ...person } = await checkPassword(services, { ...body, address: request.ip });
    await beginSession(services, request, reply, { id: person.id, passwordHash });
    return person;
  });
  serveOpen(app, logout, async ({ request, reply }) => {
    await endSession(services, request);
    reply.header("set-cookie", blankCookie({ secure: request.protocol === "https" }));
    return undefined;
  });
  serveOpen(app, requestPasswordReset, async ({ body, request }) => {
    resets.askForReset(services, { email: body.email, address: request.ip, base: openLinkBase(settings, request) });
    return undefined;
  });
  serveOpen(app, resetPassword, async ({ body, request, reply }) => {
    const { person, ended } = await resets.resetPassword(services, { ...body, address: request.ip });
    for (const key of [...ended.sessions, ...ended.tokens.map(tokenKey)]) collaboration.endSession(key);
    await beginSession(services, request, reply, person);
    return person;
  });
  serve(app, services, whoAmI, async ({ person }) => accountAnswer(await readOwn(db, person.id)));
}
