/** What a database is to everybody else, whichever it is; open-database.ts opens one. */
import { setTimeout as wait } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { JournalRows } from "./journal-rows.ts";
import type { Notices } from "./notices.ts";
import type { Tables } from "./tables.ts";

export type Db = Kysely<Tables>;

export interface Database {
  readonly db: Db;
  /** The journal's table; null on the embedded default, whose journal is a file. */
  readonly journalRows: JournalRows | null;
  /** What several servers on one Postgres tell each other; null on the embedded default, which has one. */
  readonly notices: Notices | null;
  close(): Promise<void>;
}

/** Whether the database answers within a time. */
export async function answers(db: Db, waitMs: number): Promise<boolean> {
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, wait(waitMs, false, { ref: false })]);
}
