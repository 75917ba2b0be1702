/**
 * The door for plain Yjs clients: `/yjs/<project>/<part>?token=…`. The token is all that counts; a cookie is not looked at, so another
 * site can do nothing with it, and the page it comes from does not matter.
 *
 * A refusal before the upgrade reaches such a client as "no connection", without a reason, and it would try for ever. So only those for whom
 * there is no room are refused there; everybody else is let in to be told why. Rules Y1 to Y9, docs/spec/plain-clients.md.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import { type DocumentName, parseDocumentName, plainPath } from "#shared/api/sync.ts";
import { type ErrorCode, fail } from "#shared/errors.ts";
import { goodbyeFor } from "../collaboration/plain-goodbye.ts";
import { readToken, type TokenHolder } from "../identity/api-tokens.ts";
import type { Db } from "../store/database.ts";
import { epochOf } from "../store/projects.ts";
import type { Services } from "./services.ts";
import type { SocketCounts } from "./socket-counts.ts";

/** Nobody is told to come back sooner than this, s. */
const retrySeconds = 10;
/** How long somebody who was refused may take to say goodbye, ms. */
const goodbyeMs = 2_000;

interface Guest {
  readonly holder: TokenHolder;
  readonly name: DocumentName;
}

export function servePlain(app: FastifyInstance, { db, collaboration }: Services, counts: SocketCounts): void {
  const guests = new WeakMap<FastifyRequest, Guest | ErrorCode>();
  app.route({
    method: "GET",
    url: `${plainPath}/:project/:part`,
    websocket: true,
    preValidation: async (request) => {
      if (counts.isFull(request.ip)) fail("request/too-many", { seconds: retrySeconds });
      guests.set(request, await receive(db, request));
    },
    handler: (socket, request) => {
      const guest = guests.get(request) ?? "server/failed";
      if (typeof guest === "string") return refuse(socket, guest, counts.add(request.ip));
      const { holder, name } = guest;
      if (counts.isFull(request.ip, holder.id)) return refuse(socket, "request/too-many", counts.add(request.ip));
      socket.once("close", counts.add(request.ip, holder.id));
      collaboration.connectPlain(socket, holder, name);
    },
  });
}

async function receive(db: Db, request: FastifyRequest): Promise<Guest | ErrorCode> {
  try {
    const { token } = request.query as { token?: unknown };
    const holder = typeof token === "string" ? await readToken(db, token) : null;
    if (!holder) return "token/wrong";
    const name = await nameFor(db, request.params as { project: string; part: string });
    return name ? { holder, name } : "project/gone";
  } catch (error) {
    request.log.error({ err: error }, "a plain client could not be let in");
    return "server/failed";
  }
}

/** Without a generation, the present one is meant. */
async function nameFor(db: Db, { project, part }: { project: string; part: string }): Promise<DocumentName | null> {
  const given = parseDocumentName(`${project}/${part}`);
  const unsaid = given ?? parseDocumentName(`${project}/${part}@1`);
  const epoch = given?.epoch ?? (unsaid && (await epochOf(db, unsaid.project)));
  return unsaid && epoch ? { ...unsaid, epoch } : null;
}

function refuse(socket: WebSocket, error: ErrorCode, ended: () => void): void {
  const { code, reason } = goodbyeFor(error);
  socket.once("close", ended);
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), goodbyeMs).unref();
}
