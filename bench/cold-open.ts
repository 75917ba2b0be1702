/**
 * How long a project of 500 objects that is not in the server's memory takes to open: from connecting with nothing to synced, by Hocuspocus'
 * own provider. Ours (a snapshot and a short tail of the journal) against Hocuspocus with @hocuspocus/extension-database (the whole state in
 * one row), both on the same Postgres, which syncs to disk, with the same content.
 *
 *   npm run bench:cold-open          seven openings of each, order rotated
 *   npm run bench:cold-open -- 15    as many as you say
 *
 * Each opening has a copy of the database and a new server process: first for the process, then again once the document has left its memory.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import * as Y from "yjs";
import { readPosition } from "#server/store/changes.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { readNewestSnapshot } from "#server/store/snapshots.ts";
import { documentName, syncPath } from "#shared/api/sync.ts";
import { type OwnPostgres, startPostgres } from "#tests/support/postgres.ts";
import { readDocument } from "#tests/support/read-document.ts";
import { type StoryServer, startStoryServer } from "#tests/support/story-server.ts";
import { judge, median, printTable } from "./figures.ts";
import { type Opening, openAsProvider } from "./provider-client.ts";
import { encodeProject } from "./synthetic-project.ts";
import { type EditorPlace, ThinEditor } from "./thin-editor.ts";

const openings = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 7);
const objects = 500;
/** Edits behind the snapshot. */
const tail = 20;
const share = 0.8;
const patienceMs = 20_000;
/** Until an unloaded document has left the memory, and what starting left to do is done. */
const calmMs = 3_000;

type Kind = "extension-database" | "ours";
type Row = Record<"fresh" | "again", Opening>;

let copies = 0;

const postgres = await startPostgres({ isDurable: true });
try {
  const { place, state } = await prepare(postgres);
  const figures: Record<Kind, Row[]> = { "extension-database": [], ours: [] };
  for (let opening = 0; opening < openings; opening++) {
    const order: Kind[] = opening % 2 === 0 ? ["extension-database", "ours"] : ["ours", "extension-database"];
    for (const kind of order) figures[kind].push(await measure(postgres, kind, place));
  }
  show(figures, state);
} finally {
  await postgres.discard();
}
process.exit();

/** Both databases, `ours` and `theirs`, from which each opening's is copied. Their content is the same. */
async function prepare(on: OwnPostgres): Promise<{ place: EditorPlace; state: Uint8Array }> {
  const url = await on.create("ours");
  const server = await startStoryServer({ RATE_LIMITS: "off", DATABASE_URL: url });
  const account = await server.register("Owner");
  const project = await server.publish(account, `${objects} objects`);
  const document = documentName({ project: project.id, part: "model", epoch: project.epoch });
  const place = { url: server.syncUrl, document, headers: { cookie: account.cookie, origin: server.origin } };
  await upload(place);
  await until("a snapshot", async () => (await standingOf(url, document)).covered > 0);
  await edit(place);
  await until("the projection", async () => (await standingOf(url, document)).isProjected);
  const state = Y.encodeStateAsUpdate(await readDocument({ server, project, account }));
  // Stopped in peace it would write another snapshot, and there would be no tail.
  await server.kill();
  await server.discard();
  await storeTheirs(await on.create("theirs"), document, state);
  return { place, state };
}

async function upload(place: EditorPlace): Promise<void> {
  const editor = new ThinEditor(0, place, encodeProject(objects));
  await editor.ready;
  editor.close();
}

/** Goes on being there: whoever leaves last brings a snapshot about. */
async function edit(place: EditorPlace): Promise<void> {
  const editor = new ThinEditor(1, place);
  await editor.ready;
  for (let made = 0; made < tail; made++) {
    editor.edit();
    await until("an answer", () => editor.waiting === 0);
  }
}

async function standingOf(databaseUrl: string, document: string) {
  const { db, journalRows, close } = await openDatabase({ dataDir: "", databaseUrl });
  const covered = (await readNewestSnapshot(db, document))?.coversSeq ?? 0;
  const position = await readPosition(db, document);
  const last = (await journalRows?.readHead(document))?.seq ?? 0;
  await close();
  return { covered, isProjected: last > covered && position === last };
}

async function storeTheirs(url: string, document: string, state: Uint8Array): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query("create table documents (name text primary key, data bytea not null)");
  await client.query("insert into documents (name, data) values ($1, $2)", [document, Buffer.from(state)]);
  await client.end();
}

async function measure(on: OwnPostgres, kind: Kind, place: EditorPlace): Promise<Row> {
  const url = await on.create(`copy${copies++}`, kind === "ours" ? "ours" : "theirs");
  const server = kind === "ours" ? await startOurs(url) : await startTheirs(url);
  try {
    const from = { ...place, url: server.url, headers: { ...place.headers, ...server.headers } };
    await wait(calmMs);
    const fresh = await openAsProvider(from);
    await wait(calmMs);
    return { fresh, again: await openAsProvider(from) };
  } finally {
    await server.stop();
  }
}

interface Running {
  readonly url: string;
  readonly headers: Record<string, string>;
  stop(): Promise<void>;
}

async function startOurs(databaseUrl: string): Promise<Running> {
  const server: StoryServer = await startStoryServer({ RATE_LIMITS: "off", DATABASE_URL: databaseUrl });
  return { url: server.syncUrl, headers: { origin: server.origin }, stop: () => server.discard() };
}

async function startTheirs(databaseUrl: string): Promise<Running> {
  const child: ChildProcess = fork(new URL("hocuspocus-on-postgres.ts", import.meta.url), {
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: databaseUrl },
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  const stop = async () => {
    child.kill();
    await once(child, "exit");
  };
  return { url: `ws://127.0.0.1:${port}${syncPath}`, headers: {}, stop };
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await wait(5)) if (await isSo()) return;
  throw new Error(`There was no ${what} after ${patienceMs} ms.`);
}

function show(figures: Record<Kind, Row[]>, state: Uint8Array): void {
  const kinds = ["extension-database", "ours"] as const;
  const columns = [
    ["fresh", "receivedMs"],
    ["fresh", "syncedMs"],
    ["again", "receivedMs"],
    ["again", "syncedMs"],
  ] as const;
  const middle = (kind: Kind, [when, what]: (typeof columns)[number]) => median(figures[kind].map((row) => row[when][what]));
  console.log(
    `${objects} objects, ${Math.round(state.length / 1024)} KiB of state, ${tail} edits behind the snapshot, ${openings} openings.\n`,
  );
  printTable(
    ["connect to (ms)", "new process: state came", "synced", "unloaded: state came", "synced"],
    [
      ...kinds.flatMap((kind) =>
        figures[kind].map((row, index) => [`${kind} ${index + 1}`, ...columns.map(([when, what]) => row[when][what])]),
      ),
      ...kinds.map((kind) => [`${kind}, median`, ...columns.map((column) => middle(kind, column))]),
      ["ours / extension-database", ...columns.map((column) => middle("ours", column) / middle("extension-database", column))],
    ],
  );
  judge(
    columns
      .filter(([, what]) => what === "syncedMs")
      .map((column) => ({
        what: `cold open, ${column[0] === "fresh" ? "new process" : "document unloaded"}`,
        measured: middle("ours", column) / middle("extension-database", column),
        atMost: share,
        unit: "× extension-database",
      })),
  );
}
