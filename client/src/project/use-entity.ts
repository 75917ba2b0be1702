/** One entity, re-rendering only when it changes. */
import { useCallback, useSyncExternalStore } from "react";
import type { Entity, EntityKind } from "#shared/schema/entities.ts";
import { useProject } from "./project-context.tsx";

/**
 * The entity as everybody sees it; the same object until it changes.
 *
 * @returns null when it never was, is gone, hidden with its owner, or merged into another
 */
export function useEntity<K extends EntityKind>(kind: K, id: string): Entity<K> | null {
  const { store } = useProject();
  const subscribe = useCallback((listener: () => void) => store.subscribe(`entity:${kind}:${id}`, listener), [store, kind, id]);
  const read = useCallback(() => store.entity(kind, id), [store, kind, id]);
  return useSyncExternalStore(subscribe, read, read);
}
