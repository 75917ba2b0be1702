/** Which database a server test gets: the embedded one in its folder, or, in the tests' second run, one of its own on a real Postgres. */
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { putDatabase } from "./database-template.ts";
import { superuser } from "./postgres.ts";
import { template } from "./postgres-setup.ts";

/** Whether the tests run on Postgres this time. */
export const isOnPostgres = (): boolean => inject("postgresPort") !== undefined;

/** One database for each folder, so that a test can start again where it stopped. */
const made = new Map<string, Promise<string>>();

/** Puts an empty database under a folder that has none. @returns `DATABASE_URL` for it; null for the embedded one */
export async function databaseFor(dataDir: string): Promise<string | null> {
  if (!isOnPostgres()) {
    await putDatabase(dataDir);
    return null;
  }
  const making = made.get(dataDir) ?? makeDatabase();
  made.set(dataDir, making);
  return making;
}

/** An empty, migrated database on the Postgres of this run. @returns its address */
export async function makeDatabase(from: string = template): Promise<string> {
  const name = `orca_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  await askPostgres(`create database ${name} template ${from}`);
  return urlOf(name);
}

export const urlOf = (database: string, port: number = inject("postgresPort")): string =>
  `postgres://${superuser.name}:${encodeURIComponent(superuser.password)}@127.0.0.1:${port}/${database}`;

/** Asks as the one who may do everything. */
export async function askPostgres(sql: string, url: string = urlOf("postgres")): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}
