/**
 * A document's copy on this device: y-indexeddb, with what it lacks around it (docs/spec/sync-state.md D1–D9).
 *
 * y-indexeddb lays out the store and loads it into an empty document. Before it, opening is tried with a time limit and damaged rows
 * are set aside; after it, our own writer appends, so that it is known what has reached IndexedDB and why something has not.
 * Without IndexedDB the document lives in memory, and `problem` says so.
 */
import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { OrcaError } from "#shared/errors.ts";
import { compactAbove, compactRows, openRows, readDamagedRows, readNote, setDamagedRowsAside } from "./device-rows.ts";
import type { Environment } from "./environment.ts";
import { RowWriter } from "./row-writer.ts";

/** After this long without an edit: flush to the platter, and compaction if it is due. */
const quietMs = 1_500;

/** A project of design size loads in a tenth of a second; later than this, something in a row stops it. */
const hopefulMs = 3_000;
/** Once every row was tried by itself, only size takes time. */
const patientMs = 30_000;

export interface DeviceStore {
  readonly doc: Y.Doc;
  /** Origin of what is loaded or merged from the store: neither sent twice nor undone. */
  readonly origin: unknown;
  /** Rows that could not be read and were set aside. */
  readonly damaged: number;
  /** Own changes the server had not confirmed when the store was last written. */
  readonly waiting: number;
  /** What else was noted. */
  readonly level: unknown;
  /** Whether everything written in this tab is in IndexedDB. */
  isFlushed(): boolean;
  problem(): OrcaError | null;
  /** Kept with the next row, or by the flush that follows an edit. */
  note(key: "waiting" | "level", value: unknown): void;
  flush(): Promise<void>;
  readDamaged(): Promise<unknown[]>;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Never throws: what can not be opened is replaced by memory. */
export async function openDeviceStore(name: string, environment: Environment): Promise<DeviceStore> {
  const inMemory = () => new DeviceCopy(name, environment, { doc: new Y.Doc(), persistence: null, ...nothingKept });
  try {
    return await openKept(name, environment, false);
  } catch (cause) {
    if (cause instanceof OrcaError) return inMemory();
  }
  return openKept(name, environment, true).catch(inMemory);
}

interface Kept {
  readonly doc: Y.Doc;
  /** Null: nothing can be kept here. */
  readonly persistence: IndexeddbPersistence | null;
  readonly rows: number;
  readonly damaged: number;
  readonly waiting: number;
  readonly level: unknown;
}

const nothingKept = { rows: 0, damaged: 0, waiting: 0, level: null };

async function openKept(name: string, environment: Environment, thorough: boolean): Promise<DeviceStore> {
  const checked = await openRows(name, environment);
  const { rows, damaged } = await setDamagedRowsAside(checked, thorough);
  const [waiting, level] = await Promise.all([readNote(checked, "waiting"), readNote(checked, "level")]);
  const doc = new Y.Doc();
  const persistence = await load(name, doc, thorough ? patientMs : hopefulMs).finally(() => checked.close());
  return new DeviceCopy(name, environment, { doc, persistence, rows, damaged, waiting: Number(waiting ?? 0), level });
}

/** y-indexeddb never says that loading failed; not being done in time is all there is to know. */
async function load(name: string, doc: Y.Doc, withinMs: number): Promise<IndexeddbPersistence> {
  const persistence = new IndexeddbPersistence(name, doc);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("not loaded in time")), withinMs);
  });
  try {
    await Promise.race([persistence.whenSynced, late]);
  } catch (cause) {
    void persistence.destroy().catch(() => undefined);
    throw cause;
  } finally {
    clearTimeout(timer);
  }
  doc.off("update", persistence._storeUpdate);
  return persistence;
}

class DeviceCopy implements DeviceStore {
  readonly doc: Y.Doc;
  readonly origin: unknown;
  readonly damaged: number;
  readonly waiting: number;
  readonly level: unknown;
  readonly #name: string;
  readonly #environment: Environment;
  readonly #persistence: IndexeddbPersistence | null;
  readonly #writer: RowWriter;
  readonly #listeners = new Set<() => void>();
  #rows: number;
  #db: IDBDatabase | null;
  #isClosed = false;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string, environment: Environment, { doc, persistence, rows, damaged, waiting, level }: Kept) {
    this.doc = doc;
    this.damaged = damaged;
    this.waiting = waiting;
    this.level = level;
    this.origin = persistence ?? this;
    this.#name = name;
    this.#environment = environment;
    this.#persistence = persistence;
    this.#rows = rows;
    this.#db = persistence?.db ?? null;
    this.#writer = new RowWriter(this.#db, this.#tell);
    if (this.#db) this.#watch(this.#db);
    doc.on("update", this.#append);
    for (const event of hidingEvents) environment.page?.addEventListener(event, this.#flushNow);
  }

  isFlushed(): boolean {
    return this.#writer.isFlushed;
  }

  problem(): OrcaError | null {
    return this.#writer.problem;
  }

  note(key: "waiting" | "level", value: unknown): void {
    this.#writer.note(key, value);
    this.#settleSoon();
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }

  async readDamaged(): Promise<unknown[]> {
    return this.#db ? readDamagedRows(this.#db) : [];
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearTimeout(this.#settling);
    for (const event of hidingEvents) this.#environment.page?.removeEventListener(event, this.#flushNow);
    this.doc.off("update", this.#append);
    await this.flush().catch(() => undefined);
    this.#isClosed = true;
    this.#writer.stop();
    this.#db?.close();
    await this.#persistence?.destroy().catch(() => undefined);
  }

  readonly #append = (update: Uint8Array, from: unknown, _doc: Y.Doc, { local }: Y.Transaction): void => {
    if (from === this.origin) return;
    this.#writer.append(update, local);
    this.#tell();
    this.#settleSoon();
  };

  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener();
  };

  readonly #flushNow = (): void => void this.flush();

  #settleSoon(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.#settle(), quietMs);
  }

  /** In a quiet moment: to the platter, and one row instead of many when there are many. */
  async #settle(): Promise<void> {
    await this.flush();
    if (!this.#db || this.#isClosed || this.#rows + this.#writer.added < compactAbove) return;
    await compactOnce(this.#name, this.#environment, this.#db, this.doc, this.origin).catch(() => undefined);
    this.#rows = -this.#writer.added;
  }

  #watch(connection: IDBDatabase): void {
    const isCurrent = () => connection === this.#db && !this.#isClosed;
    connection.onversionchange = () => {
      connection.close();
      if (isCurrent()) this.#writer.lose("device/blocked");
    };
    connection.addEventListener("close", () => isCurrent() && this.#reopen());
  }

  /** The browser closed the connection (data cleared, device error): one new try, then memory. */
  #reopen(): void {
    this.#writer.lose("device/blocked");
    openRows(this.#name, this.#environment).then(
      (again) => {
        if (this.#isClosed) return again.close();
        this.#db = again;
        this.#watch(again);
        this.#writer.resume(again, Y.encodeStateAsUpdate(this.doc));
      },
      () => undefined,
    );
  }
}

/** The last moments in which a page can write. */
const hidingEvents = ["pagehide", "visibilitychange"] as const;

/** One tab compacts at a time where the browser has locks; without them doing it twice is only wasteful. */
async function compactOnce(name: string, { locks }: Environment, db: IDBDatabase, doc: Y.Doc, origin: unknown): Promise<void> {
  if (!locks) return compactRows(db, doc, origin);
  await locks.request(`compact:${name}`, { ifAvailable: true }, (lock) => (lock ? compactRows(db, doc, origin) : undefined));
}
