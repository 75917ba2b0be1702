/**
 * A real Postgres of one's own, from the system's programs: its data in a temporary folder, on a free port of this machine and a socket in
 * that folder. For tests that must hold on Postgres, and for benches.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { freePort } from "./free-port.ts";

export const superuser = { name: "postgres", password: "only for tests" };

export interface OwnPostgres {
  readonly port: number;
  /** Of a database in it, as `DATABASE_URL` takes it. `through` is the port of a proxy before it. */
  url(database: string, through?: number): string;
  /** Makes a database. @returns its address */
  create(database: string, template?: string): Promise<string>;
  start(): Promise<void>;
  /** SIGINT ends it cleanly, SIGQUIT as a crash would. */
  stop(signal?: "SIGINT" | "SIGQUIT"): Promise<void>;
  /** Ends it and forgets its data. */
  discard(): Promise<void>;
}

/** None may outlive the process that asked for it. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGQUIT");
});

const missing =
  "These tests need the programs of Postgres 15 or later, and they are not installed. Install them (on Debian: apt-get install postgresql) or set POSTGRES_BIN to their folder.";

/** @throws when the programs are not there */
export function findPostgres(): string {
  const installed = globSync("/usr/lib/postgresql/*/bin").sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const folder = process.env.POSTGRES_BIN ?? installed.at(-1);
  if (folder && existsSync(join(folder, "initdb"))) return folder;
  throw new Error(missing);
}

/** Postgres refuses to run as root; its package makes an account for it. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (what: string) => Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** @param isDurable whether it syncs to disk as a real one does; tests about something else are faster without */
export async function startPostgres({ isDurable = false }: { isDurable?: boolean } = {}): Promise<OwnPostgres> {
  const programs = findPostgres();
  const as = account();
  const folder = mkdtempSync(join(tmpdir(), "orca-postgres-"));
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid ?? -1);
  const data = join(folder, "data");
  makeCluster(programs, folder, data, as);
  const port = await freePort();
  const settings = [
    ["listen_addresses", "127.0.0.1"],
    ["unix_socket_directories", folder],
    ["port", port],
    ["max_connections", 300],
    ...(isDurable ? [] : [...["fsync", "full_page_writes"].map((name) => [name, "off"]), ["shared_buffers", "32MB"]]),
  ].flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  let child: ChildProcess | undefined;

  const url: OwnPostgres["url"] = (database, through = port) =>
    `postgres://${superuser.name}:${encodeURIComponent(superuser.password)}@127.0.0.1:${through}/${database}`;
  const ask = async (sql: string, database = "postgres") => {
    const client = new Client(url(database));
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const start = async () => {
    child = spawn(join(programs, "postgres"), ["-D", data, ...settings], { ...as, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    running.add(child);
    child.once("exit", () => child && running.delete(child));
    let said = "";
    child.stderr?.on("data", (text: Buffer) => {
      said = `${said}${text}`.slice(-10_000);
    });
    for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
      const isThere = await ask("select 1").then(
        () => true,
        () => false,
      );
      if (isThere) return;
      await wait(50);
    }
    throw new Error(`Postgres did not start: ${said}`);
  };
  const stop = async (signal: NodeJS.Signals = "SIGINT") => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  await start();
  return {
    port,
    url,
    create: async (database, template = "template0") => {
      await ask(`create database ${database} template ${template}`);
      return url(database);
    },
    start,
    stop,
    discard: async () => {
      await stop("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whoever comes by TCP has to know the password, as on a real one. */
function makeCluster(programs: string, folder: string, data: string, as: { uid?: number; gid?: number }): void {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, superuser.password);
  chmodSync(passwordFile, 0o644);
  const words = ["--username", superuser.name, "--pwfile", passwordFile, "--auth-local=trust", "--auth-host=scram-sha-256"];
  const { status, stderr } = spawnSync(
    join(programs, "initdb"),
    ["-D", data, ...words, "--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions"],
    { ...as, cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`Postgres could not make its folder: ${stderr}`);
}
