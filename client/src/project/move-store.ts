/**
 * Moves a project's store from one person or id to another, without a moment in which it is in neither (docs/spec/sync-state.md L3–L5).
 *
 * The copy is written and complete before the list points to it; the old store goes when the server has confirmed the new one, after
 * looking once more whether something was added to it meanwhile.
 */
import * as Y from "yjs";
import { OrcaError } from "#shared/errors.ts";
import { hasNews, openRows, readWhole, removeRows, writeRows } from "./device-rows.ts";
import type { Environment } from "./environment.ts";
import { findProject, noteProject } from "./project-registry.ts";
import { type StoreAt, storeName } from "./store-name.ts";
import type { SyncStateStore } from "./sync-words.ts";
import { announceRemoval } from "./tabs.ts";

/** Copies all that a store holds. @throws project/gone when it holds nothing */
export async function copyStore(
  from: StoreAt,
  to: StoreAt,
  notes: Readonly<Record<string, unknown>>,
  environment: Environment,
): Promise<void> {
  const whole = await readStore(from, environment);
  if (!whole) throw new OrcaError("project/gone");
  const target = await openRows(storeName(to), environment);
  await writeRows(target, [whole], notes).finally(() => target.close());
}

/** Everything a store holds as one update, or null. */
export async function readStore(at: StoreAt, environment: Environment): Promise<Uint8Array | null> {
  const db = await openRows(storeName(at), environment);
  return readWhole(db).finally(() => db.close());
}

/** Takes a store off this device; tabs that show it let go first. */
export async function removeStore(at: StoreAt, environment: Environment): Promise<void> {
  announceRemoval(storeName(at), "removed", environment);
  await removeRows(storeName(at), environment);
  environment.notes.removeItem(`orca:unsent:${storeName(at)}`);
}

/** Once the server has everything: takes what the old store may have got since, then removes it. @returns a function that stops waiting */
export function finishMove(at: StoreAt, doc: Y.Doc, origin: unknown, sync: SyncStateStore, environment: Environment): () => void {
  const moved = findProject(environment, at.project, at.person)?.movedFrom;
  if (!moved) return () => undefined;
  const old: StoreAt = { host: at.host, person: moved.person, project: moved.id, epoch: moved.epoch };
  let isBusy = false;
  const look = async () => {
    if (isBusy || sync.get().state !== "synced") return;
    isBusy = true;
    const rest = await readStore(old, environment).catch(() => null);
    const missing = rest && Y.diffUpdate(rest, Y.encodeStateVector(doc));
    if (missing && missing.length > 2 && hasNews(doc, missing)) {
      Y.applyUpdate(doc, missing, origin);
      isBusy = false;
      return;
    }
    stop();
    await removeStore(old, environment);
    noteProject(environment, at.project, at.person, { movedFrom: null });
  };
  const stop = sync.subscribe(() => void look());
  void look();
  return stop;
}
