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
import { compactAbove, compactRows, openRows, readDamagedRows, readNote, removeRows, setDamagedRowsAside } from "./device-rows.ts";
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
  /** Whether the store held anything when it was opened. */
  readonly wasEmpty: boolean;
  /** Rows that could not be read and were set aside. */
  readonly damaged: number;
  /** Own changes the server had not confirmed when the store was last written. */
  readonly waiting: number;
  /** What else was noted. */
  readonly level: unknown;
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
  try {
    return await openKept(name, environment, false);
  } catch (cause) {
    if (cause instanceof OrcaError) return keepIn(new Y.Doc(), null, null, environment, name, nothingKept);
  }
  try {
    return await openKept(name, environment, true);
  } catch {
    return keepIn(new Y.Doc(), null, null, environment, name, nothingKept);
  }
}

interface Kept {
  readonly rows: number;
  readonly damaged: number;
  readonly waiting: number;
  readonly level: unknown;
}

const nothingKept: Kept = { rows: 0, damaged: 0, waiting: 0, level: null };

async function openKept(name: string, environment: Environment, thorough: boolean): Promise<DeviceStore> {
  const checked = await openRows(name, environment);
  const { rows, damaged } = await setDamagedRowsAside(checked, thorough);
  const [waiting, level] = await Promise.all([readNote(checked, "waiting"), readNote(checked, "level")]);
  const doc = new Y.Doc();
  const persistence = await load(name, doc, thorough ? patientMs : hopefulMs).finally(() => checked.close());
  return keepIn(doc, persistence, persistence.db, environment, name, { rows, damaged, waiting: Number(waiting ?? 0), level });
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

function keepIn(
  doc: Y.Doc,
  persistence: IndexeddbPersistence | null,
  opened: IDBDatabase | null,
  environment: Environment,
  name: string,
  kept: Kept,
): DeviceStore {
  const listeners = new Set<() => void>();
  const origin = persistence ?? { memory: name };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const writer = new RowWriter(opened, tell);
  let db = opened;
  let isClosed = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const watch = (connection: IDBDatabase) => {
    const lost = () => !isClosed && connection === db && lose();
    connection.onversionchange = () => {
      connection.close();
      if (connection === db && !isClosed) writer.lose("device/blocked");
    };
    connection.addEventListener("close", lost);
  };
  /** The browser closed the connection (storage cleared, device error): one new try, then memory. */
  const lose = () => {
    writer.lose("device/blocked");
    openRows(name, environment).then(
      (again) => {
        if (isClosed) return again.close();
        db = again;
        watch(again);
        writer.resume(again, Y.encodeStateAsUpdate(doc));
      },
      () => undefined,
    );
  };
  const settle = async () => {
    await writer.flush();
    if (!db || isClosed || kept.rows + writer.added < compactAbove) return;
    await compactOnce(name, environment, db, doc, origin).catch(() => undefined);
    writer.added = -kept.rows;
  };
  const append = (update: Uint8Array, from: unknown) => {
    if (from === origin) return;
    writer.append(update);
    tell();
    clearTimeout(quiet);
    quiet = setTimeout(() => void settle(), quietMs);
  };
  const flush = () => writer.flush();
  const flushOnHide = () => void flush();

  if (db) watch(db);
  doc.on("update", append);
  environment.page?.addEventListener("pagehide", flushOnHide);
  environment.page?.addEventListener("visibilitychange", flushOnHide);
  return {
    doc,
    origin,
    wasEmpty: kept.rows === 0,
    damaged: kept.damaged,
    waiting: kept.waiting,
    level: kept.level,
    isFlushed: () => writer.isFlushed,
    problem: () => writer.problem,
    note: (key, value) => {
      writer.note(key, value);
      clearTimeout(quiet);
      quiet = setTimeout(() => void settle(), quietMs);
    },
    flush,
    readDamaged: async () => (db ? readDamagedRows(db) : []),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearTimeout(quiet);
      environment.page?.removeEventListener("pagehide", flushOnHide);
      environment.page?.removeEventListener("visibilitychange", flushOnHide);
      doc.off("update", append);
      await flush().catch(() => undefined);
      isClosed = true;
      writer.stop();
      db?.close();
      await persistence?.destroy().catch(() => undefined);
    },
  };
}

/** One tab compacts at a time where the browser has locks; without them doing it twice is only wasteful. */
async function compactOnce(name: string, { locks }: Environment, db: IDBDatabase, doc: Y.Doc, origin: unknown): Promise<void> {
  if (!locks) return compactRows(db, doc, origin);
  await locks.request(`compact:${name}`, { ifAvailable: true }, (lock) => (lock ? compactRows(db, doc, origin) : undefined));
}

export const removeDeviceStore = removeRows;
