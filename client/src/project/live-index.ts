/**
 * A reading over the whole model that is kept true by what changes in the store, for as long as the project is open.
 *
 * One for each store, made when it is first wanted. An edit reads again what it stands in and tells those who show it.
 */
import type { ModelStore, StoreChange } from "./model-store.ts";

export interface LiveIndex<Index, Topic extends string> {
  readonly index: Index;
  /** Counts up with every change, for readings over the whole of it. */
  version(): number;
  subscribe(topic: Topic, listener: () => void): () => void;
}

interface Reading<Index, Topic extends string> {
  build(store: ModelStore): Index;
  /** Takes a change over. @returns what shows something else now */
  take(store: ModelStore, index: Index, change: StoreChange): ReadonlySet<Topic>;
}

/** @returns the index of an open project; `any` is told of every change */
export function liveIndex<Index, Topic extends string>(
  reading: Reading<Index, Topic>,
): (store: ModelStore) => LiveIndex<Index, Topic | "any"> {
  const known = new WeakMap<ModelStore, LiveIndex<Index, Topic | "any">>();
  return (store) => {
    const made = known.get(store) ?? open(store, reading);
    known.set(store, made);
    return made;
  };
}

function open<Index, Topic extends string>(store: ModelStore, { build, take }: Reading<Index, Topic>): LiveIndex<Index, Topic | "any"> {
  const index = build(store);
  const listeners = new Map<Topic | "any", Set<() => void>>();
  let version = 0;
  store.observe((change) => {
    const topics = take(store, index, change);
    if (topics.size === 0) return;
    version += 1;
    for (const topic of [...topics, "any" as const]) for (const listener of [...(listeners.get(topic) ?? [])]) listener();
  });
  return {
    index,
    version: () => version,
    subscribe: (topic, listener) => {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
  };
}

/** Whether two lists of ids are the same. */
export const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at]);
