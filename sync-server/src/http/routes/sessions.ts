/** Where somebody is signed in. What is ended loses its sockets before the call is answered. */

import type { FastifyInstance } from "fastify";
import { endOtherSessions, endSession, listSessions } from "#shared/api/sessions.ts";
import { fail } from "#shared/errors.ts";
import * as stored from "../../store/sessions.ts";
import { listAnswer, offsetOf } from "../pages.ts";
import { serve } from "../serve-contract.ts";
import type { Services } from "../services.ts";

export function serveSessions(app: FastifyInstance, services: Services): void {
  const { collaboration, db, identityFile } = services;

  serve(app, services, listSessions, async ({ person, query }) => {
    const mine = { userId: person.id, key: person.sessionKey };
    const { sessions, total } = await stored.listLiveSessions(db, mine, offsetOf(query));
    return listAnswer(
      sessions.map(({ id, key, device, createdAt, lastSeenAt }) => ({
        id,
        device,
        created_at: createdAt.toISOString(),
        last_seen_at: lastSeenAt.toISOString(),
        is_this: key === person.sessionKey,
      })),
      query,
      total,
    );
  });

  serve(app, services, endSession, async ({ person, params }) => {
    const key = await stored.removeSessionById(db, person.id, params.session);
    collaboration.endSession(key ?? fail("request/not-found"));
    await identityFile.write();
    return undefined;
  });

  serve(app, services, endOtherSessions, async ({ person }) => {
    for (const key of await stored.removeSessionsOf(db, person.id, person.sessionKey)) collaboration.endSession(key);
    await identityFile.write();
    return undefined;
  });
}
