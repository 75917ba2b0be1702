/**
 * What every answer tells browsers, on this machine, on a plain network and behind a proxy that ends TLS.
 * Rules I5, I11, I17, I25, I27, I35–I37, docs/spec/identity.md.
 */
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { syncPath } from "#shared/api/sync.ts";
import { goodPassword, makeFolder, startTestServer, type TestServer } from "#tests/support/server.ts";

let open: TestServer;
let proxied: TestServer;
beforeAll(async () => {
  const clientDir = makeFolder();
  mkdirSync(join(clientDir, "assets"));
  writeFileSync(join(clientDir, "index.html"), '<!doctype html><meta property="csp-nonce" nonce="NONCE_OF_THIS_ANSWER">');
  writeFileSync(join(clientDir, "sw.js"), "self.x = 1;");
  writeFileSync(join(clientDir, "assets/main-1a2b3c.js"), "export {};");
  open = await startTestServer({ clientDir });
  proxied = await startTestServer({ clientDir, trustedProxies: ["127.0.0.1"] });
});
afterAll(async () => {
  await open.discard();
  await proxied.discard();
});

/** As a proxy passes on what came to it by TLS. */
const byTls = { "x-forwarded-proto": "https", "x-forwarded-host": "orca.example", "x-forwarded-for": "203.0.113.9" };
const asPage = { accept: "text/html" };

/** With any `Host`, which `fetch` does not let one say. */
async function ask(
  server: TestServer,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ answer: IncomingMessage; text: string }> {
  const asked = request(`${server.origin}${path}`, { headers }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const pieces = await answer.toArray();
  return { answer, text: Buffer.concat(pieces).toString("utf8") };
}

const everywhere = [
  "/",
  "/p/abc/object-map",
  "/index.html",
  "/sw.js",
  "/assets/main-1a2b3c.js",
  "/assets/gone.js",
  "/health",
  "/api/v1/projects",
  "/api/v1/openapi.json",
  "/api/v1/nothing",
  syncPath,
  "/yjs/abc/model",
];

describe("every answer", () => {
  test.each(everywhere)("[I25] %s: only our scripts, no script out of text, no frame, no referrer, no camera", async (path) => {
    const { headers } = (await ask(open, path, asPage)).answer;
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self'");
    for (const said of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types default",
    ])
      expect(policy).toContain(said);
    expect(policy).not.toContain("unsafe-");
    expect(headers).toMatchObject({
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
  });

  test.each(everywhere)("[I37] %s: does not say what answers", async (path) => {
    const { headers } = (await ask(open, path)).answer;
    expect([headers.server, headers["x-powered-by"], headers.via]).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ["/assets/main-1a2b3c.js", "public, max-age=31536000, immutable"],
    ["/", "no-cache"],
    ["/index.html", "no-cache"],
    ["/sw.js", "no-cache"],
    ["/assets/gone.js", "no-store"],
    ["/health", "no-store"],
    ["/api/v1/projects", "no-store"],
    ["/api/v1/openapi.json", "no-store"],
    ["/api/v1/nothing", "no-store"],
    [syncPath, "no-store"],
  ])("[I27] %s may be kept: %s", async (path, kept) => {
    expect((await ask(open, path)).answer.headers["cache-control"]).toBe(kept);
  });

  test('[I35] each answer of the page has a nonce of its own, the same in header and page, and is never "not modified"', async () => {
    const look = async (path: string) => {
      const { answer, text } = await ask(open, path, { ...asPage, "if-modified-since": new Date().toUTCString(), "if-none-match": "*" });
      expect([answer.statusCode, answer.headers.etag, answer.headers["last-modified"]]).toEqual([200, undefined, undefined]);
      const [, inHeader] = /style-src 'self' 'nonce-([\w+/=]{24})';/.exec(String(answer.headers["content-security-policy"])) ?? [];
      const [, inPage] = /nonce="([^"]+)"/.exec(text) ?? [];
      expect(inHeader).toBeTruthy();
      expect(inPage).toBe(inHeader);
      return inPage;
    };
    expect(new Set([await look("/"), await look("/"), await look("/index.html"), await look("/p/abc")]).size).toBe(4);
  });
});

describe("what only trustworthy origins heed", () => {
  const isolation = async (server: TestServer, headers: Record<string, string>) =>
    (await ask(server, "/", headers)).answer.headers["cross-origin-opener-policy"];

  test.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000"])("[I36] %s is this machine", async (host) => {
    expect(await isolation(open, { host })).toBe("same-origin");
  });

  test.each(["192.168.1.20:3000", "orca.example", "localhost.example", "127.0.0.1.example"])(
    "[I36] %s is a plain network",
    async (host) => {
      const { headers } = (await ask(open, "/", { host, ...asPage })).answer;
      expect([headers["cross-origin-opener-policy"], headers["origin-agent-cluster"], headers["strict-transport-security"]]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(String(headers["content-security-policy"])).not.toContain("upgrade-insecure-requests");
    },
  );

  test("[I36] HSTS is said behind TLS, and only when a proxy says so that is trusted", async () => {
    expect((await ask(proxied, "/", byTls)).answer.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(await isolation(proxied, byTls)).toBe("same-origin");
    expect((await ask(proxied, "/")).answer.headers["strict-transport-security"]).toBeUndefined();
    expect((await ask(open, "/", byTls)).answer.headers["strict-transport-security"]).toBeUndefined();
  });
});

describe("the session's cookie", () => {
  let people = 0;
  const signUp = async (server: TestServer, headers: Record<string, string>, origin: string | null) => {
    const email = `cookie${people++}@orca.test`;
    const answer = await server.ask("POST", "/auth/register", { body: { email, password: goodPassword, name: "Ann" }, headers, origin });
    return { answer, header: answer.headers.getSetCookie()[0] ?? "" };
  };

  test("[I5] behind TLS it is bound to this host and to TLS, opens the API and the socket, and is taken away by its own name", async () => {
    const { answer, header } = await signUp(proxied, byTls, "https://orca.example");
    expect(header).toMatch(/^__Host-orca_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure$/);
    const { cookie } = answer;
    const who = (headers: Record<string, string>) => proxied.ask("GET", "/users/me", { cookie, headers, origin: null });
    expect((await who(byTls)).status).toBe(200);
    expect((await who({})).status).toBe(401);
    expect(await knock(proxied, { ...byTls, cookie, origin: "https://orca.example" })).toBe("open");
    const out = await proxied.ask("POST", "/auth/logout", { cookie, headers: byTls, origin: "https://orca.example" });
    expect(out.headers.getSetCookie()[0]).toBe("__Host-orca_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
    expect((await who(byTls)).status).toBe(401);
  });

  test("[I5] on this machine and on a plain network it goes plain; somebody who only says it is TLS changes nothing", async () => {
    const { header } = await signUp(open, { ...byTls, "x-forwarded-host": "" }, open.origin);
    expect(header).toMatch(/^orca_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
  });

  test("[I11][I17] behind TLS our own page came by TLS", async () => {
    expect((await signUp(proxied, byTls, "http://orca.example")).answer.status).toBe(403);
    const { answer } = await signUp(proxied, byTls, "https://orca.example");
    expect(await knock(proxied, { ...byTls, cookie: answer.cookie, origin: "http://orca.example" })).toBe(403);
  });
});

describe("the socket's door", () => {
  test.each([
    ["another site", "https://evil.test"],
    ["another port of this machine", "http://127.0.0.1:1"],
    ["a name that begins with ours", "http://127.0.0.1.evil.test"],
    ["a page without an origin", "null"],
    ["no address", "nonsense"],
  ])("[I17] %s is refused before the upgrade", async (_, origin) => {
    const ann = await open.register("Ann");
    expect(await knock(open, { cookie: ann.cookie, origin })).toBe(403);
  });

  test("[I17] the host that counts is the one a trusted proxy says, and nobody else can say one", async () => {
    const ann = await proxied.register("Ann");
    const forged = { "x-forwarded-host": "evil.test", origin: "http://evil.test" };
    expect(await knock(proxied, { ...forged, cookie: ann.cookie })).toBe("open");
    const ben = await open.register("Ben");
    expect(await knock(open, { ...forged, cookie: ben.cookie })).toBe(403);
  });
});

/** "open", or the status with which the upgrade was refused. */
async function knock(server: TestServer, headers: Record<string, string>): Promise<number | "open"> {
  const socket = new WebSocket(`${server.origin.replace("http", "ws")}${syncPath}`, { headers });
  socket.on("error", () => undefined);
  const refused = once(socket, "unexpected-response").then(([, response]) => response.statusCode as number);
  const outcome = await Promise.race([refused, once(socket, "open").then(() => "open" as const)]);
  socket.terminate();
  return outcome;
}
