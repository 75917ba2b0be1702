/** The server as a process on Postgres. Rules I23, I30, docs/spec/identity.md. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, inject, test, vi } from "vitest";
import { startProxy } from "#tests/support/proxy.ts";
import { repository } from "#tests/support/repository.ts";
import { goodPassword, makeFolder } from "#tests/support/server.ts";
import { makeDatabase } from "#tests/support/test-database.ts";
import { until } from "../collaboration/world.ts";

// Processes start slowly where many do.
vi.setConfig({ testTimeout: 90_000 });

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** What it has said so far, and its end. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(repository, "sync-server/src/main.ts")], {
    env: { ...process.env, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const heard = { said: "" };
  const hear = (text: Buffer) => {
    heard.said += text;
  };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
  const address = async () => {
    const found = () => /^ORCA Project Builder is at (http:\/\/\S+)$/m.exec(heard.said)?.[1];
    await until(() => found() !== undefined, 60_000);
    return found() ?? "";
  };
  return { child, heard, address, ended: once(child, "close").then(([code]) => code as number | null) };
}

const register = (address: string) =>
  fetch(`${address}/api/v1/auth/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "ann@orca.test", password: goodPassword, name: "Ann" }),
  });
const health = async (address: string) => (await fetch(`${address}/health`)).status;

test("[I23] it starts on Postgres with nothing but mail in its data folder, ends cleanly, and what was answered is there after kill -9", async () => {
  const [DATABASE_URL, DATA_DIR] = [await makeDatabase(), join(makeFolder(), "none")];
  const first = start({ DATABASE_URL, DATA_DIR });
  expect((await register(await first.address())).status).toBe(201);
  first.child.kill("SIGKILL");
  await first.ended;
  const second = start({ DATABASE_URL, DATA_DIR });
  expect((await register(await second.address())).status).toBe(409);
  second.child.kill("SIGINT");
  expect(await second.ended).toBe(0);
  expect(existsSync(DATA_DIR) ? readdirSync(DATA_DIR) : ["outbox"]).toEqual(["outbox"]);
});

test("[I30] what is wrong with DATABASE_URL is said in a sentence, exit code 1", async () => {
  const nonsense = start({ DATABASE_URL: "orca" });
  expect(await nonsense.ended).toBe(1);
  expect(nonsense.heard.said).toMatch(/^DATABASE_URL can not be read\. .*\n$/);
  const wrong = new URL(await makeDatabase());
  wrong.password = "not it";
  const refused = start({ DATABASE_URL: wrong.href });
  expect(await refused.ended).toBe(1);
  expect(refused.heard.said).toBe(
    `Postgres at 127.0.0.1:${wrong.port} does not accept the password of "postgres". Correct it in DATABASE_URL.\n`,
  );
});

test("[I30] a server that is started before its Postgres waits for it, and /health tells when it goes and comes", async () => {
  const line = await startProxy(inject("postgresPort"));
  await line.drop();
  const url = Object.assign(new URL(await makeDatabase()), { port: String(line.port) });
  const early = start({ DATABASE_URL: url.href });
  await until(() => early.heard.said.includes("Postgres does not answer yet"), 30_000);
  await line.pass();
  const address = await early.address();
  expect(await health(address)).toBe(200);
  await line.drop();
  await until(async () => (await health(address)) === 503, 30_000);
  expect((await register(address)).status).toBe(500);
  await line.pass();
  await until(async () => (await health(address)) === 200, 30_000);
  expect((await register(address)).status).toBe(201);
  await line.close();
});
