/** Removing a project while its edits are written down. Rule I20, docs/spec/identity.md. */
import { rmSync } from "node:fs";
import { Client } from "pg";
import { expect, test } from "vitest";
import { type Projected, saveProjected } from "#server/store/changes.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { makeFolder } from "#tests/support/server.ts";
import { databaseFor } from "#tests/support/test-database.ts";
import { until } from "../collaboration/world.ts";

const upTo = (coversSeq: number): Projected => ({ coversSeq, changes: "[]", continued: "[]", entities: "[]", clients: "[]" });

test("[I20] neither waits for the other: the project goes, and what was still to be written is of no project", async () => {
  const dataDir = makeFolder();
  const databaseUrl = (await databaseFor(dataDir)) ?? "";
  const { db, close } = await openDatabase({ dataDir, databaseUrl });
  await db.insertInto("projects").values({ id: "p", name: "P" }).execute();
  await saveProjected(db, "p/model@1", "p", upTo(1), 0);

  const removing = new Client(databaseUrl);
  await removing.connect();
  await removing.query("begin");
  await removing.query("select from projects where id = 'p' for update");
  const saving = saveProjected(db, "p/model@1", "p", upTo(2), 1).catch((error: { code?: string }) => error.code);
  const waits = "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await until(async () => (await removing.query<{ n: number }>(waits)).rows[0]?.n === 1);
  await removing.query("delete from projects where id = 'p'");
  await removing.query("commit");
  // foreign_key_violation, which the projector takes for "of no project"; 40P01 would be a deadlock.
  expect(await saving).toBe("23503");

  await removing.end();
  await close();
  rmSync(dataDir, { recursive: true });
});
