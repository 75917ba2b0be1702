/** What the container runs, run here as it stands in the Dockerfile: start, health, stop. Rule I39, docs/spec/identity.md. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { longestStopMs } from "#server/server.ts";
import { environmentOf, lastOf, readDockerfile } from "#tests/support/container-files.ts";
import { putDatabase } from "#tests/support/database-template.ts";
import { freePort } from "#tests/support/free-port.ts";
import { repository } from "#tests/support/repository.ts";
import { makeFolder } from "#tests/support/server.ts";

vi.setConfig({ testTimeout: 90_000 });

test("[I39] its command starts, its health check says so and only so, and SIGTERM ends it in time", async () => {
  const dockerfile = readDockerfile();
  const folder = makeFolder();
  await putDatabase(folder);
  const env = {
    ...environmentOf(dockerfile),
    HOST: "127.0.0.1",
    PORT: String(await freePort()),
    DATA_DIR: folder,
    // The image has this Node.
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  };
  const healthCheck = lastOf(dockerfile, "HEALTHCHECK").replace(/^.* CMD /, "");
  const isHealthy = () => spawnSync("sh", ["-c", healthCheck], { env, cwd: repository }).status === 0;
  expect(isHealthy()).toBe(false);

  const [program = "", ...parameters] = JSON.parse(lastOf(dockerfile, "CMD")) as string[];
  const child = spawn(program, parameters, { env, cwd: repository, stdio: "ignore" });
  const ended = once(child, "exit");
  try {
    await expect.poll(isHealthy, { timeout: 60_000, interval: 500 }).toBe(true);
    expect(readdirSync(join(folder))).toEqual(expect.arrayContaining(["database", "journal"]));
    const begun = performance.now();
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - begun).toBeLessThan(longestStopMs);
    expect(isHealthy()).toBe(false);
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});
