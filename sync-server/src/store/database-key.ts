/** Tells one database from every other, also from a copy of it: what several of them say by one Redis must not mix. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "./database.ts";

/** The same for everybody who uses this database. */
export async function databaseKey(db: Db): Promise<string> {
  const { rows } = await sql<{ oid: string; began: string | null }>`
    select oid::text, (select min(timestamp) from kysely_migration) as began from pg_database where datname = current_database()`.execute(
    db,
  );
  const words = [rows[0]?.oid, rows[0]?.began, await clusterOf(db)];
  return createHash("sha256").update(words.join(" ")).digest("hex").slice(0, 16);
}

/** Not everybody lets everybody ask this. */
async function clusterOf(db: Db): Promise<string> {
  const asked = sql<{ id: string }>`select system_identifier::text as id from pg_control_system()`.execute(db);
  return asked.then(
    ({ rows }) => rows[0]?.id ?? "",
    () => "",
  );
}
