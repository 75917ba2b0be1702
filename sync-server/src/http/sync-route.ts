/**
 * The socket's door. Origin, session and how many sockets somebody has are asked before the upgrade, so a refusal is plain HTTP;
 * what the socket then says is collaboration's business. Rules I17, I18, docs/spec/identity.md.
 */

import websocket from "@fastify/websocket";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { syncPath } from "#shared/api/sync.ts";
import { fail } from "#shared/errors.ts";
import { addressKey } from "../identity/tries.ts";
import type { Limits } from "../settings.ts";
import { identifyRequest } from "./identify-request.ts";
import { checkSocketOrigin } from "./same-site.ts";
import type { Services } from "./services.ts";

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
  app.route({
    method: "GET",
    url: syncPath,
    websocket: true,
    preValidation: async (request) => {
      await checkSocketOrigin(request);
      await identifyRequest(services, request);
      counts.check(request);
    },
    handler: (socket, request) => {
      const person = request.identified?.person;
      if (!person) return socket.terminate();
      socket.once("close", counts.add(request));
      collaboration.connect(socket, { url: request.url, headers: request.headers }, person);
    },
  });
}

interface SocketCounts {
  /** @throws auth/required · request/too-many */
  check(request: FastifyRequest): void;
  /** @returns what takes it off again */
  add(request: FastifyRequest): () => void;
}

function createSocketCounts(limits: Limits): SocketCounts {
  const open = new Map<string, number>();
  const bounds = (request: FastifyRequest): [key: string, most: number][] => [
    ["all", limits.sockets],
    [`address ${addressKey(request.ip)}`, limits.socketsPerAddress],
    [`person ${request.identified?.person.id}`, limits.socketsPerPerson],
  ];
  const change = (key: string, by: number) => {
    const count = (open.get(key) ?? 0) + by;
    if (count > 0) open.set(key, count);
    else open.delete(key);
  };
  return {
    check(request) {
      if (!request.identified) fail("auth/required");
      if (bounds(request).some(([key, most]) => (open.get(key) ?? 0) >= most)) fail("request/too-many", { seconds: retrySeconds });
    },
    add(request) {
      const keys = bounds(request).map(([key]) => key);
      for (const key of keys) change(key, 1);
      return () => {
        for (const key of keys) change(key, -1);
      };
    },
  };
}
