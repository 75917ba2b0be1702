/**
 * Two servers on one Postgres with a Redis between them, and a network before each that can be cut, swallow everything, lose or delay. What is
 * promised is that nobody notices but by waiting. Rules N1, N5, N6 and N12 to N15, docs/spec/instances.md.
 */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type * as Y from "yjs";
import { RedisLink } from "#server/collaboration/redis-link.ts";
import { databaseKey } from "#server/store/database-key.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { type Line, startProxy } from "#tests/support/proxy.ts";
import { chance } from "#tests/support/random.ts";
import { type OwnRedis, startRedis } from "#tests/support/redis.ts";
import { makeDatabase } from "#tests/support/test-database.ts";
import { deaf, openWorld, type Peer, pause, silent, until as soon, type World } from "./world.ts";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });
/** Connections are made anew here, on a machine that may be busy. */
const until = (isSo: Parameters<typeof soon>[0]) => soon(isSo, 30_000);

let redis: OwnRedis;
let lines: [Line, Line];
let one: World;
let two: World;
beforeAll(async () => {
  redis = await startRedis();
  lines = [await startProxy(redis.port), await startProxy(redis.port)];
  one = await openWorld({}, undefined, { redisUrl: redis.url(lines[0].port) });
  two = await openWorld({}, undefined, { redisUrl: redis.url(lines[1].port), beside: one });
});
beforeEach(async () => {
  for (const line of lines) await line.pass();
  await bothUp();
});
afterAll(async () => {
  for (const line of lines) await line.pass();
  for (const world of [two, one]) await world.discard();
  for (const line of lines) await line.close();
  await redis.stop();
});

const rename = (name: string) => (doc: Y.Doc) => void doc.getMap("project").set("name", name);
const nameIn = ({ doc }: Peer) => doc.getMap("project").get("name");
const bothUp = () => until(() => [one, two].every(({ collaboration }) => collaboration.stats().redis === "ok"));
const both = async (other = two) => {
  const { id, document } = await one.project({ ana: "owner", ben: "editor", eve: "viewer" });
  return { id, document, ana: await one.join("ana", document), ben: await other.join("ben", document) };
};
/** What is being done to the network, and how it is seen that a server has noticed. */
const away = (world: World) => until(() => world.collaboration.stats().redis === "away");

/** An edit on each server reaches the other, and both are taken. */
async function meets(ana: Peer, ben: Peer, word: string): Promise<void> {
  const answered = [ana.answers.length, ben.answers.length];
  ana.edit((doc) => doc.getMap("project").set("name", `${word} of Ana`));
  ben.edit((doc) => doc.getMap("project").set("domain", `${word} of Ben`));
  for (const { doc } of [ana, ben]) {
    await until(() => doc.getMap("project").get("name") === `${word} of Ana` && doc.getMap("project").get("domain") === `${word} of Ben`);
  }
  await until(() => ana.answers.length > (answered[0] ?? 0) && ben.answers.length > (answered[1] ?? 0));
  expect([...ana.answers, ...ben.answers].every((taken) => taken)).toBe(true);
}

test("[N1] with Redis an edit comes by it: also to a server that hears no notices, before it looks", async () => {
  const quick = await openWorld({}, undefined, { redisUrl: redis.url(), beside: one, with: deaf });
  try {
    await until(() => quick.collaboration.stats().redis === "ok");
    const { ana, ben } = await both(quick);
    const took: number[] = [];
    for (let count = 0; count < 9; count++) {
      const begun = performance.now();
      ana.edit(rename(`Harbour ${count}`));
      await until(() => nameIn(ben) === `Harbour ${count}`);
      took.push(performance.now() - begun);
    }
    // Looking happens every 1.5 s, so half of nine edits could not be this quick by it.
    expect(took.sort((a, b) => a - b)[4]).toBeLessThan(400);
  } finally {
    await quick.discard();
  }
});

test.each(["drop", "stall"] as const)(
  "[N5] one server's way to Redis: %s; edits arrive both ways, projects open, and it is taken up again",
  async (what) => {
    const { ana, ben } = await both();
    await meets(ana, ben, "Before");
    await lines[0][what]();
    await meets(ana, ben, "While");
    await away(one);
    await meets(ana, ben, "Later");
    const fresh = await both();
    await meets(fresh.ana, fresh.ben, "New");
    await lines[0].pass();
    await bothUp();
    await meets(ana, ben, "After");
  },
);

test("[N5] Redis itself goes and comes back empty, with both servers on it", async () => {
  const { ana, ben } = await both();
  await redis.stop();
  await meets(ana, ben, "Without");
  await Promise.all([away(one), away(two)]);
  const fresh = await both();
  await meets(fresh.ana, fresh.ben, "New");
  await redis.start();
  await bothUp();
  await meets(ana, ben, "With");
});

test("[N5] a Redis that swallows everything does not let anything gather: a thousand edits later it is taken up as if nothing had been", async () => {
  const { ana, ben } = await both();
  await Promise.all(lines.map((line) => line.stall()));
  for (let count = 0; count < 300; count++) {
    ana.edit((doc) => doc.getMap("project").set(`a${count % 40}`, count));
    if (count % 50 === 0) await pause(30);
  }
  await until(() => ben.doc.getMap("project").get("a19") === 299 && ana.answers.length === 300);
  await Promise.all(lines.map((line) => line.pass()));
  await bothUp();
  await meets(ana, ben, "After");
});

test("[N5] (X16) the second edit within the time in which others would store is kept", async () => {
  const documents = () => one.collaboration.stats().documents + two.collaboration.stats().documents;
  const before = documents();
  const { document, ana, ben } = await both();
  ana.edit(rename("First"));
  ben.edit((doc) => doc.getMap("project").set("domain", "Second"));
  await until(() => ana.answers.length === 1 && ben.answers.length === 1);
  for (const peer of [ana, ben]) peer.leave();
  await until(() => documents() <= before);
  const late = await one.join("eve", document);
  await until(() => nameIn(late) === "First" && late.doc.getMap("project").get("domain") === "Second");
});

test("[N5] (X17) without Redis everything is stored as ever: journal, change log, snapshot", async () => {
  const { id, document, ana } = await both();
  await redis.stop();
  ana.edit(rename("Stored"));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([true]);
  expect(await one.journal.lastSeq(document)).toBe(1);
  const rowsOf = async (table: "changes" | "document_snapshots") =>
    (await one.db.selectFrom(table).select("project_id").where("project_id", "=", id).execute()).length;
  await until(async () => (await rowsOf("changes")) === 1);
  ana.leave();
  await until(async () => (await rowsOf("document_snapshots")) >= 1);
  await redis.start();
});

test.each([11, 12, 13, 14])(
  "[N5] seed %i: links cut, swallow and heal at random under edits on both servers; all are kept, and both are the same",
  async (seed) => {
    const { next: random } = chance(seed);
    const { document, ana, ben } = await both();
    const acts = ["pass", "drop", "stall"] as const;
    let made = 0;
    for (let step = 0; step < 25; step++) {
      const line = lines[Math.floor(random() * 2)];
      if (random() < 0.4) await line?.[acts[Math.floor(random() * acts.length)] ?? "pass"]();
      for (let count = Math.floor(random() * 6); count > 0; count--, made++) {
        const key = `k${made}`;
        (random() < 0.5 ? ana : ben).edit((doc) => doc.getMap("project").set(key, seed));
      }
      await pause(random() * 120);
    }
    const keys = ({ doc }: Peer) => doc.getMap("project").size;
    await until(() => keys(ana) === made && keys(ben) === made && ana.answers.length + ben.answers.length === made);
    expect([...ana.answers, ...ben.answers].every((taken) => taken)).toBe(true);
    const rows = await one.journal.after(document, 0);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  },
);

test("[N13] who is in a project is seen on the other server, by the name that their own server wrote, and so is that they leave", async () => {
  const { document, ana, ben } = await both();
  ana.show(5001, 1, { user: { id: "ben", name: "Ben" }, at: { view: "guide" } });
  await until(() => ben.presence.get(5001) !== undefined);
  expect(ben.presence.get(5001)).toMatchObject({ user: { id: "ana", name: "Ana" }, at: { view: "guide" } });
  const late = await two.join("eve", document);
  late.send(3);
  await until(() => late.presence.get(5001) !== undefined);
  ana.leave();
  await until(() => ben.presence.get(5001) === null);
});

test("[N13] whoever opens a project later sees those who are on the other server already", async () => {
  const { document } = await one.project({ ana: "owner", ben: "editor" });
  const ana = await one.join("ana", document);
  ana.show(5101, 1, { at: null });
  await until(async () => (await claimed(5101)) === "ana");
  const ben = await two.join("ben", document);
  await until(() => ben.presence.get(5101) !== undefined);
});

test("[N11] nobody shows themselves under a client id that is shown on the other server, nor writes under it", async () => {
  const { ana, ben } = await both();
  ana.show(5201, 1, { at: null });
  await until(() => ben.presence.get(5201) !== undefined);
  ben.show(5201, 9, { at: null, typing: true });
  ben.doc.clientID = 5201;
  ben.edit(rename("Stolen"));
  await until(() => ben.answers.length === 1);
  expect(ben.answers).toEqual([false]);
  expect(ben.messages.at(-1)).toMatchObject({ type: "refused", code: "edit/forged" });
  expect(ana.presence.get(5201)?.typing).toBeUndefined();
});

test("[N14] the people of a server that is heard no more are gone within 45 seconds, and back when it is heard again", async () => {
  const { ana, ben } = await both();
  let clock = 1;
  ana.show(5301, clock, { at: null });
  await until(() => ben.presence.get(5301) !== undefined);
  const begun = performance.now();
  await lines[0].stall();
  await soon(() => ben.presence.get(5301) === null, 60_000);
  expect(performance.now() - begun).toBeLessThan(45_000);
  await lines[0].pass();
  await bothUp();
  ana.show(5301, ++clock, { at: null });
  await until(() => ben.presence.get(5301) !== null);
});

test("[N15] who moves to the other server is shown from there, also when the old one says that they left", async () => {
  const { document, ana, ben } = await both();
  ben.show(5401, 1, { at: null });
  await until(() => ana.presence.get(5401) !== undefined);
  const moved = await one.join("ben", document);
  moved.show(5401, 1, { at: null, moved: true });
  await until(() => ana.presence.get(5401)?.moved === true);
  ben.leave();
  await pause(500);
  expect(ana.presence.get(5401)).toMatchObject({ moved: true });
  moved.leave();
  await until(() => ana.presence.get(5401) === null);
});

test("[N6] a Redis that is away at the start keeps nobody from starting, and is taken up later", async () => {
  await lines[1].drop();
  const late = await openWorld({}, undefined, { redisUrl: redis.url(lines[1].port), beside: one });
  try {
    expect(late.collaboration.stats().redis).toBe("away");
    const { ana, ben } = await both(late);
    await meets(ana, ben, "Before");
    await lines[1].pass();
    await until(() => late.collaboration.stats().redis === "ok");
    await meets(ana, ben, "After");
  } finally {
    await late.discard();
  }
});

test("[N12] what Redis does not take is bounded: the rest is dropped, and the way is as good as before", async () => {
  const link = (own: string, port?: number) => new RedisLink({ url: redis.url(port), own, log: silent, onUp: () => {} });
  const [sender, receiver] = [link("test:sender", lines[0].port), link("test:receiver")];
  let heard = 0;
  try {
    await until(() => sender.isUp && receiver.isUp);
    await receiver.follow("test:room", () => heard++);
    await lines[0].stall();
    for (let count = 0; count < 5_000; count++) sender.publish("test:room", Buffer.alloc(100));
    await lines[0].pass();
    await until(() => heard >= 2_000);
    await pause(300);
    expect(heard).toBe(2_000);
    sender.publish("test:room", Buffer.alloc(100));
    await until(() => heard === 2_001);
  } finally {
    await Promise.all([sender.close(), receiver.close()]);
  }
});

test("[N12] servers of one database have the same name for it, those of a copy another", async () => {
  const copy = await openDatabase({ dataDir: "", databaseUrl: await makeDatabase() });
  expect(await databaseKey(two.db)).toBe(await databaseKey(one.db));
  expect(await databaseKey(copy.db)).not.toBe(await databaseKey(one.db));
  await copy.close();
});

async function claimed(client: number): Promise<string | null | undefined> {
  const row = await one.db.selectFrom("client_ids").select("user_id").where("client_id", "=", client).executeTakeFirst();
  return row?.user_id;
}
