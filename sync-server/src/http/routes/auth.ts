/** Register, sign in, sign out, who am I. Each sign-in begins a new session and ends the one that was shown (S2). */

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { login, logout, register, whoAmI } from "#shared/api/auth.ts";
import { checkPassword, registerPerson } from "../../identity/accounts.ts";
import { blankCookie, sessionCookie } from "../../identity/cookie.ts";
import { serve, serveOpen } from "../serve-contract.ts";
import type { Services } from "../services.ts";

export function serveAuth(app: FastifyInstance, services: Services): void {
  serveOpen(app, register, async ({ body, request, reply }) => {
    const person = await registerPerson(services, { ...body, address: request.ip });
    await beginSession(services, request, reply, person.id);
    return person;
  });
  serveOpen(app, login, async ({ body, request, reply }) => {
    const person = await checkPassword(services, { email: body.email, password: body.password, address: request.ip });
    await beginSession(services, request, reply, person.id);
    return person;
  });
  serveOpen(app, logout, async ({ request, reply }) => {
    await endSession(services, request);
    reply.header("set-cookie", blankCookie({ secure: request.protocol === "https" }));
    return undefined;
  });
  serve(app, services, whoAmI, async ({ person: { id, name, email } }) => ({
    id,
    name,
    email,
    email_verified: false,
    pending_email: null,
    preferences: {},
  }));
}

async function beginSession(services: Services, request: FastifyRequest, reply: FastifyReply, userId: string): Promise<void> {
  await endSession(services, request);
  const secret = await services.sessions.begin(userId);
  const secure = request.protocol === "https";
  reply.header("set-cookie", sessionCookie(secret, { secure, idleMs: services.settings.limits.sessionIdleMs }));
}

async function endSession({ sessions, collaboration }: Services, { identified }: FastifyRequest): Promise<void> {
  if (!identified) return;
  await sessions.end(identified.secret);
  collaboration.endSession(identified.person.sessionKey);
}
