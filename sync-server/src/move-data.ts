/**
 * Moves a data folder (embedded database and journal files) to a Postgres, checked by digest. The folder is left as it was.
 * Rule I33, docs/spec/identity.md; how to, docs/operations.md.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { FileJournal } from "./collaboration/journal.ts";
import { encodeRow } from "./collaboration/journal-record.ts";
import type { Log } from "./log.ts";
import { SettingsError } from "./settings.ts";
import { takeFolder } from "./store/data-folder.ts";
import { copyDatabase, type Moved, type MovedDocument, refuseUsed } from "./store/database-copy.ts";
import { openIdentityFile } from "./store/identity-file.ts";
import { openDatabase } from "./store/open-database.ts";
import { openPostgres } from "./store/postgres-database.ts";

export interface MoveResult {
  readonly moved: Moved;
  /** Rows of the journal that could not be read; snapshots that cover them were moved. */
  readonly damagedRows: number;
}

/** @throws SettingsError, FolderInUseError, each with a sentence; nothing is moved then */
export async function moveToPostgres({
  dataDir,
  databaseUrl,
  log,
}: {
  dataDir: string;
  databaseUrl: string | null;
  log: Log;
}): Promise<MoveResult> {
  if (!databaseUrl) throw new SettingsError("DATABASE_URL says where to move to, and it is not set.");
  if (!existsSync(join(dataDir, "database"))) throw new SettingsError(`There is no data in ${dataDir}. Correct DATA_DIR.`);
  const lock = await takeFolder(dataDir);
  try {
    const target = await openPostgres({ databaseUrl, log, inspect: refuseUsed, mayTakeLong: true });
    const source = await openDatabase({ dataDir, log });
    const journal = new FileJournal({ dataDir, log });
    try {
      await openIdentityFile({ db: source.db, dataDir, log }).readBack();
      const moved = await copyDatabase(source.db, target.db, documentsOf(journal));
      return { moved, damagedRows: journal.damaged };
    } finally {
      await Promise.all([journal.close(), source.close(), target.close()]);
    }
  } finally {
    await lock.release();
  }
}

function* documentsOf(journal: FileJournal): Generator<MovedDocument> {
  for (const [document, seq] of [...journal.heads()].sort(([a], [b]) => (a < b ? -1 : 1)))
    yield { document, head: { seq, hash: journal.hashOfNewest(document) }, rows: bodiesOf(journal, document) };
}

/** The bytes that stand in the file: a row is written in one way only. */
async function* bodiesOf(journal: FileJournal, document: string) {
  for (let after = 0; ; ) {
    const rows = journal.after(document, after);
    if (rows.length === 0) return;
    yield rows.map((row) => ({ seq: row.seq, body: encodeRow(row).body }));
    after = rows.at(-1)?.seq ?? after;
  }
}
