/** What every answer has in common, the client's files, and the socket's door. Rules I17, I18, I24–I27, docs/spec/identity.md. */
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { syncPath } from "#shared/api/sync.ts";
import { makeFolder, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
let ann: TestPerson;
beforeAll(async () => {
  const clientDir = makeFolder();
  mkdirSync(join(clientDir, "assets"));
  writeFileSync(join(clientDir, "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(join(clientDir, "sw.js"), "self.x = 1;");
  writeFileSync(join(clientDir, "assets/main-1a2b3c.js"), "export {};");
  server = await startTestServer({ clientDir, limits: { socketsPerPerson: 3 }, rates: { anonymousCallsPerHour: 30, callsPerMinute: 40 } });
  ann = await server.register("Ann");
});
afterAll(() => server.discard());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.origin}${path}`, { headers });
const page = { accept: "text/html" };

describe("errors", () => {
  test("[I24] have one shape, a request id, and a sentence that names the field", async () => {
    const answer = await server.ask("POST", "/auth/register", {
      body: { email: "not an address", password: "seven green herons", name: "X" },
    });
    expect(answer.body.error).toMatchObject({ code: "request/invalid", message: expect.stringMatching(/^email is not right: /) });
    expect(answer.body.error).toMatchObject({ timestamp: expect.any(String), request_id: expect.stringMatching(/^[\w-]{36}$/) });
  });

  test.each([
    ["that is no JSON", "{", "The body is not JSON."],
    ["that is too large", JSON.stringify({ name: "x".repeat(1_100_000) }), "The body is too large."],
    ["with a key into prototypes", '{"__proto__":{"a":1}}', "The body is not JSON."],
  ])("[I24] a body %s is refused with a sentence", async (_, body, sentence) => {
    const answer = await server.ask("POST", "/auth/login", { body });
    expect([answer.status, answer.body.error?.message]).toEqual([400, sentence]);
  });

  test("[I24] an address with nothing behind it is answered in JSON, under the API also to browsers", async () => {
    const answer = await get("/api/v1/nothing", page);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "request/not-found" } });
  });
});

describe("headers", () => {
  test("[I25] pages run only our own scripts, can not be framed, and off TLS nothing is upgraded", async () => {
    const { headers } = await get("/", page);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none';script-src 'self';style-src 'self' 'nonce-[^']+';/);
    expect(policy).toContain(`connect-src 'self' ws://${new URL(server.origin).host} `);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("upgrade-insecure-requests");
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });

  test("[I26] every answer of the API says what is left, and past that one waits", async () => {
    const ben = await server.register("Ben");
    const first = await server.ask("GET", "/projects", { cookie: ben.cookie });
    expect([first.headers.get("x-ratelimit-limit"), first.headers.get("x-ratelimit-remaining")]).toEqual(["40", "39"]);
    for (let calls = 1; calls < 40; calls++) await server.ask("GET", "/projects", { cookie: ben.cookie });
    const held = await server.ask("GET", "/projects", { cookie: ben.cookie });
    expect([held.status, held.body.error?.code]).toEqual([429, "request/too-many"]);
    expect(Number(held.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await server.ask("GET", "/projects", { cookie: ann.cookie })).status).toBe(200);
  });

  test("[I26] nobody in particular has fewer calls, but can always ask who they are and sign in", async () => {
    for (let calls = 0; calls < 30; calls++) await server.ask("GET", "/projects");
    expect((await server.ask("GET", "/projects")).status).toBe(429);
    expect((await server.ask("GET", "/users/me")).status).toBe(401);
    expect((await server.ask("POST", "/auth/login", { body: { email: ann.email, password: "wrong wrong" } })).status).toBe(401);
  });
});

describe("the client's files", () => {
  test("[I27] a file with a hash in its name is kept for ever, page and service worker are asked for anew", async () => {
    expect((await get("/assets/main-1a2b3c.js")).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/sw.js")).headers.get("cache-control")).toBe("no-cache");
    expect((await get("/", page)).headers.get("cache-control")).toBe("no-cache");
  });

  test("[I27] any address a browser goes to is the page; what a script asks for in vain is not", async () => {
    const deep = await get("/p/abc/object-guide", page);
    expect([deep.status, await deep.text()]).toEqual([200, expect.stringContaining("<title>page</title>")]);
    expect((await get("/assets/gone.js", { accept: "*/*" })).status).toBe(404);
    expect((await get("/../package.json", page)).headers.get("content-type")).toContain("text/html");
  });
});

describe("the socket's door", () => {
  const url = () => `${server.origin.replace("http", "ws")}${syncPath}`;

  /** "open", or the status with which the upgrade was refused. */
  async function knock(headers: Record<string, string>): Promise<{ outcome: number | "open"; socket: WebSocket }> {
    const socket = new WebSocket(url(), { headers });
    socket.on("error", () => undefined);
    const refused = once(socket, "unexpected-response").then(([, response]) => response.statusCode as number);
    const opened = once(socket, "open").then(() => "open" as const);
    return { outcome: await Promise.race([refused, opened]), socket };
  }

  test("[I17] opens to a session that comes from our own page, and to nothing else", async () => {
    const ours = { origin: server.origin, cookie: ann.cookie };
    const outcome = async (headers: Record<string, string>) => {
      const { outcome, socket } = await knock(headers);
      socket.terminate();
      return outcome;
    };
    expect(await outcome(ours)).toBe("open");
    expect(await outcome({ origin: server.origin })).toBe(401);
    expect(await outcome({ ...ours, cookie: `orca_session=${"a".repeat(43)}` })).toBe(401);
    expect(await outcome({ ...ours, origin: "https://evil.test" })).toBe(403);
    expect(await outcome({ cookie: ann.cookie })).toBe(403);
  });

  test("[I18] one person has a bounded number of sockets, and a closed one is free again", async () => {
    const cleo = await server.register("Cleo");
    const headers = { origin: server.origin, cookie: cleo.cookie };
    const sockets = [];
    for (let count = 0; count < 3; count++) {
      const { outcome, socket } = await knock(headers);
      expect(outcome).toBe("open");
      sockets.push(socket);
    }
    expect((await knock(headers)).outcome).toBe(429);
    sockets[0]?.terminate();
    await expect.poll(async () => (await knock(headers)).outcome).toBe("open");
  });
});
