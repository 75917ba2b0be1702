/** The guide's commands and its script, as they stand there. Rule Y13, docs/spec/plain-clients.md. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { browserOf, openAs } from "#tests/client/project/people.ts";
import { repository } from "#tests/support/repository.ts";
import { goodPassword, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 15_000, interval: 20 };
const run = promisify(execFile);
const guide = readFileSync(join(repository, "docs/guides/join-from-a-script.md"), "utf8");
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(guide)?.[1] ?? "";

let server: TestServer;
let ann: TestPerson;
let project: string;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  ann = await server.register("Ann");
  project = await server.publish(ann);
  folder = mkdtempSync(join(tmpdir(), "orca-script-"));
  symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "objects.mjs"), block("js"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.discard();
});

const script = (token: string, name: string) => {
  const env = { ...process.env, ORCA_SERVER: server.origin, ORCA_PROJECT: project, ORCA_TOKEN: token };
  return run(process.execPath, ["objects.mjs", name], { cwd: folder, env });
};

test("[Y13] the example has twenty lines at most, joins, writes, and knows that it is saved before it ends", async () => {
  expect(block("js").trim().split("\n").filter(Boolean).length).toBeLessThanOrEqual(20);
  const { token } = await server.makeToken(ann);
  expect((await script(token, "Invoice")).stdout).toBe("");
  expect((await script(token, "Receipt")).stdout).toBe("Invoice\n");
  const browser = await openAs(ann, "Ann", project, browserOf(server, ann));
  const objects = browser.store.ids("object").map((id) => browser.store.entity("object", id));
  expect(objects.map((each) => [each?.name, each?.definition])).toEqual(
    expect.arrayContaining([
      ["Invoice", "Asks for money."],
      ["Receipt", "Asks for money."],
    ]),
  );
  const [first] = browser.store.ids("object");
  for (const field of ["definition", "notes", "plural"] as const)
    browser.write.writeField({ kind: "object", id: first ?? "", field }, "Written by hand.");
  await expect.poll(() => browser.store.entity("object", first ?? "")?.notes, patience).toBe("Written by hand.");
  await expect.poll(() => browser.sync.get().state, patience).toBe("synced");
  await browser.close();
});

test("[Y13] refused, it says why and ends", async () => {
  const reading = await server.makeToken(ann, "read");
  await expect(script(reading.token, "Invoice")).rejects.toMatchObject({
    code: 1,
    stderr: "4403: You can read this project but not change it.\n",
  });
  await expect(script("orca_none", "Invoice")).rejects.toMatchObject({
    code: 1,
    stderr: "4401: This API token is unknown, expired or revoked.\n",
  });
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
test.skipIf(!hasCurl)("[Y13] the guide's commands make a token", async () => {
  const env = { ...process.env, ORCA_SERVER: server.origin, EMAIL: ann.email, PASSWORD: goodPassword };
  const { stdout } = await run("sh", ["-ec", block("sh")], { cwd: folder, env });
  const made = /"token":"(orca_[^"]+)"/.exec(stdout)?.[1] ?? "";
  expect((await script(made, "Refund")).stderr).toBe("");
});
