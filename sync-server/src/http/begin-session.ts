/** Beginning and ending the session of a request. Each sign-in begins a new one and ends the one that was shown (S2). */
import type { FastifyReply, FastifyRequest } from "fastify";
import { sessionCookie } from "../identity/cookie.ts";
import { deviceName } from "../identity/device-name.ts";
import type { Services } from "./services.ts";

interface Entering {
  readonly id: string;
  /** Of the password that was shown. */
  readonly passwordHash?: string;
}

/** @throws auth/wrong when the password was replaced meanwhile */
export async function beginSession(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, passwordHash }: Entering,
): Promise<void> {
  await endShown(services, request);
  const secret = await services.sessions.begin(id, { device: deviceName(request.headers["user-agent"]), passwordHash });
  await services.identityFile.write();
  const secure = request.protocol === "https";
  reply.header("set-cookie", sessionCookie(secret, { secure, idleMs: services.settings.limits.sessionIdleMs }));
}

export async function endSession(services: Services, request: FastifyRequest): Promise<void> {
  await endShown(services, request);
  await services.identityFile.write();
}

async function endShown({ sessions, collaboration }: Services, { identified }: FastifyRequest): Promise<void> {
  if (!identified) return;
  await sessions.end(identified.secret);
  collaboration.endSession(identified.person.sessionKey);
}
