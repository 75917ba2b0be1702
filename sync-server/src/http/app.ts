/**
 * The server's face: `/api/v1`, `/sync`, `/yjs`, `/health` and the client, on one port.
 */
import { randomUUID } from "node:crypto";
import swagger from "@fastify/swagger";
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { answerErrors } from "./answer-errors.ts";
import { serveClient } from "./client-files.ts";
import { serveHealth } from "./health.ts";
import { identifyRequest } from "./identify-request.ts";
import { limitRates } from "./rate-limits.ts";
import { serveAccount } from "./routes/account.ts";
import { serveAuth } from "./routes/auth.ts";
import { serveInvitations } from "./routes/invitations.ts";
import { serveMembers } from "./routes/members.ts";
import { serveProjects } from "./routes/projects.ts";
import { serveServer } from "./routes/server.ts";
import { serveSessions } from "./routes/sessions.ts";
import { serveTokens } from "./routes/tokens.ts";
import { checkSameSite } from "./same-site.ts";
import { secureHeaders } from "./secure-headers.ts";
import type { Services } from "./services.ts";
import { serveSync } from "./sync-route.ts";

export async function createApp(services: Services): Promise<FastifyInstance> {
  const { settings, log } = services;
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: settings.limits.bodyBytes,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 128 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest("identified", null);
  answerErrors(app);
  readOnlyJson(app);
  await secureHeaders(app);
  app.addHook("onRequest", checkSameSite);
  app.addHook("onSend", keepNothing);
  await serveSync(app, services);
  serveHealth(app, services);
  await app.register((api) => serveApi(api, services), { prefix: "/api/v1" });
  await serveClient(app, settings);
  return app;
}

async function serveApi(api: FastifyInstance, services: Services): Promise<void> {
  await api.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "ORCA Project Builder", version: "1" }, servers: [{ url: "/" }] },
    transform: jsonSchemaTransform,
  });
  api.addHook("onRequest", (request, reply) => identifyRequest(services, request, reply));
  await limitRates(api, services.settings);
  serveAuth(api, services);
  serveProjects(api, services);
  serveMembers(api, services);
  serveTokens(api, services);
  serveAccount(api, services);
  serveSessions(api, services);
  serveInvitations(api, services);
  serveServer(api, services);
  api.get("/openapi.json", { schema: { hide: true } }, () => api.swagger());
}

/** What does not say how long it may be kept is kept nowhere: every answer of the API, every error. */
async function keepNothing(_: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
}

/** Bodies are JSON or nothing; keys that would reach into prototypes are refused. */
function readOnlyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, String(body), done);
  });
}
