/**
 * Keeps an open document up with its journal, in the journal's order, whoever wrote the rows: ours are applied by take-edit.ts and only counted
 * here; those of other servers come by Redis or are read from the journal. What came ahead of its turn waits a moment for the row before it,
 * then the journal is read. Rules J16, N1 to N4, docs/spec/journal.md, docs/spec/instances.md.
 */
import * as Y from "yjs";
import type { Journal } from "./journal-kinds.ts";
import type { JournalRow } from "./journal-record.ts";
import type { AppliedRow } from "./live-changes.ts";

/** What of an open document is fed. */
export interface FedDocument {
  readonly main: Y.Doc & { readonly name: string };
  bytes: number;
}

export interface FeedOptions {
  readonly journal: Journal;
  /** A row of another server is in the document. */
  onFed(document: string, row: JournalRow): void;
  failed(error: unknown): void;
}

/** The origin of such a row for Hocuspocus: everybody is told, nothing is stored. */
export interface FedOrigin {
  readonly source: "local";
  readonly skipStoreHooks: true;
  readonly row: AppliedRow;
}

const ours = "ours";
/** How long the row before is waited for: it is on its way, mostly. */
const gapMs = 15;
const retryMs = 500;
const rowsAtOnce = 500;
/** Beyond this, what came ahead is let go and read from the journal instead. */
const mostAhead = 1_000;
const mostBytesAhead = 8 * 1024 * 1024;

export class RowFeed {
  #open: FedDocument;
  #options: FeedOptions;
  /** Every row up to this one is in the document, or on its way from here into it; -1 while it is being loaded. */
  #seq = -1;
  /** The newest row that was heard of. */
  #newest = 0;
  #ahead = new Map<number, JournalRow | typeof ours>();
  #bytesAhead = 0;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;
  #readingNext: Promise<void> | null = null;
  #isEnded = false;

  constructor(open: FedDocument, options: FeedOptions) {
    this.#open = open;
    this.#options = options;
  }

  /** It is loaded, with every row up to this one in it. */
  begin(seq: number): void {
    this.#seq = seq;
    this.#goOn();
  }

  end(): void {
    this.#isEnded = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** A row of ours is in the journal, and applied in this very turn. */
  own(seq: number): void {
    if (seq === this.#seq + 1 && this.#ahead.size === 0) {
      this.#seq = seq;
      return;
    }
    this.#put(seq, ours, 0);
    setImmediate(() => this.#goOn());
  }

  /** A row of another server has arrived. */
  hear(row: JournalRow): void {
    this.#put(row.seq, row, row.update.length);
    this.#goOn();
  }

  /** The journal goes up to here. */
  told(seq: number): void {
    if (seq <= this.#newest) return;
    this.#newest = seq;
    this.#goOn();
  }

  /**
   * Reads what the journal has by now and the document has not. A reading that has begun may be too early; all who ask meanwhile share the
   * one after it.
   *
   * @throws when the journal can not be read
   */
  catchUp(): Promise<void> {
    if (this.#reading) {
      this.#readingNext ??= this.#reading
        .catch(() => {})
        .then(() => {
          this.#readingNext = null;
          return this.catchUp();
        });
      return this.#readingNext;
    }
    this.#reading = this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  #put(seq: number, row: JournalRow | typeof ours, bytes: number): void {
    this.#newest = Math.max(this.#newest, seq);
    if (this.#seq >= 0 && seq <= this.#seq) return;
    if (this.#ahead.size >= mostAhead || this.#bytesAhead + bytes > mostBytesAhead) this.#letGo();
    if (this.#ahead.has(seq)) return;
    this.#ahead.set(seq, row);
    this.#bytesAhead += bytes;
  }

  #letGo(): void {
    this.#ahead.clear();
    this.#bytesAhead = 0;
  }

  /** Applies what follows; what does not is waited for. */
  #goOn(): void {
    if (this.#seq < 0 || this.#isEnded) return;
    for (let row = this.#ahead.get(this.#seq + 1); row; row = this.#ahead.get(this.#seq + 1)) this.#take(this.#seq + 1, row);
    if (this.#newest > this.#seq) this.#look(gapMs);
    else this.#letGo();
  }

  #look(inMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (this.#newest > this.#seq && !this.#isEnded) (this.#reading ?? this.catchUp()).catch((error: unknown) => this.#failed(error));
    }, inMs).unref();
  }

  #failed(error: unknown): void {
    this.#options.failed(error);
    this.#look(retryMs);
  }

  async #read(): Promise<void> {
    for (;;) {
      const upTo = this.#newest;
      const rows = await this.#options.journal.after(this.#open.main.name, this.#seq, rowsAtOnce);
      if (this.#isEnded) return;
      for (const row of rows) if (row.seq > this.#seq) this.#take(row.seq, this.#ahead.get(row.seq) ?? row);
      // Fewer than were asked for are the last ones, or some between can not be read.
      if (rows.length === rowsAtOnce || (rows.length > 0 && this.#seq < upTo)) continue;
      // What is still missing can not be read, and never will be.
      this.#seq = Math.max(this.#seq, upTo);
      for (const seq of this.#ahead.keys()) if (seq <= this.#seq) this.#ahead.delete(seq);
      this.#goOn();
      return;
    }
  }

  #take(seq: number, row: JournalRow | typeof ours): void {
    this.#ahead.delete(seq);
    this.#seq = seq;
    if (row !== ours) this.#apply(row);
  }

  #apply(row: JournalRow): void {
    const { main } = this.#open;
    this.#open.bytes += row.update.length;
    try {
      Y.applyUpdate(main, row.update, { source: "local", skipStoreHooks: true, row } satisfies FedOrigin);
    } catch (error) {
      this.#options.failed(error);
    }
    this.#options.onFed(main.name, row);
  }
}
