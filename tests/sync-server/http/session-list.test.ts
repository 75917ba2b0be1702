/** Where somebody is signed in, and signing out elsewhere. Rules AC23–AC25, docs/spec/identity.md. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { deviceName } from "#server/identity/device-name.ts";
import { closeCodes, documentName, syncPath } from "#shared/api/sync.ts";
import { openRawSocket } from "#tests/support/raw-socket.ts";
import { type Answered, goodPassword, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const chromium = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.discard());

interface Listed {
  id: string;
  device: string;
  created_at: string;
  last_seen_at: string;
  is_this: boolean;
}

const signIn = async ({ email }: TestPerson, userAgent: string) =>
  (await server.ask("POST", "/auth/login", { body: { email, password: goodPassword }, headers: { "user-agent": userAgent } })).cookie;
const list = async (cookie: string) => (await server.ask("GET", "/users/me/sessions", { cookie })).body.data as Listed[];
const isIn = async (cookie: string) => (await server.ask("GET", "/users/me", { cookie })).status === 200;
const codeOf = ({ body }: Answered) => body.error?.code;

async function connect({ cookie, project }: { cookie: string; project: string }) {
  const document = documentName({ project, part: "model", epoch: 1 });
  const url = `${server.origin.replace("http", "ws")}${syncPath}`;
  return openRawSocket({ url, document, cookie, origin: server.origin });
}

test("[AC23] sessions are listed with their device, the asking one first; what is shown opens nothing", async () => {
  const ann = await server.register("Ann");
  const other = await signIn(ann, firefox);
  const here = await signIn(ann, chromium);
  const listed = await list(here);
  expect(listed.map(({ device, is_this }) => [device, is_this])).toEqual([
    ["Chromium on Linux", true],
    ["Firefox on Linux", false],
    ["", false],
  ]);
  for (const { id, created_at, last_seen_at } of listed) {
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await isIn(`orca_session=${id}`)).toBe(false);
    expect(Date.parse(last_seen_at)).toBeGreaterThanOrEqual(Date.parse(created_at));
  }
  const text = JSON.stringify(listed);
  for (const cookie of [other, here]) expect(text).not.toContain(cookie.split("=")[1]);
});

test("[AC24] ending one closes its sockets within a second and leaves the others", async () => {
  const ann = await server.register("Ann");
  const project = await server.publish(ann);
  const other = await signIn(ann, firefox);
  const [gone, stays] = [await connect({ cookie: other, project }), await connect({ cookie: ann.cookie, project })];
  const { id = "" } = (await list(ann.cookie)).find(({ device }) => device === "Firefox on Linux") ?? {};
  expect((await server.ask("DELETE", `/users/me/sessions/${id}`, { cookie: ann.cookie })).status).toBe(204);
  await expect.poll(() => gone.closed, { timeout: 1000, interval: 20 }).toBe(closeCodes["session-ended"]);
  expect([await isIn(other), await isIn(ann.cookie), stays.closed]).toEqual([false, true, null]);
  expect(await list(ann.cookie)).toHaveLength(1);
  expect(codeOf(await server.ask("DELETE", `/users/me/sessions/${id}`, { cookie: ann.cookie }))).toBe("request/not-found");
});

test("[AC24] ending all others keeps the one that asks, and its sockets", async () => {
  const ann = await server.register("Ann");
  const project = await server.publish(ann);
  const others = [await signIn(ann, firefox), await signIn(ann, chromium)];
  const sockets = await Promise.all([...others, ann.cookie].map((cookie) => connect({ cookie, project })));
  expect((await server.ask("DELETE", "/users/me/sessions", { cookie: ann.cookie })).status).toBe(204);
  await expect
    .poll(() => sockets.map(({ closed }) => closed), { timeout: 1000, interval: 20 })
    .toEqual([closeCodes["session-ended"], closeCodes["session-ended"], null]);
  expect((await list(ann.cookie)).map(({ is_this }) => is_this)).toEqual([true]);
});

test("[AC24] nobody ends somebody else's session", async () => {
  const [ann, bob] = [await server.register("Ann"), await server.register("Bob")];
  const [{ id } = expect.fail("no session")] = await list(ann.cookie);
  expect(codeOf(await server.ask("DELETE", `/users/me/sessions/${id}`, { cookie: bob.cookie }))).toBe("request/not-found");
  await server.ask("DELETE", "/users/me/sessions", { cookie: bob.cookie });
  expect(await isIn(ann.cookie)).toBe(true);
});

test.each([
  [firefox, "Firefox on Linux"],
  [chromium, "Chromium on Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
    "Safari on macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile Safari/604.1",
    "Chrome on iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  ["curl/8.5.0", ""],
  ["<script>alert(1)</script>", ""],
  [`Linux ${"x".repeat(100_000)} Firefox/1`, "Linux"],
  [undefined, ""],
])("[AC23] %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
