/** Feeds the sync machine with facts and time, and tells when what is shown has changed. */

import { type SyncFacts, startSync, stepSync } from "./sync-machine.ts";
import type { SyncStateStore } from "./sync-words.ts";

export interface SyncWatch extends SyncStateStore {
  /** To be called whenever a fact may have changed. */
  look(): void;
  close(): void;
}

export function watchSync(isShared: boolean, now: () => number, factsNow: () => SyncFacts): SyncWatch {
  const listeners = new Set<() => void>();
  let memory = startSync(now(), isShared);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const look = () => {
    if (isClosed) return;
    const at = now();
    const before = memory.shown;
    const { memory: next, wakeAt } = stepSync(memory, factsNow(), at);
    memory = next;
    clearTimeout(timer);
    if (wakeAt !== null) timer = setTimeout(look, wakeAt - at);
    if (memory.shown !== before) for (const listener of listeners) listener();
  };
  return {
    get: () => memory.shown,
    look,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
