/**
 * The built client. Files with a hash in their name may be kept for ever; the page, the service worker and the manifest are asked for anew.
 *
 * Any address that a browser navigates to is the page, since the client has its own router.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { OrcaError } from "#shared/errors.ts";
import type { Settings } from "../settings.ts";
import { sendError } from "./answer-errors.ts";

const forEver = "public, max-age=31536000, immutable";

export async function serveClient(app: FastifyInstance, { clientDir }: Settings): Promise<void> {
  const built = existsSync(join(clientDir, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: clientDir,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header("cache-control", isHashed(path) ? forEver : "no-cache"),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (built && isNavigation(request)) return reply.sendFile("index.html");
    return sendError(request, reply, new OrcaError("request/not-found"));
  });
}

const isHashed = (path: string): boolean => /[\\/]assets[\\/]/.test(path);

function isNavigation({ method, headers, url }: FastifyRequest): boolean {
  const wantsPage = (method === "GET" || method === "HEAD") && (headers.accept ?? "").includes("text/html");
  return wantsPage && !/^\/(api|sync|health)(\/|\?|$)/.test(url);
}
