/** Whether the server can do its work, for whoever watches over it; tells nothing about what is in it. */
import type { FastifyInstance } from "fastify";
import { answers } from "../store/database.ts";
import type { Services } from "./services.ts";

const waitMs = 1000;

export function serveHealth(app: FastifyInstance, { db, collaboration }: Services): void {
  app.get("/health", { schema: { hide: true } }, async (_, reply) => {
    const database = await answers(db, waitMs);
    const { damagedRows, redis } = collaboration.stats();
    // Without Redis everything is right, and slower with the people of other servers.
    const body = { status: database ? "ok" : "failing", database, journal: damagedRows === 0, ...(redis ? { redis } : {}) };
    return reply.code(database ? 200 : 503).send(body);
  });
}
