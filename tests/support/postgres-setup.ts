/** Before the tests that run on Postgres: one is started, with an empty database of ours to be copied. */
import type { TestProject } from "vitest/node";
import { openDatabase } from "#server/store/open-database.ts";
import { startPostgres } from "./postgres.ts";

export const template = "orca_empty";

declare module "vitest" {
  interface ProvidedContext {
    /** Its port; missing where tests run on the embedded database. */
    postgresPort: number;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const { close } = await openDatabase({ dataDir: "", databaseUrl: await postgres.create(template) });
  await close();
  project.provide("postgresPort", postgres.port);
  return postgres.discard;
}
