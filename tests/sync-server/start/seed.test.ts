/** A development database with people and both samples, on each database. Rule I34, docs/spec/identity.md. */
import { rmSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { createLog } from "#server/log.ts";
import { seedDatabase, seedPassword } from "#server/seed-data.ts";
import { samples } from "#shared/samples/samples.ts";
import { makeFolder, startTestServer, testSettings } from "#tests/support/server.ts";
import { databaseFor } from "#tests/support/test-database.ts";

vi.setConfig({ testTimeout: 90_000 });

test("[I34] after seeding, everybody signs in and finds both samples at their level; a second time nothing is changed", async () => {
  const dataDir = makeFolder();
  const settings = { ...testSettings({ dataDir }), databaseUrl: await databaseFor(dataDir) };
  const people = await seedDatabase(settings, createLog("silent"));
  await expect(seedDatabase(settings, createLog("silent"))).rejects.toThrow("There are accounts in this database already");
  const server = await startTestServer({ dataDir });
  for (const { email, level } of people) {
    const { cookie } = await server.ask("POST", "/auth/login", { body: { email, password: seedPassword } });
    expect((await server.ask("GET", "/users/me", { cookie })).body.email_verified).toBe(true);
    const { data } = (await server.ask("GET", "/projects", { cookie })).body as {
      data?: { name: string; level: string; objects: number }[];
    };
    const found = data?.map((project) => [project.name, project.level, project.objects]).sort();
    expect(found).toEqual(
      Object.values(samples)
        .map(({ name, objects }) => [name, level, objects])
        .sort(),
    );
  }
  await server.discard();
  rmSync(dataDir, { recursive: true, force: true });
});
