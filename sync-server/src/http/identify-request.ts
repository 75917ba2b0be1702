/** Finds out who asks, once per request, and moves their cookie on when their session was. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { sessionCookie } from "../identity/cookie.ts";
import { type Identified, identify } from "../identity/identify.ts";
import type { Services } from "./services.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** null: nobody, or not asked yet. */
    identified: Identified | null;
  }
}

export async function identifyRequest({ sessions, settings }: Services, request: FastifyRequest, reply?: FastifyReply): Promise<void> {
  const secure = request.protocol === "https";
  request.identified = await identify(sessions, { cookie: request.headers.cookie, secure });
  if (!request.identified?.extended) return;
  const { secret } = request.identified;
  reply?.header("set-cookie", sessionCookie(secret, { secure, idleMs: settings.limits.sessionIdleMs }));
}
