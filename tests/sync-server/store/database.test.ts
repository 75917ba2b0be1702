/** The embedded database: a thread that dies, a folder that can not be read. Rules I21, I28, docs/spec/identity.md. */
import { readdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import type { Database } from "#server/store/database.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { putDatabase } from "#tests/support/database-template.ts";
import { makeFolder } from "#tests/support/server.ts";

// Making a database takes seconds of a free core; others may be busy.
vi.setConfig({ testTimeout: 90_000 });

/** In a copy of an empty database, unless the folder has one. */
async function withDatabase(dataDir: string, run: (database: Database) => Promise<void>): Promise<void> {
  await putDatabase(dataDir);
  const database = await openDatabase({ dataDir });
  try {
    await run(database);
  } finally {
    await database.close();
  }
}

test("[I28] when the database's thread dies, what was open fails whole, and the next query is answered", async () => {
  const dataDir = makeFolder();
  await withDatabase(dataDir, async ({ db }) => {
    await db.insertInto("projects").values({ id: "p", name: "P" }).execute();
    const tooMuch = sql`select repeat('x', 1000) as text from generate_series(1, 200000)`;
    const open = db.transaction().execute(async (tx) => {
      await tx.updateTable("projects").set({ name: "Q" }).execute();
      await tooMuch.execute(tx);
    });
    await expect(open).rejects.toThrow(/memory/);
    expect(await db.selectFrom("projects").select("name").execute()).toEqual([{ name: "P" }]);
  });
  rmSync(dataDir, { recursive: true });
});

test("[I21] a transaction that fails half way leaves nothing, and a folder that can not be read is moved aside", async () => {
  const dataDir = makeFolder();
  await withDatabase(dataDir, async ({ db }) => {
    const user = { email: "a@orca.test", name: "A", password_hash: "-" };
    const both = db.transaction().execute(async (tx) => {
      await tx
        .insertInto("users")
        .values({ id: "1", ...user })
        .execute();
      await tx
        .insertInto("users")
        .values({ id: "2", ...user })
        .execute();
    });
    await expect(both).rejects.toMatchObject({ code: "23505", constraint: "users_email_key" });
    expect(await db.selectFrom("users").selectAll().execute()).toEqual([]);
  });

  truncateSync(join(dataDir, "database/global/pg_control"), 100);
  await withDatabase(dataDir, async ({ db }) => expect(await db.selectFrom("users").selectAll().execute()).toEqual([]));
  expect(readdirSync(dataDir).filter((name) => name.startsWith("database.damaged-"))).toHaveLength(1);
  rmSync(dataDir, { recursive: true });
});
