/** Lists and derived readings of the open project; each re-renders only when its own topic changed. */
import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import type { EntityKind, ValuesOf } from "#shared/schema/entities.ts";
import type { DeletedItem, HangingKind, ModelStore, Topic } from "./model-store.ts";
import type { NameIndex } from "./name-index.ts";
import { useProject } from "./project-context.tsx";

/** Visible ids of a kind, in their order; the same array until one comes, goes or moves. */
export const useIds = (kind: EntityKind): readonly string[] => useTopic(`ids:${kind}`, (store) => store.ids(kind));

/** Visible ids that hang on an owner: CTAs, attributes and relationships of an object, criteria of a CTA. */
export const useIdsOn = (kind: HangingKind, owner: string): readonly string[] =>
  useTopic(`on:${kind}:${owner}`, (store) => store.idsOn(kind, owner));

/** Phase, score, order and notes of an item; the blank when nobody ranked it. */
export const usePriority = (itemId: string): ValuesOf<"priority"> => useTopic(`priority:${itemId}`, (store) => store.priority(itemId));

/** The project's own fields. */
export const useProjectFields = (): ValuesOf<"project"> => useTopic("project", (store) => store.project());

/** What was deleted and can be restored, newest first. */
export const useDeleted = (): readonly DeletedItem[] => useTopic("deleted", (store) => store.deleted());

/** Names, plurals and synonyms of visible objects. */
export const useObjectNames = (): NameIndex => useTopic("names", (store) => store.names());

/**
 * Reads anything from the store and renders again when one of the topics changed and the result differs by `Object.is`.
 * `select` must give the same object for the same state (ids, entities, numbers), not a fresh one each time.
 */
export function useSelect<T>(topics: readonly Topic[], select: (store: ModelStore) => T): T {
  const { store } = useProject();
  const key = topics.join("\n");
  const latest = useRef(select);
  latest.current = select;
  const subscribe = useMemo(() => subscribeToAll(store, key === "" ? [] : (key.split("\n") as Topic[])), [store, key]);
  const read = useCallback(() => latest.current(store), [store]);
  return useSyncExternalStore(subscribe, read, read);
}

function useTopic<T>(topic: Topic, read: (store: ModelStore) => T): T {
  return useSelect([topic], read);
}

function subscribeToAll(store: ModelStore, topics: readonly Topic[]): (listener: () => void) => () => void {
  return (listener) => {
    const stops = topics.map((topic) => store.subscribe(topic, listener));
    return () => {
      for (const stop of stops) stop();
    };
  };
}
