/**
 * Opens the database and brings its tables up to date: Postgres where `DATABASE_URL` names one, the embedded one otherwise.
 *
 * Each is loaded only when it is used: the memory of the other is not paid for.
 */
import type { Log } from "../log.ts";
import type { Database } from "./database.ts";

export interface DatabasePlace {
  /** Where the embedded database lies. */
  readonly dataDir: string;
  /** A Postgres to be used instead. */
  readonly databaseUrl?: string | null;
  readonly log?: Log;
}

/** @throws SettingsError with a sentence for the person who started the server · when a migration fails; nothing is half migrated then */
export async function openDatabase({ dataDir, databaseUrl, log }: DatabasePlace): Promise<Database> {
  if (databaseUrl) return (await import("./postgres-database.ts")).openPostgres({ databaseUrl, log });
  return (await import("./embedded-database.ts")).openEmbedded({ dataDir, log });
}
