/**
 * The sockets' door. Origin, session and how many sockets somebody has are asked before the upgrade, so a refusal is plain HTTP;
 * what the socket then says is collaboration's business. Rules I17, I18, docs/spec/identity.md.
 */

import websocket from "@fastify/websocket";
import type { FastifyInstance } from "fastify";
import { syncPath } from "#shared/api/sync.ts";
import { fail } from "#shared/errors.ts";
import { identifyRequest } from "./identify-request.ts";
import { servePlain } from "./plain-route.ts";
import { checkSocketOrigin } from "./same-site.ts";
import type { Services } from "./services.ts";
import { createSocketCounts } from "./socket-counts.ts";

/** Nobody is told to come back sooner than this, s. */
const retrySeconds = 10;

export async function serveSync(app: FastifyInstance, services: Services): Promise<void> {
  const { collaboration, settings } = services;
  const counts = createSocketCounts(settings.limits);
  await app.register(websocket, {
    options: { maxPayload: settings.limits.socketMessageBytes, perMessageDeflate: false },
    errorHandler: (error, socket, request) => {
      request.log.debug({ err: error }, "a socket failed");
      socket.terminate();
    },
    // `server.ts` stops collaboration first, which says goodbye with a reason; who does not answer must not hold up the end.
    preClose: (done) => {
      for (const socket of app.websocketServer.clients) socket.terminate();
      done();
    },
  });
  servePlain(app, services, counts);
  app.route({
    method: "GET",
    url: syncPath,
    websocket: true,
    preValidation: async (request) => {
      await checkSocketOrigin(request);
      await identifyRequest(services, request);
      const person = request.identified?.person ?? fail("auth/required");
      if (counts.isFull(request.ip, person.id)) fail("request/too-many", { seconds: retrySeconds });
    },
    handler: (socket, request) => {
      const person = request.identified?.person;
      if (!person) return socket.terminate();
      socket.once("close", counts.add(request.ip, person.id));
      collaboration.connect(socket, { url: request.url, headers: request.headers }, person);
    },
  });
}
