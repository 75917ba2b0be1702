/**
 * Only our own pages may change anything here, or open a socket: other sites must not use a person's cookie (S8, W4).
 *
 * Browsers say where a request comes from. Who brings a cookie but does not say is not a browser that we know, and is refused too.
 */

import type { FastifyRequest } from "fastify";
import { fail } from "#shared/errors.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** Before a body is read. @throws request/forbidden-origin */
export async function checkSameSite(request: FastifyRequest): Promise<void> {
  if (safe.has(request.method)) return;
  if (!isOurs(request) || !isJsonOrEmpty(request)) fail("request/forbidden-origin");
}

/** Sockets always come from a page, so they always say from which. @throws request/forbidden-origin */
export async function checkSocketOrigin(request: FastifyRequest): Promise<void> {
  if (!isOwnOrigin(request.headers.origin, request)) fail("request/forbidden-origin");
}

function isOurs(request: FastifyRequest): boolean {
  const { headers } = request;
  if (headers["sec-fetch-site"] && headers["sec-fetch-site"] !== "same-origin") return false;
  if (headers.origin) return isOwnOrigin(headers.origin, request);
  return headers["sec-fetch-site"] === "same-origin" || !headers.cookie;
}

/** The same host; over TLS also by TLS. Where a proxy ends TLS and is not trusted, we can not know which of the two it was. */
function isOwnOrigin(origin: string | undefined, { host, protocol }: FastifyRequest): boolean {
  const from = origin === undefined ? null : URL.parse(origin);
  return from !== null && from.host === host.toLowerCase() && (protocol === "http" || from.protocol === "https:");
}

/** Forms can not send JSON. */
function isJsonOrEmpty({ headers }: FastifyRequest): boolean {
  const type = headers["content-type"];
  return type === undefined || /^application\/json\s*(;|$)/i.test(type);
}
