/** How often the API may be called: per session where there is one, per address otherwise. Every answer says what is left. */

import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { OrcaError } from "#shared/errors.ts";
import { addressKey } from "../identity/tries.ts";
import type { Settings } from "../settings.ts";

const minuteMs = 60_000;

export async function limitRates(app: FastifyInstance, { limits: { rates }, ratesLifted }: Settings): Promise<void> {
  if (ratesLifted) return;
  await app.register(rateLimit, {
    keyGenerator: ({ identified, ip }) => identified?.person.sessionKey ?? addressKey(ip),
    max: (request) => (isSignedIn(request) ? rates.callsPerMinute : rates.anonymousCallsPerHour),
    timeWindow: (request) => (isSignedIn(request) ? minuteMs : 60 * minuteMs),
    errorResponseBuilder: (_, { ttl }) => new OrcaError("request/too-many", { seconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
}

const isSignedIn = (request: FastifyRequest): boolean => Boolean(request.identified);
