/** Brings the tables of a database up to date, in one transaction: whatever ends it half way leaves what was there before. */
import { Migrator, NO_MIGRATIONS } from "kysely/migration";
import { migrations } from "#migrations/migrations.ts";
import { SettingsError } from "../settings.ts";
import type { Db } from "./database.ts";

/** @throws SettingsError when a newer version of this program has been there */
export async function migrateUp(db: Db): Promise<void> {
  await refuseNewer(db);
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
}

/** Takes every migration back, newest first. */
export async function migrateDown(db: Db): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(NO_MIGRATIONS);
  if (error) throw error;
}

const migratorOf = (db: Db) => new Migrator({ db, provider: { getMigrations: async () => migrations } });

const migrationTable = "kysely_migration";

async function refuseNewer(db: Db): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === migrationTable)) return;
  const done = await db.withTables<{ kysely_migration: { name: string } }>().selectFrom(migrationTable).select("name").execute();
  const unknown = done.find(({ name }) => !Object.hasOwn(migrations, name));
  if (!unknown) return;
  throw new SettingsError(
    `This database was made by a newer version of ORCA Project Builder (it has "${unknown.name}"). Start that version, or use another database.`,
  );
}
