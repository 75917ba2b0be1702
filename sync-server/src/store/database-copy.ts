/**
 * Moves everything from one database to an empty one, in one transaction: tables, and the journal that is handed in. What was read and what
 * stands there afterwards must have the same digest, or nothing is kept. Rule I33, docs/spec/identity.md.
 */
import { createHash } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import { SettingsError } from "../settings.ts";
import type { Db } from "./database.ts";
import { insertRows, type JournalHead, type StoredRow, saveHead } from "./journal-rows.ts";
import { copyTable, readShapes, readTable } from "./table-copy.ts";
import type { Tables } from "./tables.ts";

export interface MovedDocument {
  readonly document: string;
  readonly head: JournalHead;
  /** Oldest first. */
  readonly rows: AsyncIterable<readonly StoredRow[]>;
}

/** How many rows each table got; the journal is one of them. */
export type Moved = ReadonlyMap<string, number>;

/** @throws SettingsError when there is anything in it, or a server runs on it; nothing is changed then */
export async function refuseUsed(db: Kysely<Tables>): Promise<void> {
  const { rows: others } = await sql`select 1 from pg_stat_activity where datname = current_database()
    and application_name = current_setting('application_name') and pid <> pg_backend_pid() and query <> ''`.execute(db);
  if (others.length > 0)
    throw new SettingsError("A server is running on the database that DATABASE_URL names. Stop it first; nothing was moved.");
  const tables = await db.introspection.getTables();
  for (const { name, schema, isView } of tables) {
    if (isView || name.startsWith("kysely")) continue;
    const { rows } = await sql`select 1 from ${sql.table(`${schema}.${name}`)} limit 1`.execute(db);
    if (rows.length > 0)
      throw new SettingsError(
        `The database that DATABASE_URL names is not empty: there are rows in "${name}". Nothing was moved; make a new one.`,
      );
  }
}

/** @throws when something reads otherwise there than here; nothing is kept then */
export async function copyDatabase(from: Db, to: Db, journal: Iterable<MovedDocument>): Promise<Moved> {
  const moved = new Map<string, number>();
  await to.transaction().execute(async (target) => {
    await from.transaction().execute(async (source) => {
      const shapes = await readShapes(source);
      for (const shape of shapes) {
        const read = await copyTable(source, target, shape);
        const found = await readTable(target, shape);
        if (found.sha256 !== read.sha256) throw new Error(`The table "${shape.name}" does not read the same there; nothing was moved.`);
        moved.set(shape.name, read.rows);
      }
    });
    moved.set("journal", await copyJournal(target, journal));
  });
  return moved;
}

/** @returns how many rows there were */
async function copyJournal(tx: Transaction<Tables>, journal: Iterable<MovedDocument>): Promise<number> {
  const read = createHash("sha256");
  let count = 0;
  for (const { document, head, rows } of journal) {
    for await (const some of rows) {
      for (const { seq, body } of some) read.update(`${document} ${seq} `).update(body);
      count += some.length;
      await insertRows(
        tx,
        some.map((row) => ({ ...row, document })),
      );
    }
    await saveHead(tx, document, head);
    read.update(`${document} ends ${head.seq} `).update(head.hash);
  }
  if ((await digestJournal(tx)) !== read.digest("hex")) throw new Error("The journal does not read the same there; nothing was moved.");
  return count;
}

const rowsAtOnce = 500;

async function digestJournal(tx: Transaction<Tables>): Promise<string> {
  const found = createHash("sha256");
  const heads = await tx.selectFrom("journal_heads").selectAll().orderBy(sql`document collate "C"`).execute();
  for (const { document, last_seq, hash } of heads) {
    for (let after = 0; ; ) {
      const all = tx.selectFrom("journal").select(["seq", "body"]).where("document", "=", document);
      const rows = await all.where("seq", ">", after).orderBy("seq").limit(rowsAtOnce).execute();
      for (const { seq, body } of rows) found.update(`${document} ${seq} `).update(body);
      if (rows.length < rowsAtOnce) break;
      after = Number(rows.at(-1)?.seq);
    }
    found.update(`${document} ends ${last_seq} `).update(hash);
  }
  return found.digest("hex");
}
