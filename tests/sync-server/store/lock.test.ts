/** One server per folder. Rule I16, docs/spec/identity.md. */
import { existsSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockFolder } from "#server/store/lock.ts";
import { makeFolder } from "#tests/support/server.ts";

test("[I16] a folder in use is refused within a second, in a sentence that names it", async () => {
  const folder = makeFolder();
  const lock = await lockFolder(folder);
  const begun = performance.now();
  await expect(lockFolder(folder)).rejects.toThrow(`Another server is running on ${folder}. Stop it first`);
  expect(performance.now() - begun).toBeLessThan(1000);
  await lock.release();
  await (await lockFolder(folder)).release();
});

test("[I16] what a dead server left behind is taken over", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "lock"), "");
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow("Another server");
  await lock.release();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("[I16] of many that start at once, one gets the folder", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "lock"), "");
  const starts = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
  const got = starts.filter((start) => start.status === "fulfilled");
  expect(got).toHaveLength(1);
  await got[0]?.value.release();
});

test("[I16] a folder with a long name can be locked too", async () => {
  const folder = join(makeFolder(), "n".repeat(120));
  await mkdir(folder);
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow("Another server");
  await lock.release();
});
