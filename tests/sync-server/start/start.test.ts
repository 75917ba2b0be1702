/** The server as a process: what it says, when it refuses, how it ends. Rules I16, I23, docs/spec/identity.md. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { putDatabase } from "#tests/support/database-template.ts";
import { repository } from "#tests/support/repository.ts";
import { goodPassword, makeFolder } from "#tests/support/server.ts";

// Processes start slowly where many do.
vi.setConfig({ testTimeout: 90_000 });

const main = join(repository, "sync-server/src/main.ts");
const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const newFolder = async () => {
  const folder = makeFolder();
  folders.push(folder);
  await putDatabase(folder);
  return folder;
};

interface Started {
  child: ChildProcess;
  /** Where it is; "" when it ended instead. */
  address: Promise<string>;
  ended: Promise<{ code: number | null; said: string }>;
}

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, [main], { env: { ...process.env, PORT: "0", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let said = "";
  const address = Promise.withResolvers<string>();
  const hear = (text: Buffer) => {
    said += text;
    const found = /^ORCA Project Builder is at (http:\/\/\S+)$/m.exec(said);
    if (found?.[1]) address.resolve(found[1]);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  void ended.then(() => address.resolve(""));
  return { child, address: address.promise, ended };
}

const register = (address: string) =>
  fetch(`${address}/api/v1/auth/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "ann@orca.test", password: goodPassword, name: "Ann" }),
  });

test("[I23] it says where it is, answers there, and one Ctrl+C, heard twice, ends it cleanly", async () => {
  const DATA_DIR = await newFolder();
  const first = start({ DATA_DIR });
  const address = await first.address;
  expect((await fetch(`${address}/health`)).status).toBe(200);
  const cookie = (await register(address)).headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const begun = performance.now();
  first.child.kill("SIGINT");
  first.child.kill("SIGINT");
  const { code, said } = await first.ended;
  expect(code).toBe(0);
  expect(said).toContain("Stopping …");
  expect(performance.now() - begun).toBeLessThan(10_000);

  const second = start({ DATA_DIR });
  const me = await fetch(`${await second.address}/api/v1/users/me`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ email: "ann@orca.test" });
});

test("[I16] a second start on the same folder is refused in a sentence, and the first goes on", async () => {
  const DATA_DIR = await newFolder();
  const address = await start({ DATA_DIR }).address;
  const { code, said } = await start({ DATA_DIR }).ended;
  expect([code, said]).toEqual([1, `Another server is running on ${DATA_DIR}. Stop it first, or start this one with another DATA_DIR.\n`]);
  expect((await fetch(`${address}/health`)).status).toBe(200);
});

test("[I16] after kill -9 the next start takes the folder over, and what was answered is there", async () => {
  const DATA_DIR = await newFolder();
  const first = start({ DATA_DIR });
  expect((await register(await first.address)).status).toBe(201);
  first.child.kill("SIGKILL");
  await first.ended;
  expect((await register(await start({ DATA_DIR }).address)).status).toBe(409);
});

test("[I23] a port that is no port, or taken, is said in a sentence", async () => {
  const DATA_DIR = await newFolder();
  expect(await start({ DATA_DIR, PORT: "seven" }).ended).toEqual({
    code: 1,
    said: 'PORT is "seven", but must be a number from 0 to 65535.\n',
  });
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const { code, said } = await start({ DATA_DIR, PORT: String(port) }).ended;
  other.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is in use by another program. Stop it, or choose another PORT.`);
});

test("[I23] a data folder that can not be made is said in a sentence", async () => {
  const { code, said } = await start({ DATA_DIR: join(main, "data") }).ended;
  expect(code).toBe(1);
  expect(said).toMatch(/^The data folder .* can not be written\. Correct its rights, or choose another DATA_DIR\.\n$/);
});

test("[I23] a fresh folder becomes a server by itself", async () => {
  const DATA_DIR = makeFolder();
  folders.push(DATA_DIR);
  expect((await register(await start({ DATA_DIR }).address)).status).toBe(201);
});
