/**
 * Makes a route of a contract: method, path, permission, shapes in and out. There is no other way to add a route to the API,
 * so nothing is served that is not declared.
 *
 * Order: same site → who → rate → permission → body read and checked → the route's own work → answer checked.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Contract } from "#shared/api/contract.ts";
import { errorAnswer } from "#shared/api/contract.ts";
import { errors } from "#shared/errors.ts";
import { type Permit, permit } from "./permit.ts";
import type { Services } from "./services.ts";

interface OpenCall<C extends Contract> {
  readonly params: z.output<C["params"]>;
  readonly query: z.output<C["query"]>;
  readonly body: z.output<C["body"]>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
type Call<C extends Contract> = OpenCall<C> & Permit;

type Work<C extends Contract, Given> = (call: Given) => Promise<z.input<C["answer"]>>;

/** A route for people who are signed in. */
export function serve<C extends Contract>(app: FastifyInstance, services: Services, contract: C, work: Work<C, Call<C>>): void {
  const { permission } = contract;
  if (permission === "nobody") throw new Error(`${contract.path} is open: use serveOpen`);
  const permits = new WeakMap<FastifyRequest, Permit>();
  addRoute(app, contract, {
    preParsing: async (request) => void permits.set(request, await permit(services, permission, request)),
    work: (call) => work({ ...call, ...permitOf(permits, call.request) }),
  });
}

/** A route that nobody needs to be signed in for. */
export function serveOpen<C extends Contract>(app: FastifyInstance, contract: C, work: Work<C, OpenCall<C>>): void {
  if (contract.permission !== "nobody") throw new Error(`${contract.path} needs a session: use serve`);
  addRoute(app, contract, { preParsing: async () => undefined, work });
}

function addRoute<C extends Contract>(
  app: FastifyInstance,
  contract: C,
  { preParsing, work }: { preParsing: (request: FastifyRequest) => Promise<void>; work: Work<C, OpenCall<C>> },
): void {
  app.route({
    method: contract.method,
    url: contract.path,
    schema: schemaOf(contract),
    config: isCountedElsewhere(contract) ? { rateLimit: false } : {},
    preParsing: (request) => preParsing(request),
    handler: async (request, reply) => {
      const { params, query, body } = request as Pick<OpenCall<C>, "params" | "query" | "body">;
      const answer = await work({ params, query, body, request, reply });
      return reply.code(contract.status).send(answer);
    },
  });
}

/** Signing in and links count their tries themselves (a workshop comes by one address); asking who or where one is costs nothing. */
function isCountedElsewhere({ method, path }: Contract): boolean {
  return path.startsWith("/auth/") || path === "/invitations/read" || path === "/server" || (method === "GET" && path === "/users/me");
}

function schemaOf({ summary, params, query, body, answer, status, errors: codes }: Contract) {
  const shapes = { params, querystring: query, body };
  const given = Object.entries(shapes).filter(([, shape]) => !(shape instanceof z.ZodUndefined));
  const faults = new Set([400, 401, 403, 429, ...codes.map((code) => errors[code].status)]);
  return {
    summary,
    ...Object.fromEntries(given),
    response: {
      [status]: answer instanceof z.ZodUndefined ? z.undefined().describe("Done") : answer,
      ...Object.fromEntries([...faults].map((fault) => [fault, errorAnswer])),
    },
  };
}

function permitOf(permits: WeakMap<FastifyRequest, Permit>, request: FastifyRequest): Permit {
  const found = permits.get(request);
  if (!found) throw new Error("a route ran before its permission was asked");
  return found;
}
