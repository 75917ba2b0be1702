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
import { type OwnRedis, startRedis } from "#tests/support/redis.ts";
import { type StartOptions, type StoryServer, startStoryServer } from "#tests/support/story-server.ts";
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
const forMany = fileURLToPath(new URL("server-for-many.ts", import.meta.url));

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

const startOnPostgres = (count: number): Promise<ServerRun> => onPostgres((env) => startOursFor(count, env));

async function onPostgres(start: (env: Record<string, string>) => Promise<ServerRun>): Promise<ServerRun> {
  const postgres = await startPostgres({ isDurable: true });
  const run = await start({ DATABASE_URL: await postgres.create("bench") });
  const stop = async () => {
    await run.stop();
    await postgres.discard();
  };
  return { ...run, stop };
}

/** Starts a server with many projects and places for a few people in each, one project after the other. */
export async function startServerForMany(kind: "bare" | "ours" | "postgres", projects: number, each: number): Promise<ServerRun> {
  if (kind === "bare") return startBare(projects * each, each);
  const start = (env: Record<string, string>) => startOursForMany(projects, each, env);
  return kind === "postgres" ? onPostgres(start) : start({});
}

/** Two servers, half of the editors on each. */
export interface PairRun {
  readonly pids: readonly number[];
  readonly places: readonly (readonly EditorPlace[])[];
  stop(): Promise<void>;
}

/** Starts two servers and a Redis of their own: bare Hocuspocus with extension-redis, or ours, with a Postgres that syncs to disk. */
export async function startPair(kind: "bare" | "ours", each: number): Promise<PairRun> {
  const redis = await startRedis();
  const pair = await (kind === "bare" ? startBarePair(redis, each) : startOurPair(redis, each));
  const stop = async () => {
    await pair.stop();
    await redis.stop();
  };
  return { ...pair, stop };
}

async function startBarePair({ port, url }: OwnRedis, each: number): Promise<PairRun> {
  const { password } = new URL(url());
  const document = documentName({ project: makeProjectId(), part: "model", epoch: 1 });
  const children = [0, 1].map(() => fork(new URL("bare-with-redis.ts", import.meta.url), [String(port), decodeURIComponent(password)]));
  const ports = await Promise.all(children.map(async (child) => ((await once(child, "message")) as [{ port: number }])[0].port));
  const places = ports.map((own) => {
    const place = { url: `ws://127.0.0.1:${own}${syncPath}`, document, headers: {} };
    return Array.from({ length: each }, () => place);
  });
  return { pids: children.map(({ pid }) => pid ?? 0), places, stop: async () => void (await Promise.all(children.map(endChild))) };
}

async function startOurPair(redis: OwnRedis, each: number): Promise<PairRun> {
  const postgres = await startPostgres({ isDurable: true });
  const env = { RATE_LIMITS: "off", DATABASE_URL: await postgres.create("bench"), REDIS_URL: redis.url() };
  const [one, two] = [await startStoryServer(env), await startStoryServer(env)];
  const { places } = await startOursOn(one, 2 * each);
  const there = places.slice(each).map((place) => ({ ...place, url: two.syncUrl, headers: { ...place.headers, origin: two.origin } }));
  const stop = async () => {
    await Promise.all([one.discard(), two.discard()]);
    await postgres.discard();
  };
  return { pids: [one.pid, two.pid], places: [places.slice(0, each), there], stop };
}

async function upload(place: EditorPlace, objects: number): Promise<void> {
  const editor = new ThinEditor(0, place, encodeProject(objects));
  await editor.ready;
  editor.close();
}

async function startBare(count: number, perDocument = count): Promise<ServerRun> {
  const child = fork(new URL("bare-hocuspocus.ts", import.meta.url));
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  const places = Array.from({ length: count / perDocument }, () => {
    const document = documentName({ project: makeProjectId(), part: "model", epoch: 1 });
    const place = { url: `ws://127.0.0.1:${port}${syncPath}`, document, headers: {} };
    return Array.from({ length: perDocument }, () => place);
  });
  return { pid: child.pid ?? 0, places: places.flat(), stop: () => endChild(child) };
}

const projectsPerOwner = 50;

/** Each owner sits in each of their projects as often as it has places. */
async function startOursForMany(projects: number, each: number, env: Record<string, string>): Promise<ServerRun> {
  const server = await startStoryServer({ RATE_LIMITS: "off", ...env }, { main: forMany });
  const places: EditorPlace[] = [];
  let owner = await server.register("Owner");
  for (let made = 0; made < projects; made++) {
    if (made > 0 && made % projectsPerOwner === 0) owner = await server.register(`Owner ${made}`);
    const project = await server.publish(owner, `Project ${made}`);
    const document = documentName({ project: project.id, part: "model", epoch: project.epoch });
    const place = { url: server.syncUrl, document, headers: { cookie: owner.cookie, origin: server.origin } };
    places.push(...Array.from({ length: each }, () => place));
  }
  return { pid: server.pid, places, stop: () => server.discard() };
}

/** Ten editors for each account, as a person may have a few tabs but not fifty. */
const editorsPerAccount = 10;

async function startOursFor(count: number, env: Record<string, string>, options: StartOptions = {}): Promise<ServerRun> {
  return startOursOn(await startStoryServer({ RATE_LIMITS: "off", ...env }, options), count);
}

async function startOursOn(server: StoryServer, count: number): Promise<ServerRun> {
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
