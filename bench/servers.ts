/**
 * The two servers a bench can run: ours, as a real process on a folder of its own, and bare Hocuspocus.
 *
 * A run of a server gives editors their places, tells its process id, and ends with everything it wrote.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { documentName, syncPath } from "#shared/api/sync.ts";
import { makeProjectId } from "#shared/ids.ts";
import { startStoryServer } from "#tests/support/story-server.ts";
import type { EditorPlace } from "./thin-editor.ts";

export interface ServerRun {
  readonly pid: number;
  /** One for each editor. */
  readonly places: readonly EditorPlace[];
  stop(): Promise<void>;
}

export type ServerKind = "bare" | "ours";

/** Starts a server with one shared project and room for `count` editors. */
export function startServerRun(kind: ServerKind, count: number, env: Record<string, string> = {}): Promise<ServerRun> {
  return kind === "bare" ? startBare(count) : startOursFor(count, env);
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

async function startOursFor(count: number, env: Record<string, string>): Promise<ServerRun> {
  const server = await startStoryServer({ RATE_LIMITS: "off", ...env });
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
