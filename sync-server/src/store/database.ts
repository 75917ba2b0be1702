/**
 * Opens the database of a data folder and brings its tables up to date.
 *
 * The embedded database is PGlite in a thread of its own; Kysely speaks to it as it would to Postgres.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { Kysely, type PGlite, PGliteDialect, sql } from "kysely";
import { Migrator, NO_MIGRATIONS } from "kysely/migration";
import { migrations } from "#migrations/migrations.ts";
import type { Log } from "../log.ts";
import { openPglite } from "./pglite-client.ts";
import type { Tables } from "./tables.ts";

export type Db = Kysely<Tables>;

export interface Database {
  readonly db: Db;
  close(): Promise<void>;
}

/**
 * A folder that can not be read as a database is moved aside, whole, and a new one made: the journal and `identity.json`
 * fill it again.
 *
 * @throws when a migration fails; nothing is half migrated then
 */
export async function openDatabase({ dataDir, log }: { dataDir: string; log?: Log }): Promise<Database> {
  const folder = join(dataDir, "database");
  await mkdir(folder, { recursive: true });
  const pglite = await openOrCreate(folder, log).catch((error: unknown) => openAnew(folder, error, log));
  const db: Db = new Kysely({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrateUp(db);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  return { db, close: () => pglite.close() };
}

async function openAnew(folder: string, error: unknown, log: Log | undefined): Promise<PGlite> {
  const aside = `${folder}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
  log?.error({ err: error, aside }, "the database can not be opened; it was moved aside and a new one is made");
  await rename(folder, aside);
  await mkdir(folder);
  return openOrCreate(folder, log);
}

async function openOrCreate(folder: string, log: Log | undefined): Promise<PGlite> {
  if (!existsSync(join(folder, "PG_VERSION"))) await run(process.execPath, [maker, folder]);
  return openPglite(folder, log);
}

const run = promisify(execFile);
const maker = join(import.meta.dirname, "make-database-worker.ts");

async function migrateUp(db: Db): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
}

/** Takes every migration back, newest first. */
export async function migrateDown(db: Db): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(NO_MIGRATIONS);
  if (error) throw error;
}

const migratorOf = (db: Db) => new Migrator({ db, provider: { getMigrations: async () => migrations } });

/** Whether the database answers within a time. */
export async function answers(db: Db, waitMs: number): Promise<boolean> {
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, wait(waitMs, false, { ref: false })]);
}
