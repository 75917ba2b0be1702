/**
 * Edits the server did not take, kept on this device until somebody saves or discards them (docs/spec/sync-state.md F1–F4).
 *
 * A refused edit can not be taken out of a document, and nothing made after it will be taken either. So the whole local state is put
 * here, the store starts anew from the server, and nothing is lost.
 */
import { useEffect, useState } from "react";
import type { ErrorCode, ErrorDetails } from "#shared/errors.ts";
import { completed, resultOf } from "./device-rows.ts";
import { browserEnvironment, type Environment } from "./environment.ts";
import { personPrefix } from "./store-name.ts";

const table = "entries";

const listeners = new Set<() => void>();

export interface SetAside {
  readonly key: number;
  readonly project: string;
  /** What the project was called; missing in what older versions put aside. */
  readonly name?: string;
  readonly at: number;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** Own changes among it that the server does not have. */
  readonly changes: number;
  /** The whole document, Yjs update v1. */
  readonly update: Uint8Array;
}

type Place = Pick<Environment, "indexedDB" | "host">;

/** Resolves when it is on disk. @throws when this device can not keep it: then nothing may be thrown away */
export async function setAside(person: string, entry: Omit<SetAside, "key">, place: Place): Promise<void> {
  const db = await open(person, place);
  const transaction = db.transaction(table, "readwrite", { durability: "strict" });
  const done = completed(transaction);
  transaction.objectStore(table).add(entry);
  await done.finally(() => db.close());
  for (const listener of listeners) listener();
}

/** What was set aside of a project, or of all of a person's projects, newest first. */
export async function listSetAside(person: string, project: string | null, place: Place = browserEnvironment()): Promise<SetAside[]> {
  const db = await open(person, place);
  const store = db.transaction(table).objectStore(table);
  const [keys, entries] = await Promise.all([resultOf(store.getAllKeys()), resultOf(store.getAll() as IDBRequest<SetAside[]>)]);
  db.close();
  return entries
    .map((entry, at) => ({ ...entry, key: Number(keys[at]) }))
    .filter((entry) => project === null || entry.project === project)
    .sort((a, b) => b.at - a.at);
}

/** As a file that opens as a project of its own. */
export async function setAsideFile({ update, project, at, code }: SetAside): Promise<Blob> {
  const { writeProjectFile } = await import("#shared/import/project-file.ts");
  return new Blob([writeProjectFile(update, { project, epoch: 1, savedAt: at, reason: code })], { type: "application/json" });
}

/** Gone for good; asked first. */
export async function discardSetAside(person: string, key: number, place: Place = browserEnvironment()): Promise<void> {
  const db = await open(person, place);
  const transaction = db.transaction(table, "readwrite");
  const done = completed(transaction);
  transaction.objectStore(table).delete(key);
  await done.finally(() => db.close());
  for (const listener of listeners) listener();
}

/** What was set aside on this device, of a project or of all of them; empty while it is read. */
export function useSetAside(person: string, project: string | null): readonly SetAside[] {
  const [entries, setEntries] = useState<readonly SetAside[]>([]);
  useEffect(() => {
    let left = false;
    const read = () =>
      void listSetAside(person, project).then(
        (found) => !left && setEntries(found),
        () => undefined,
      );
    listeners.add(read);
    read();
    return () => {
      left = true;
      listeners.delete(read);
    };
  }, [person, project]);
  return entries;
}

export const setAsideStore = (host: string, person: string): string => `${personPrefix(host, person)}set-aside`;

function open(person: string, { indexedDB, host }: Place): Promise<IDBDatabase> {
  if (!indexedDB) return Promise.reject(new Error("no IndexedDB"));
  const request = indexedDB.open(setAsideStore(host, person), 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table, { autoIncrement: true });
  return resultOf(request);
}
