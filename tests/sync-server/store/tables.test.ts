/** Tables up and down, and the views of the model, on each database. Rule I22, docs/spec/identity.md. */
import { rmSync } from "node:fs";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import type { Database } from "#server/store/database.ts";
import { migrateDown } from "#server/store/migrate.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { entities } from "#shared/schema/entities.ts";
import { makeFolder } from "#tests/support/server.ts";
import { databaseFor } from "#tests/support/test-database.ts";

// Making a database takes seconds of a free core; others may be busy.
vi.setConfig({ testTimeout: 90_000 });

/** In a copy of an empty database, unless the folder has one. */
async function withDatabase(dataDir: string, run: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase({ dataDir, databaseUrl: await databaseFor(dataDir) });
  try {
    await run(database);
  } finally {
    await database.close();
  }
}

const relations = async ({ db }: Database) =>
  (
    await sql<{ name: string }>`select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = 'public' and relkind in ('r', 'v', 'i', 'S') and relname not like 'kysely%'`.execute(db)
  ).rows.map(({ name }) => name);

test("[I22] every migration can be taken back, leaves nothing, and goes up again", async () => {
  const dataDir = makeFolder();
  await withDatabase(dataDir, async (database) => {
    expect(await relations(database)).toEqual(expect.arrayContaining(["users", "entities", "changes", "objects", "nesting_answers"]));
    await migrateDown(database.db);
    expect(await relations(database)).toEqual([]);
  });
  await withDatabase(dataDir, async (database) => expect(await relations(database)).toContain("users"));
  rmSync(dataDir, { recursive: true });
});

test("[I22] each kind of the model is a view with a column per field, without what is deleted", async () => {
  const dataDir = makeFolder();
  await withDatabase(dataDir, async ({ db }) => {
    await db.insertInto("projects").values({ id: "p", name: "P" }).execute();
    const fields = JSON.stringify({ name: "Boat", uncertain: true, variationOf: "", synonyms: [{ key: "a" }] });
    const deleted_at = new Date();
    await db
      .insertInto("entities")
      .values([
        { project_id: "p", kind: "object", id: "o1", fields },
        { project_id: "p", kind: "object", id: "o2", fields, deleted_at },
      ])
      .execute();
    const { rows } = await sql<Record<string, unknown>>`select * from objects`.execute(db);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: "o1", name: "Boat", uncertain: true, variation_of: "", synonyms: [{ key: "a" }] });
    expect(Object.keys(rows[0] ?? {})).toHaveLength(2 + Object.keys(entities.object.fields).length);
  });
  rmSync(dataDir, { recursive: true });
});
