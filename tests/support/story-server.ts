/**
 * Our server as people run it: a process of its own on a fresh data folder, reached by HTTP alone.
 *
 * It can be stopped, killed and started again on the same port and data, which is what stories and benches are about.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { logout, me, register } from "#shared/api/auth.ts";
import type { Contract } from "#shared/api/contract.ts";
import { invite } from "#shared/api/invitations.ts";
import { changeMember, listMembers, listProjects, type ProjectSummary, publishProject, removeProject } from "#shared/api/projects.ts";
import { syncPath } from "#shared/api/sync.ts";
import { makeProjectId } from "#shared/ids.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import { putDatabase } from "./database-template.ts";
import { freePort } from "./free-port.ts";
import { repository } from "./repository.ts";

const ours = join(repository, "sync-server/src/main.ts");
const node = join(repository, "node_modules/.bin/node");

/** Every server that runs now: none may outlive the process that asked for it. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** As the `Cookie` header takes it. */
  readonly cookie: string;
}

export class StoryServer {
  readonly origin: string;
  readonly syncUrl: string;
  readonly port: number;
  readonly folder: string;
  readonly #env: Record<string, string>;
  readonly #main: string;
  #child: ChildProcess | undefined;
  #people = 0;

  constructor(port: number, env: Record<string, string>, main = ours) {
    this.port = port;
    this.#env = env;
    this.#main = main;
    this.folder = mkdtempSync(join(tmpdir(), "orca-server-"));
    this.origin = `http://127.0.0.1:${port}`;
    this.syncUrl = `ws://127.0.0.1:${port}${syncPath}`;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts the process on the same port and data as before, and waits until it answers. */
  async start(): Promise<void> {
    const env = {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(this.port),
      DATA_DIR: this.folder,
      ...this.#env,
    };
    const child = spawn(existsSync(node) ? node : process.execPath, [this.#main], { env, stdio: ["ignore", "ignore", "inherit"] });
    this.#child = child;
    running.add(child);
    child.once("exit", () => running.delete(child));
    for (let tries = 0; tries < 2_400 && child.exitCode === null; tries++) {
      const answer = await fetch(`${this.origin}/health`).catch(() => null);
      if (answer?.ok) return;
      await wait(25);
    }
    throw new Error("The server did not start.");
  }

  /** The hardest end there is: no handler runs. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  /** Asks it to end, as Ctrl+C does. Its data stays for the next `start`. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** Stops it and forgets its data. */
  async discard(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async register(name: string): Promise<Account> {
    const email = `person${this.#people++}@story.test`;
    const password = "seven green herons";
    const answer = await this.#call(register, {}, { email, name, password });
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    const { id } = me.parse(await answer.json());
    return { id, email, password, cookie };
  }

  /** Ends a session from elsewhere: whoever holds its cookie is signed out. */
  async signOut(who: Account): Promise<void> {
    await this.#call(logout, {}, undefined, who);
  }

  async removeProject({ project, account }: { project: ProjectSummary; account: Account }): Promise<void> {
    await this.#call(removeProject, { id: project.id }, undefined, account);
  }

  /** The one project that somebody has on the server. */
  async projectOf(owner: Account): Promise<ProjectSummary> {
    const answer = await this.#call(listProjects, {}, undefined, owner);
    const [project] = listProjects.answer.parse(await answer.json()).data;
    if (!project) throw new Error(`${owner.email} has no project on the server.`);
    return project;
  }

  async publish(owner: Account, name: string): Promise<ProjectSummary> {
    const answer = await this.#call(publishProject, {}, { id: makeProjectId(), name }, owner);
    return (await answer.json()) as ProjectSummary;
  }

  async addMember(owner: Account, project: string, person: Account, level: PermissionLevel): Promise<void> {
    await this.#call(invite, { id: project }, { email: person.email, level }, owner);
  }

  async changeLevel(
    { project, account }: { project: ProjectSummary; account: Account },
    name: string,
    level: PermissionLevel,
  ): Promise<void> {
    const people = (await (await this.#call(listMembers, { id: project.id }, undefined, account)).json()) as {
      data: { id: string; name: string }[];
    };
    const person = people.data.find((each) => each.name === name)?.id ?? "";
    await this.#call(changeMember, { id: project.id, person }, { level }, account);
  }

  async #call(contract: Contract, params: Record<string, string>, body: unknown, who?: Account): Promise<Response> {
    const path = contract.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? "");
    const headers = {
      origin: this.origin,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(who ? { cookie: who.cookie } : {}),
    };
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      method: contract.method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${contract.method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }
}

export interface StartOptions {
  /** Its database is made as a first start does, which takes seconds; otherwise an empty one is copied. */
  readonly isNew?: boolean;
  /** Another program than ours, started the same way. */
  readonly main?: string;
}

/** Starts our server on a free port. */
export async function startStoryServer(
  env: Record<string, string> = {},
  { isNew = false, main = ours }: StartOptions = {},
): Promise<StoryServer> {
  const server = new StoryServer(await freePort(), env, main);
  if (!isNew && !env.DATABASE_URL) await putDatabase(server.folder);
  await server.start();
  return server;
}
