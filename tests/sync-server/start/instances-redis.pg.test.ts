/** Several servers as processes, on one Postgres and one Redis, behind one address. Rules N1, N3, N6 and N10, docs/spec/instances.md; J5. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { documentName, syncPath } from "#shared/api/sync.ts";
import { startProxy } from "#tests/support/proxy.ts";
import { messageTypes, openRawSocket, syncSteps } from "#tests/support/raw-socket.ts";
import { readDocument } from "#tests/support/read-document.ts";
import { type OwnRedis, startRedis } from "#tests/support/redis.ts";
import { repository } from "#tests/support/repository.ts";
import { makeFolder } from "#tests/support/server.ts";
import { type StoryServer, startStoryServer } from "#tests/support/story-server.ts";
import { askPostgres, makeDatabase } from "#tests/support/test-database.ts";
import { until as soon } from "../collaboration/world.ts";

// Processes start slowly where many do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const until = (isSo: Parameters<typeof soon>[0]) => soon(isSo, 60_000);

let redis: OwnRedis;
const ends: (() => unknown)[] = [];
beforeAll(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => redis.stop());

async function startTwo(): Promise<[StoryServer, StoryServer]> {
  const env = { DATABASE_URL: await makeDatabase(), REDIS_URL: redis.url(), LOG_LEVEL: "error" };
  const two: StoryServer[] = [];
  for (let count = 0; count < 2; count++) {
    const server = await startStoryServer(env);
    ends.push(() => server.discard());
    two.push(server);
  }
  return two as [StoryServer, StoryServer];
}

/** One address for several servers, as a proxy gives it: each connection goes to whichever is named then. */
async function startBalancer(first: number): Promise<{ port: number; to(port: number): void }> {
  let target = first;
  const server: Server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => [near, far].map((each) => each.destroy()));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => server.close());
  return {
    port: (server.address() as AddressInfo).port,
    to: (port) => {
      target = port;
    },
  };
}

test("[N1] [J5] one of two is killed: what it acknowledged is on the other, and whoever was there goes on there by their handshake", async () => {
  const [one, two] = await startTwo();
  const account = await one.register("Ann");
  const project = await one.publish(account, "Harbour");
  const document = documentName({ project: project.id, part: "model", epoch: project.epoch });
  const balancer = await startBalancer(one.port);
  const origin = `http://127.0.0.1:${balancer.port}`;

  class OurSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: account.cookie, origin } });
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${balancer.port}${syncPath}`,
    WebSocketPolyfill: OurSocket,
    delay: 100,
    minDelay: 100,
    maxDelay: 500,
  });
  const ben = new HocuspocusProvider({ name: document, websocketProvider, token: "cookie" });
  ends.push(() => websocketProvider.destroy());
  ben.attach();
  await until(() => ben.synced);
  ben.document.getMap("project").set("domain", "before");

  const ana = new Y.Doc();
  const raw = await openRawSocket({ url: one.syncUrl, document, cookie: account.cookie, origin: one.origin });
  ana.on("update", (update: Uint8Array) => raw.saySync(messageTypes.sync, syncSteps.update, update));
  const answers = () => raw.received.filter(({ type }) => type === messageTypes.syncStatus).length;
  const typing = setInterval(() => ana.getMap("project").set(`e${ana.getMap("project").size}`, "x"), 4);
  ends.push(() => clearInterval(typing));
  await until(() => answers() > 100);
  await one.kill();
  clearInterval(typing);
  const acknowledged = answers();
  balancer.to(two.port);
  ben.document.getMap("project").set("name", "while away");

  await until(() => ben.synced && !ben.hasUnsyncedChanges);
  const kept = (await readDocument({ server: two, project, account })).getMap("project");
  for (let each = 0; each < acknowledged; each++) expect(kept.has(`e${each}`), `e${each} of ${acknowledged}`).toBe(true);
  await until(async () => (await readDocument({ server: two, project, account })).getMap("project").get("name") === "while away");
  await until(() => ben.document.getMap("project").has(`e${acknowledged - 1}`));
});

/** Processes whose every word is kept. */
function start(env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, [join(repository, "sync-server/src/main.ts")], {
    env: { ...process.env, PORT: "0", DATA_DIR: join(makeFolder(), "none"), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  ends.push(() => child.kill("SIGKILL"));
  const heard = { said: "" };
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => (heard.said += text));
  const address = () => /^ORCA Project Builder is at (http:\/\/\S+)$/m.exec(heard.said)?.[1];
  const health = async () => (await (await fetch(`${address()}/health`)).json()) as { status: string; redis?: string };
  return { heard, address, health };
}

test("[N6] [N10] three start at once on an empty database with Redis away: all are healthy, say so once and without the password, and take it up later", async () => {
  const database = await makeDatabase("template0");
  const line = await startProxy(redis.port);
  ends.push(() => line.close());
  await line.drop();
  const REDIS_URL = redis.url(line.port);
  const servers = [0, 1, 2].map(() => start({ DATABASE_URL: database, REDIS_URL, LOG_LEVEL: "trace" }));
  await until(() => servers.every(({ address }) => address() !== undefined));
  for (const { health } of servers) expect(await health()).toMatchObject({ status: "ok", redis: "away" });
  expect(await askPostgres("select count(*)::int as count from users", database)).toEqual([{ count: 0 }]);
  await line.pass();
  for (const { health } of servers) await until(async () => (await health()).redis === "ok");
  const { password } = new URL(REDIS_URL);
  for (const { heard } of servers) {
    expect(heard.said.match(/Redis is away/g)).toHaveLength(1);
    expect(heard.said).not.toContain(password);
    expect(heard.said).not.toContain(decodeURIComponent(password));
  }
});
