/** What the pages need to know of the server before anybody is signed in. */

import type { FastifyInstance } from "fastify";
import { readServer } from "#shared/api/server.ts";
import { serveOpen } from "../serve-contract.ts";
import type { Services } from "../services.ts";

export function serveServer(app: FastifyInstance, { mailer }: Services): void {
  serveOpen(app, readServer, async () => ({ sends_mail: mailer.sendsMail }));
}
