/**
 * The servers a bench can run: ours, as a real process on a folder of its own or on a Postgres of its own, and bare Hocuspocus.
 *
 * A run of a server gives editors their places, tells its process id, and ends with everything it wrote.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { documentName, syncPath } from "#shared/api/sync.ts";
import { makeProjectId } from "#shared/ids.ts";
import { startPostgres } from "#tests/support/postgres.ts";
import { type StartOptions, startStoryServer } from "#tests/support/story-server.ts";
import { encodeProject } from "./synthetic-project.ts";
import { type EditorPlace, ThinEditor } from "./thin-editor.ts";

export interface ServerRun {
  readonly pid: number;
  /** One for each editor. */
  readonly places: readonly EditorPlace[];
  stop(): Promise<void>;
}

/** `no-snapshots` is ours, without ever writing a snapshot; `postgres` is ours on Postgres, which syncs to disk. */
export type ServerKind = "bare" | "ours" | "no-snapshots" | "postgres";

const withoutSnapshots = fileURLToPath(new URL("server-without-snapshots.ts", import.meta.url));

/** Starts a server with one shared project and room for `count` editors. `objects`: how many the project has before they come. */
export async function startServerRun(kind: ServerKind, count: number, objects: number): Promise<ServerRun> {
  const run = await startOf(kind, count);
  if (objects > 0 && run.places[0]) await upload(run.places[0], objects);
  return run;
}

function startOf(kind: ServerKind, count: number): Promise<ServerRun> {
  if (kind === "bare") return startBare(count);
  if (kind === "postgres") return startOnPostgres(count);
  return startOursFor(count, {}, kind === "no-snapshots" ? { main: withoutSnapshots } : {});
}

async function startOnPostgres(count: number): Promise<ServerRun> {
  const postgres = await startPostgres({ isDurable: true });
  const run = await startOursFor(count, { DATABASE_URL: await postgres.create("bench") });
  const stop = async () => {
    await run.stop();
    await postgres.discard();
  };
  return { ...run, stop };
}

async function upload(place: EditorPlace, objects: number): Promise<void> {
  const editor = new ThinEditor(0, place, encodeProject(objects));
  await editor.ready;
  editor.close();
}

async function startBare(count: number): Promise<ServerRun> {
  const child = fork(new URL("bare-hocuspocus.ts", import.meta.url));
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  const document = documentName({ project: makeProjectId(), part: "model", epoch: 1 });
  const place = { url: `ws://127.0.0.1:${port}${syncPath}`, document, headers: {} };
  return { pid: child.pid ?? 0, places: Array.from({ length: count }, () => place), stop: () => endChild(child) };
}

/** Ten editors for each account, as a person may have a few tabs but not fifty. */
const editorsPerAccount = 10;

async function startOursFor(count: number, env: Record<string, string>, options: StartOptions = {}): Promise<ServerRun> {
  const server = await startStoryServer({ RATE_LIMITS: "off", ...env }, options);
  const owner = await server.register("Owner");
  const project = await server.publish(owner, "Bench");
  const accounts = [owner];
  while (accounts.length * editorsPerAccount < count) {
    const person = await server.register(`Editor ${accounts.length}`);
    await server.addMember(owner, project.id, person, "editor");
    accounts.push(person);
  }
  const document = documentName({ project: project.id, part: "model", epoch: project.epoch });
  const places = Array.from({ length: count }, (_, index) => {
    const account = accounts[Math.floor(index / editorsPerAccount)] ?? owner;
    return { url: server.syncUrl, document, headers: { cookie: account.cookie, origin: server.origin } };
  });
  return { pid: server.pid, places, stop: () => server.discard() };
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, "exit");
}
