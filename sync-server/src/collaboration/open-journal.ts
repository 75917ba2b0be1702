/** Which journal a server keeps: a table where its database is a Postgres, otherwise a file, since the embedded one never syncs to disk. */
import type { Log } from "../log.ts";
import type { Database } from "../store/database.ts";
import { FileJournal } from "./journal.ts";
import type { Journal } from "./journal-kinds.ts";
import { TableJournal } from "./journal-table.ts";

export function openJournal({ database, dataDir, log }: { database: Database; dataDir: string; log: Log }): Journal {
  const { journalRows: rows } = database;
  return rows ? new TableJournal({ rows, log }) : new FileJournal({ dataDir, log });
}
