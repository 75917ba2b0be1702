/**
 * The embedded database of a data folder: PGlite in a thread of its own; Kysely speaks to it as it would to Postgres.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { Kysely, type PGlite, PGliteDialect } from "kysely";
import type { Log } from "../log.ts";
import type { Database, Db } from "./database.ts";
import { migrateUp } from "./migrate.ts";
import { openPglite } from "./pglite-client.ts";

/**
 * A folder that can not be read as a database is moved aside, whole, and a new one made: the journal and `identity.json`
 * fill it again.
 *
 * @throws when a migration fails; nothing is half migrated then
 */
export async function openEmbedded({ dataDir, log }: { dataDir: string; log?: Log | undefined }): Promise<Database> {
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
  return { db, journalRows: null, notices: null, close: () => pglite.close() };
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
