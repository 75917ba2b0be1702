/**
 * Headers that tell browsers what our pages never do: run others' scripts, be framed, send referrers, be sniffed.
 *
 * Off TLS there is no HSTS and no upgrade of requests, which would lock people out of a server on their own network.
 */
import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

const none = ["'none'"];
const ours = ["'self'"];
const yearSeconds = 31_536_000;

export async function secureHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    strictTransportSecurity: false,
    xFrameOptions: { action: "deny" },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: ours,
        // CodeMirror puts its styles into the page by script.
        styleSrc: [...ours, "'unsafe-inline'"],
        imgSrc: [...ours, "data:", "blob:"],
        fontSrc: ours,
        connectSrc: [...ours, (request) => socketSource(request.headers.host)],
        workerSrc: ours,
        manifestSrc: ours,
        formAction: ours,
        baseUri: none,
        objectSrc: none,
        frameAncestors: none,
      },
    },
  });
  app.addHook("onSend", async (request, reply) => {
    if (request.protocol === "https") reply.header("strict-transport-security", `max-age=${yearSeconds}`);
  });
}

/** Some browsers do not count sockets of the same host as `'self'`. */
function socketSource(host: string | undefined): string {
  return host && /^[\w.-]+(:\d+)?$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
