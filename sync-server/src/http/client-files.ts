/**
 * The built client. Files with a hash in their name may be kept for ever; the page, the service worker and the manifest are asked for anew.
 *
 * Any address that a browser navigates to is the page, since the client has its own router. Each answer of it has a nonce of its own,
 * in the header and in the page, so it is never "not modified".
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { OrcaError } from "#shared/errors.ts";
import type { Settings } from "../settings.ts";
import { sendError } from "./answer-errors.ts";
import { allowStyles } from "./secure-headers.ts";

const forEver = "public, max-age=31536000, immutable";
/** Stands in `client/index.html`. */
const noncePlace = "NONCE_OF_THIS_ANSWER";

export async function serveClient(app: FastifyInstance, { clientDir }: Settings): Promise<void> {
  const pagePath = join(clientDir, "index.html");
  const built = existsSync(pagePath);
  const sendPage = async (_: FastifyRequest, reply: FastifyReply) => {
    const page = (await readFile(pagePath, "utf8")).replace(noncePlace, await allowStyles(reply));
    return reply.header("cache-control", "no-cache").type("text/html; charset=utf-8").send(page);
  };
  if (built) {
    await app.register(fastifyStatic, {
      root: clientDir,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header("cache-control", isHashed(path) ? forEver : "no-cache"),
    });
    for (const path of ["/", "/index.html"]) app.get(path, { schema: { hide: true } }, sendPage);
  }
  app.setNotFoundHandler((request, reply) => {
    if (built && isNavigation(request)) return sendPage(request, reply);
    return sendError(request, reply, new OrcaError("request/not-found"));
  });
}

const isHashed = (path: string): boolean => /[\\/]assets[\\/]/.test(path);

function isNavigation({ method, headers, url }: FastifyRequest): boolean {
  const wantsPage = (method === "GET" || method === "HEAD") && (headers.accept ?? "").includes("text/html");
  return wantsPage && !/^\/(api|sync|yjs|health)(\/|\?|$)/.test(url);
}
