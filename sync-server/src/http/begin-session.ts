/** Beginning and ending the session of a request. Each sign-in begins a new one and ends the one that was shown (S2). */
import type { FastifyReply, FastifyRequest } from "fastify";
import { sessionCookie } from "../identity/cookie.ts";
import { deviceName } from "../identity/device-name.ts";
import type { Services } from "./services.ts";

export async function beginSession(services: Services, request: FastifyRequest, reply: FastifyReply, userId: string): Promise<void> {
  await endSession(services, request);
  const secret = await services.sessions.begin(userId, deviceName(request.headers["user-agent"]));
  const secure = request.protocol === "https";
  reply.header("set-cookie", sessionCookie(secret, { secure, idleMs: services.settings.limits.sessionIdleMs }));
}

export async function endSession({ sessions, collaboration }: Services, { identified }: FastifyRequest): Promise<void> {
  if (!identified) return;
  await sessions.end(identified.secret);
  collaboration.endSession(identified.person.sessionKey);
}
