/**
 * A real Redis of one's own, from the system's program: nothing on disk, on a free port of this machine, behind a password. For tests about several
 * servers, and for benches.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port.ts";

export interface OwnRedis {
  readonly port: number;
  /** As `REDIS_URL` takes it. `through` is the port of a proxy before it. */
  url(through?: number): string;
  start(): Promise<void>;
  /** Ends it as a crash would; what it holds is gone. */
  stop(): Promise<void>;
}

/** None may outlive the process that asked for it. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

const places = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"];
const missing =
  "These tests need the program of Redis 6 or later, and it is not installed. Install it (on Debian: apt-get install redis-server) or set REDIS_BIN to its path.";
const password = "only for tests";

/** @throws when the program is not there */
export function findRedis(): string {
  const found = process.env.REDIS_BIN ?? places.find((path) => existsSync(path));
  if (found && existsSync(found)) return found;
  throw new Error(missing);
}

export async function startRedis(): Promise<OwnRedis> {
  const program = findRedis();
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async () => {
    const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", tmpdir()];
    child = spawn(program, [...settings, "--requirepass", password], { stdio: "ignore" });
    const started = child;
    running.add(started);
    started.once("exit", () => running.delete(started));
    for (let tries = 0; tries < 400 && started.exitCode === null; tries++) {
      if (await answers(port)) return;
      await wait(25);
    }
    throw new Error("Redis did not start.");
  };
  await start();
  return {
    port,
    url: (through = port) => `redis://:${encodeURIComponent(password)}@127.0.0.1:${through}`,
    start,
    stop: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
