/**
 * Appends a document's updates to its store and knows what has reached it.
 *
 * One transaction at a time: what arrives meanwhile forms the next, so no timer delays a row and a burst costs one transaction.
 * A failed transaction keeps its rows and tries again; until it succeeds nothing is called saved (rule D4).
 */
import { type ErrorCode, OrcaError } from "#shared/errors.ts";
import { notesStore, updatesStore } from "./device-rows.ts";

interface Row {
  readonly update: Uint8Array;
  /** Written in this tab; what others wrote is on the server, or with the tab it was written in. */
  readonly isOwn: boolean;
}

/** After a failure, milliseconds until the next try. */
const retryMs = 3_000;

export class RowWriter {
  #db: IDBDatabase | null;
  #rows: Row[] = [];
  /** Rows of the transaction that is running. */
  #writing: Row[] = [];
  #notes = new Map<string, unknown>();
  #strict = false;
  #busy = false;
  #running: Promise<void> = Promise.resolve();
  #planned = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #problem: OrcaError | null = null;
  readonly #onChange: () => void;
  /** Rows added since the store was opened. */
  added = 0;

  /** @param db null: nothing can be kept, everything stays pending */
  constructor(db: IDBDatabase | null, onChange: () => void) {
    this.#db = db;
    this.#onChange = onChange;
    if (!db) this.#problem = new OrcaError("device/blocked");
  }

  /** Whether everything written in this tab is in IndexedDB. */
  get isFlushed(): boolean {
    return ![...this.#writing, ...this.#rows].some(({ isOwn }) => isOwn);
  }

  /** Why nothing is kept at present. */
  get problem(): OrcaError | null {
    return this.#problem;
  }

  append(update: Uint8Array, isOwn: boolean): void {
    this.#rows.push({ update, isOwn });
    this.#plan();
  }

  /** Written with the next rows, in the same transaction; at the latest by `flush`. */
  note(key: string, value: unknown): void {
    this.#notes.set(key, value);
  }

  /** Writes out what is pending so that it outlives a crash of the machine, where the browser can promise that. */
  async flush(): Promise<void> {
    this.#strict = true;
    await this.#running;
    if (this.#rows.length === 0 && this.#notes.size === 0) return;
    this.#run();
    await this.#running;
  }

  /** The connection is lost; another one may be given later. */
  lose(code: ErrorCode, cause?: unknown): void {
    this.#db = null;
    this.#problem = new OrcaError(code, {}, cause);
    this.#onChange();
  }

  /** A new connection, and the whole document as its first row, since it is not known what the old one still wrote. */
  resume(db: IDBDatabase, whole: Uint8Array): void {
    this.#db = db;
    this.#rows = [{ update: whole, isOwn: true }];
    this.#plan();
  }

  stop(): void {
    clearTimeout(this.#retry);
    this.#db = null;
  }

  /** The updates of one task go into one transaction. */
  #plan(): void {
    if (this.#planned || this.#busy) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#run();
    });
  }

  #run(): void {
    if (!this.#busy) this.#running = this.#commit();
  }

  async #commit(): Promise<void> {
    if (!this.#db) return;
    const rows = this.#rows;
    const notes = this.#notes;
    this.#rows = [];
    this.#writing = rows;
    this.#notes = new Map();
    this.#busy = true;
    try {
      await write(this.#db, rows, notes, this.#strict ? "strict" : "default");
      this.added += rows.length;
      this.#strict = false;
      this.#problem = null;
    } catch (cause) {
      this.#keepForLater(rows, notes, cause);
    } finally {
      this.#writing = [];
      this.#busy = false;
    }
    this.#onChange();
    if (this.#rows.length > 0 && !this.#problem) await this.#commit();
  }

  #keepForLater(rows: Row[], notes: Map<string, unknown>, cause: unknown): void {
    this.#rows = [...rows, ...this.#rows];
    this.#notes = new Map([...notes, ...this.#notes]);
    this.#problem = new OrcaError(isFull(cause) ? "device/full" : "device/blocked", {}, cause);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#plan(), retryMs);
  }
}

function write(
  db: IDBDatabase,
  rows: readonly Row[],
  notes: ReadonlyMap<string, unknown>,
  durability: IDBTransactionDurability,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction([updatesStore, notesStore], "readwrite", { durability });
    let cause: unknown;
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(cause ?? transaction.error ?? new Error("aborted"));
    transaction.onerror = (event) => {
      cause ??= (event.target as IDBRequest).error;
    };
    const updates = transaction.objectStore(updatesStore);
    for (const { update } of rows) updates.add(update);
    for (const [key, value] of notes) transaction.objectStore(notesStore).put(value, key);
  });
}

const isFull = (cause: unknown): boolean => cause instanceof Error && cause.name === "QuotaExceededError";
