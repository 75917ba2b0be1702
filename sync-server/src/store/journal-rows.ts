/**
 * The journal's table on Postgres: rows of a document under the lock of its head.
 *
 * An append is one statement, so one way there and back, and one commit. It holds only while the head is the one that its rows follow on;
 * who lost that race takes the lock first. Rules J13 to J16, docs/spec/journal.md.
 */
import { type Kysely, sql, type Transaction } from "kysely";
import type { Pool } from "pg";
import type { Tables } from "./tables.ts";

/** The end of a document's rows. */
export interface JournalHead {
  readonly seq: number;
  /** SHA-256 of the newest row's body; zeros before the first. */
  readonly hash: Uint8Array;
}

/** Rows that follow on a head, and the head after them. */
export interface FollowingRows {
  readonly bodies: readonly Uint8Array[];
  readonly head: JournalHead;
}

/** Where nothing was written, `head` is what stands there instead. */
export type Appended = { readonly isWritten: true } | { readonly isWritten: false; readonly head: JournalHead | null };

export interface StoredRow {
  readonly seq: number;
  readonly body: Uint8Array;
}

export interface JournalRows {
  /** null: there has never been a row of this document. */
  readHead(document: string): Promise<JournalHead | null>;
  /** Writes nothing when the head is another by now. */
  append(document: string, before: JournalHead, rows: FollowingRows): Promise<Appended>;
  /** The same with the lock taken first, so that it can not be too late. @returns the new head */
  appendLocked(document: string, follow: (before: JournalHead) => FollowingRows): Promise<JournalHead>;
  /** Rows after a seq, oldest first. */
  after(document: string, seq: number, most: number): Promise<StoredRow[]>;
  /** Seq of the newest row of every document, or of those of one project. */
  heads(project?: string): Promise<Map<string, number>>;
  /** Seq of the newest row of each of some documents. */
  newest(documents: readonly string[]): Promise<Map<string, number>>;
  /** The document has no rows any more; numbers go on behind the new head. */
  forget(document: string, follow: (before: JournalHead) => JournalHead): Promise<void>;
  /** Numbers go on behind this one. */
  skipTo(document: string, seq: number): Promise<void>;
}

type Db = Kysely<Tables>;

const noHash = Buffer.alloc(32);
const nothing: JournalHead = { seq: 0, hash: noHash };

/** Prepared once for each connection: reading and planning it would take longer than doing it. */
const appendStatement = {
  name: "journal-append",
  text: `with head as (
      insert into journal_heads as h (document, last_seq, hash) values ($1, $4, $5)
      on conflict (document) do update set last_seq = excluded.last_seq, hash = excluded.hash where h.last_seq = $2 and h.hash = $3
      returning document),
    written as (insert into journal (document, seq, body)
      select head.document, $2 + r.number, r.body from head, unnest($6::bytea[]) with ordinality as r(body, number)),
    present as (select last_seq, hash from journal_heads where document = $1 and not exists (select from head) for no key update)
    select (select count(*)::int from head) as written, (select last_seq from present) as last_seq, (select hash from present) as hash`,
};

interface AppendAnswer {
  /** 0 or 1. */
  written: number;
  /** Of the head that stands there instead: locked, so it is the newest, whatever the statement could see when it began. */
  last_seq: string | null;
  hash: Uint8Array | null;
}

/** @param pool for appending alone: an edit waits for nothing but other edits */
export function journalRows(db: Db, pool: Pool): JournalRows {
  return {
    readHead: async (document) => (await selectHead(db, document).executeTakeFirst().then(headOf)) ?? null,
    async append(document, before, { bodies, head }) {
      const values = [document, before.seq, before.hash, head.seq, head.hash, bodies];
      const { rows } = await pool.query<AppendAnswer>({ ...appendStatement, values });
      const [answer] = rows;
      if (answer?.written === 1) return { isWritten: true };
      return { isWritten: false, head: answer?.hash ? { seq: Number(answer.last_seq), hash: answer.hash } : null };
    },
    appendLocked: (document, follow) =>
      locked(db, document, async (tx, before) => {
        const { bodies, head } = follow(before);
        await insertRows(
          tx,
          bodies.map((body, index) => ({ document, seq: before.seq + 1 + index, body })),
        );
        await saveHead(tx, document, head);
        return head;
      }),
    after: async (document, seq, most) => {
      const rows = db.selectFrom("journal").select(["seq", "body"]).where("document", "=", document).where("seq", ">", seq);
      const found = await rows.orderBy("seq").limit(most).execute();
      return found.map((row) => ({ seq: Number(row.seq), body: row.body }));
    },
    async heads(project) {
      const all = db.selectFrom("journal_heads").select(["document", "last_seq"]);
      const rows = await (project === undefined ? all : all.where(sql<boolean>`starts_with(document, ${`${project}/`})`)).execute();
      return new Map(rows.map((row) => [row.document, Number(row.last_seq)]));
    },
    async newest(documents) {
      if (documents.length === 0) return new Map();
      const rows = await db.selectFrom("journal_heads").select(["document", "last_seq"]).where("document", "in", documents).execute();
      return new Map(rows.map((row) => [row.document, Number(row.last_seq)]));
    },
    forget: (document, follow) =>
      locked(db, document, async (tx, before) => {
        await tx.deleteFrom("journal").where("document", "=", document).execute();
        await saveHead(tx, document, follow(before));
      }),
    skipTo: (document, seq) =>
      locked(db, document, async (tx, before) => {
        if (seq > before.seq) await saveHead(tx, document, { ...before, seq });
      }),
  };
}

/** Runs something while nobody else can append to a document; a document that is new gets its row first. */
function locked<T>(db: Db, document: string, run: (tx: Transaction<Tables>, before: JournalHead) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto("journal_heads")
      .values({ document, last_seq: 0, hash: noHash })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return run(tx, headOf(await selectHead(tx, document).forUpdate().executeTakeFirst()) ?? nothing);
  });
}

const selectHead = (db: Db, document: string) =>
  db.selectFrom("journal_heads").select(["last_seq", "hash"]).where("document", "=", document);

const headOf = (row: { last_seq: number; hash: Uint8Array } | undefined): JournalHead | null =>
  row ? { seq: Number(row.last_seq), hash: row.hash } : null;

/** Rows under the numbers they have. */
export async function insertRows(db: Db, rows: readonly (StoredRow & { document: string })[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto("journal")
      .values([...rows])
      .execute();
}

export async function saveHead(db: Db, document: string, { seq, hash }: JournalHead): Promise<void> {
  await db
    .insertInto("journal_heads")
    .values({ document, last_seq: seq, hash })
    .onConflict((conflict) => conflict.column("document").doUpdateSet({ last_seq: seq, hash }))
    .execute();
}
