/**
 * An empty database, made once and copied: making one takes seconds of both cores, copying one a tenth of a second.
 *
 * It is kept between runs under a name that changes with the migrations and the database's version.
 */
import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#server/store/open-database.ts";
import { repository } from "./repository.ts";

/** Puts an empty, migrated database into a data folder that has none. */
export async function putDatabase(dataDir: string): Promise<void> {
  const target = join(dataDir, "database");
  if (existsSync(target)) return;
  cpSync(join(await makeTemplate(), "database"), target, { recursive: true });
}

async function makeTemplate(): Promise<string> {
  const template = join(tmpdir(), `orca-database-${keyOfDatabase()}`);
  if (existsSync(template)) return template;
  const making = mkdtempSync(`${template}-`);
  const { close } = await openDatabase({ dataDir: making });
  await close();
  try {
    renameSync(making, template);
  } catch {
    // Another test was faster; a folder can not be renamed onto one that is not empty.
    rmSync(making, { recursive: true });
  }
  return template;
}

function keyOfDatabase(): string {
  const sources = ["migrations/*.ts", "shared/src/schema/**/*.ts", "node_modules/@electric-sql/pglite/package.json"];
  const files = globSync(sources, { cwd: repository }).sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(repository, file)));
  return hash.digest("hex").slice(0, 16);
}
