/**
 * What a journal promises, whatever keeps it: files beside the embedded database (journal.ts), or a table on Postgres
 * (journal-table.ts). Rules J1 to J16, docs/spec/journal.md.
 */
import type { JournalRow } from "./journal-record.ts";

export type NewRow = Omit<JournalRow, "seq" | "previous" | "sort">;

type Soon<T> = T | Promise<T>;

export interface Journal {
  /** Rows it has taken, or has: a number that only grows. */
  readonly rows: number;
  /** Rows that were there and can not be read. */
  readonly damaged: number;
  /** Seq of the newest row of every document; `project` asks for one project's documents alone. */
  heads(project?: string): Soon<ReadonlyMap<string, number>>;
  /** Seq of a document's newest row that is safe; 0 without any. */
  lastSeq(document: string): Soon<number>;
  /** @returns the row's seq, once it is safe @throws edit/not-saved */
  append(row: NewRow): Promise<number>;
  /** From now on the document has no rows, and a new one of this name starts empty. */
  forget(document: string): Promise<void>;
  /** Rows after a seq, oldest first, at most `most`. A row that can not be read is missing from the answer. */
  after(document: string, seq: number, most?: number): Soon<JournalRow[]>;
  /** The next row of a document comes after this one, although the rows up to it are not here. */
  skipTo(document: string, seq: number): Soon<void>;
  /** Resolves when what was appended so far is safe, or was refused. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
