/**
 * Kills the server a hundred times while people write, and counts what was shown as Synced and is not there afterwards.
 *
 * The people are the client's own project room, headless: the same connection, the same device store, the same sync state
 * that the pill shows. After each kill nobody can reach the server until its document was read and compared, since
 * returning clients would bring back what the server lost.
 *
 *   npm run bench:kill            100 kills
 *   npm run bench:kill -- 10      as many as you say
 *   npm run bench:kill -- 12 --postgres   on a Postgres of its own: by turns the server, Postgres, and both are killed
 */
import "fake-indexeddb/auto";
import { setTimeout as wait } from "node:timers/promises";
import { startPostgres } from "#tests/support/postgres.ts";
import { type Line, startProxy } from "#tests/support/proxy.ts";
import { type Place, readDocument } from "#tests/support/read-document.ts";
import { type StoryServer, startStoryServer } from "#tests/support/story-server.ts";
import { judge, median, percentile, printTable } from "./figures.ts";
import { startWriter, type Writer } from "./writer.ts";

const kills = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100);
const writerCount = 4;
const loadMs = { least: 200, most: 900 };
/** People go on writing after the kill, as they would. */
const goOnMs = 80;
const patienceMs = 30_000;

const postgres = process.argv.includes("--postgres") ? await startPostgres({ isDurable: true }) : null;
const database: Record<string, string> = postgres ? { DATABASE_URL: await postgres.create("bench") } : {};
const server = await startStoryServer({ RATE_LIMITS: "off", ...database });
const line = await startProxy(server.port);
const { place, writers } = await gather(server, line);
const startedMs: number[] = [];
const backMs: number[] = [];
let lost = 0;
let shown = 0;

for (let kill = 1; kill <= kills; kill++) {
  await killOnce(kill);
  if (kill % 10 === 0) console.log(`${kill} kills: ${shown} edits shown as Synced, ${lost} lost`);
}

for (const writer of writers) await writer.leave();
await line.close();
await server.discard();
await postgres?.discard();
printTable(
  ["", "count"],
  [
    ["kills (kill -9)", kills],
    ["people writing", writerCount],
    ["edits made", writers.reduce((sum, each) => sum + each.made, 0)],
    ["edits shown as Synced", shown],
    ["of these lost", lost],
    ["start to answering, median ms", median(startedMs)],
    ["network back to everybody Synced, median ms", median(backMs)],
    ["the same, slowest ms", percentile(backMs, 1)],
  ],
);
judge([{ what: "shown as Synced and lost", measured: lost, atMost: 0, unit: "edits" }]);
process.exit();

async function killOnce(kill: number): Promise<void> {
  await line.pass();
  backMs.push(await timed(() => Promise.all(writers.map((each) => each.synced(patienceMs)))));
  for (const writer of writers) writer.begin();
  await wait(loadMs.least + Math.random() * (loadMs.most - loadMs.least));
  const [isServer, isPostgres] = postgres ? [kill % 3 !== 1, kill % 3 !== 0] : [true, false];
  if (isPostgres) await postgres?.stop("SIGQUIT");
  if (isServer) await server.kill();
  await wait(goOnMs);
  for (const writer of writers) writer.pause();
  await line.drop();
  startedMs.push(
    await timed(async () => {
      if (isPostgres) await postgres?.start();
      if (isServer) await server.start();
    }),
  );
  await compare();
}

/** Looks for everything that was ever shown as Synced and has not been found before. */
async function compare(): Promise<void> {
  const document = await readDocument(place);
  for (const writer of writers) {
    const claims = writer.takeClaims();
    shown += claims.length;
    const missing = claims.filter((claim) => !claim.isIn(document));
    lost += missing.length;
    for (const claim of missing) console.log(`lost: ${claim.what}`);
  }
}

async function gather(from: StoryServer, over: Line): Promise<{ place: Place; writers: Writer[] }> {
  const owner = await from.register("Owner");
  const project = await from.publish(owner, "Kill");
  const all: Writer[] = [];
  for (let number = 0; number < writerCount; number++) {
    const account = number === 0 ? owner : await from.register(`Writer ${number}`);
    if (number > 0) await from.addMember(owner, project.id, account, "editor");
    all.push(await startWriter({ number, account, project, port: over.port }));
  }
  return { place: { server: from, project, account: owner }, writers: all };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await run();
  return performance.now() - before;
}
