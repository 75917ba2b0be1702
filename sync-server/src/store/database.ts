/**
 * Opens the database of a data folder and brings its tables up to date.
 *
 * The embedded database is PGlite in a thread of its own; Kysely speaks to it as it would to Postgres.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, PGliteDialect } from "kysely";
import { Migrator, NO_MIGRATIONS } from "kysely/migration";
import { migrations } from "#migrations/migrations.ts";
import { openPglite } from "./pglite-client.ts";
import type { Tables } from "./tables.ts";

export type Db = Kysely<Tables>;

export interface Database {
  readonly db: Db;
  close(): Promise<void>;
}

/** @throws when the database can not be opened or a migration fails; nothing is half migrated then */
export async function openDatabase({ dataDir }: { dataDir: string }): Promise<Database> {
  const folder = join(dataDir, "database");
  await mkdir(folder, { recursive: true });
  const pglite = await openPglite(folder);
  const db: Db = new Kysely({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrateUp(db);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  return { db, close: () => pglite.close() };
}

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
