/**
 * The rows of one store in IndexedDB, as y-indexeddb lays them out: `updates` (auto key → Yjs update) and `custom` (notes).
 *
 * y-indexeddb opens and loads; what it can not do is here: opening with a time limit, mending missing stores, checking rows one by
 * one, setting damaged rows aside, compaction, and removal. Rules D1–D9, docs/spec/sync-state.md.
 */
import * as Y from "yjs";
import { OrcaError } from "#shared/errors.ts";
import type { Environment } from "./environment.ts";

export const updatesStore = "updates";
export const notesStore = "custom";
const damagedPrefix = "damaged/";

/** Rows above which the store is rewritten as one; y-indexeddb's own figure. */
export const compactAbove = 500;

type Place = Pick<Environment, "indexedDB" | "openTimeoutMs">;

/**
 * Opens a store and makes sure it has both its tables.
 *
 * @throws device/blocked when IndexedDB is missing, refuses, or does not answer in time
 */
export async function openRows(name: string, place: Place): Promise<IDBDatabase> {
  const db = await openWithin(name, place);
  if (db.objectStoreNames.contains(updatesStore) && db.objectStoreNames.contains(notesStore)) return db;
  const next = db.version + 1;
  db.close();
  return openWithin(name, place, next);
}

function openWithin(name: string, { indexedDB, openTimeoutMs }: Place, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const giveUp = (cause: unknown) => reject(new OrcaError("device/blocked", {}, cause));
    if (!indexedDB) return giveUp("no IndexedDB");
    const timer = setTimeout(() => giveUp("no answer"), openTimeoutMs);
    try {
      const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
      request.onupgradeneeded = () => addMissingTables(request.result);
      request.onerror = () => giveUp(request.error);
      request.onsuccess = () => resolve(request.result);
      request.addEventListener("success", () => clearTimeout(timer));
    } catch (cause) {
      giveUp(cause);
    }
  });
}

function addMissingTables(db: IDBDatabase): void {
  if (!db.objectStoreNames.contains(updatesStore)) db.createObjectStore(updatesStore, { autoIncrement: true });
  if (!db.objectStoreNames.contains(notesStore)) db.createObjectStore(notesStore);
}

/** A request's result, for use inside one transaction. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when a transaction is complete, rejects with its error when it was aborted. */
export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
}

export interface RowCheck {
  readonly rows: number;
  /** Rows set aside, now and earlier. */
  readonly damaged: number;
}

/**
 * Looks at every row before Yjs does, and moves those that are no updates into `custom`.
 *
 * @param thorough applies each row to a document of its own as well, which finds more and costs as much as loading
 */
export async function setDamagedRowsAside(db: IDBDatabase, thorough: boolean): Promise<RowCheck> {
  const transaction = db.transaction([updatesStore, notesStore], "readwrite");
  const done = completed(transaction);
  const [rows, notes] = [transaction.objectStore(updatesStore), transaction.objectStore(notesStore)];
  const [keys, values, earlier] = await Promise.all([
    resultOf(rows.getAllKeys()),
    resultOf(rows.getAll() as IDBRequest<unknown[]>),
    resultOf(notes.count(damagedRange())),
  ]);
  const isDamaged = thorough ? damagedOnApply() : (row: unknown) => !isUpdate(row);
  const damaged = keys.filter((key, at) => {
    if (!isDamaged(values[at])) return false;
    notes.put(values[at], `${damagedPrefix}${String(key)}`);
    rows.delete(key);
    return true;
  });
  await done;
  return { rows: keys.length - damaged.length, damaged: earlier + damaged.length };
}

const damagedRange = () => IDBKeyRange.bound(damagedPrefix, `${damagedPrefix}\uffff`);

function isUpdate(row: unknown): row is Uint8Array {
  if (!(row instanceof Uint8Array)) return false;
  try {
    Y.decodeUpdate(row);
    return true;
  } catch {
    return false;
  }
}

function damagedOnApply(): (row: unknown) => boolean {
  let scratch = new Y.Doc();
  const healthy: Uint8Array[] = [];
  return (row) => {
    if (!isUpdate(row)) return true;
    try {
      Y.applyUpdate(scratch, row);
      Y.encodeStateVector(scratch);
      healthy.push(row);
      return false;
    } catch {
      scratch = new Y.Doc();
      for (const each of healthy) Y.applyUpdate(scratch, each);
      return true;
    }
  };
}

/** The rows set aside, to be put into a file. */
export async function readDamagedRows(db: IDBDatabase): Promise<unknown[]> {
  return resultOf(db.transaction(notesStore).objectStore(notesStore).getAll(damagedRange()) as IDBRequest<unknown[]>);
}

export async function readNote(db: IDBDatabase, key: string): Promise<unknown> {
  return resultOf(db.transaction(notesStore).objectStore(notesStore).get(key) as IDBRequest<unknown>);
}

/** All healthy rows of a store as one update; null when it has none. */
export async function readWhole(db: IDBDatabase): Promise<Uint8Array | null> {
  const rows = await resultOf(db.transaction(updatesStore).objectStore(updatesStore).getAll() as IDBRequest<unknown[]>);
  const doc = new Y.Doc();
  const healthy = rows.filter(isUpdate);
  for (const row of healthy) Y.applyUpdate(doc, row);
  const whole = healthy.length === 0 ? null : Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return whole;
}

/** Adds rows and notes in one transaction, durable when it resolves. */
export async function writeRows(db: IDBDatabase, rows: readonly Uint8Array[], notes: Readonly<Record<string, unknown>>): Promise<void> {
  const transaction = db.transaction([updatesStore, notesStore], "readwrite", { durability: "strict" });
  const done = completed(transaction);
  for (const row of rows) transaction.objectStore(updatesStore).add(row);
  for (const [key, value] of Object.entries(notes)) transaction.objectStore(notesStore).put(value, key);
  await done;
}

/**
 * Rewrites a store as one row when it has grown, in one transaction. Rows of other tabs that `doc` has not seen are applied
 * first, so nothing is lost whoever compacts.
 */
export async function compactRows(db: IDBDatabase, doc: Y.Doc, origin: unknown): Promise<void> {
  const transaction = db.transaction(updatesStore, "readwrite", { durability: "strict" });
  const done = completed(transaction);
  const store = transaction.objectStore(updatesStore);
  const [keys, rows] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll() as IDBRequest<unknown[]>)]);
  if (keys.length > 1) {
    Y.transact(doc, () => rows.filter(isUpdate).forEach((row) => void Y.applyUpdate(doc, row, origin)), origin);
    store.add(Y.encodeStateAsUpdate(doc));
    for (const [at, key] of keys.entries()) if (isUpdate(rows[at])) store.delete(key);
  }
  await done;
}

/** Removes a store; tabs that have it open let go of it. */
export function removeRows(name: string, { indexedDB, openTimeoutMs }: Place): Promise<void> {
  return new Promise((resolve) => {
    if (!indexedDB) return resolve();
    setTimeout(resolve, openTimeoutMs);
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
  });
}

/** Deletions are listed in every update, whether known or not; only changes of the document count. */
export function hasNews(doc: Y.Doc, update: Uint8Array): boolean {
  return !Y.snapshotContainsUpdate(Y.snapshot(doc), update);
}
