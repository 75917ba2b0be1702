/**
 * Headers that tell browsers what our pages never do: run others' scripts, make script out of text, be framed, send referrers,
 * be sniffed, use camera or place. Rules I25, I35, I36, docs/spec/identity.md; why the style has a nonce: docs/decisions/0020.
 *
 * Off TLS there is no HSTS and no upgrade of requests, which would lock people out of a server on their own network, and
 * nothing that browsers heed only on trustworthy origins and complain about elsewhere.
 */
import { randomBytes } from "node:crypto";
import helmet, { type FastifyHelmetOptions } from "@fastify/helmet";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const none = ["'none'"];
const ours = ["'self'"];
const yearSeconds = 31_536_000;

const unused = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
];
const permissions = unused.map((feature) => `${feature}=()`).join(", ");

export async function secureHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xFrameOptions: { action: "deny" },
    contentSecurityPolicy: contentPolicy(),
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("permissions-policy", permissions);
    if (request.protocol === "https") reply.header("strict-transport-security", `max-age=${yearSeconds}`);
    if (isTrustworthy(request)) reply.headers({ "cross-origin-opener-policy": "same-origin", "origin-agent-cluster": "?1" });
  });
}

/** Lets this one answer, a page, bring style elements that carry the nonce; CodeMirror makes one. @returns the nonce */
export async function allowStyles(reply: FastifyReply): Promise<string> {
  const nonce = randomBytes(16).toString("base64");
  await reply.helmet({ contentSecurityPolicy: contentPolicy([`'nonce-${nonce}'`]) });
  return nonce;
}

const contentPolicy = (styles: string[] = []): Required<FastifyHelmetOptions>["contentSecurityPolicy"] => ({
  useDefaults: false,
  directives: {
    defaultSrc: none,
    scriptSrc: ours,
    styleSrc: [...ours, ...styles],
    imgSrc: [...ours, "data:", "blob:"],
    fontSrc: ours,
    connectSrc: [...ours, (request) => socketSource(request.headers.host)],
    workerSrc: ours,
    manifestSrc: ours,
    formAction: ours,
    baseUri: none,
    objectSrc: none,
    frameAncestors: none,
    requireTrustedTypesFor: ["'script'"],
    // The one policy there is: `client/public/trusted.js`.
    trustedTypes: ["default"],
  },
});

/** Some browsers do not count sockets of the same host as `'self'`. */
function socketSource(host: string | undefined): string {
  return host && /^[\w.-]+(:\d+)?$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/** As browsers mean it: TLS, or this very machine. */
function isTrustworthy({ protocol, hostname }: FastifyRequest): boolean {
  return protocol === "https" || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname);
}
