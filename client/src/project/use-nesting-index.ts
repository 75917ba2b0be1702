/** The nested-object matrix as components read it: each cell, head and sum renders again only when it shows something else. */
import { useCallback, useRef, useSyncExternalStore } from "react";
import type { NestingCell } from "#shared/artifacts/nesting-cell.ts";
import { cellOf, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import { type NestingIndexStore, type NestingTopic, nestingIndexOf } from "./nesting-index-store.ts";
import { useProject } from "./project-context.tsx";

/** The live index: to be read in handlers. What is rendered is read by the hooks below. */
export function useNestingIndex(): NestingIndexStore {
  return nestingIndexOf(useProject().store);
}

/** One cell; the same object until it shows something else. */
export const useNestingCell = (row: string, column: string): NestingCell =>
  useNestingReading(`cell:${row}>${column}`, (index) => cellOf(index, row, column));

/** Ids of the objects in their order; the same array until one comes, goes or moves. */
export const useNestingObjects = (): readonly string[] => useNestingReading("heads", (index) => index.objects);

/**
 * Anything that one topic decides. `read` gives the same object, or an equal plain value, for the same state.
 */
export function useNestingReading<T>(topic: NestingTopic, read: (index: PairIndex) => T): T {
  const { index, subscribe } = useNestingIndex();
  const latest = useRef(read);
  latest.current = read;
  const listen = useCallback((listener: () => void) => subscribe(topic, listener), [subscribe, topic]);
  const now = useCallback(() => latest.current(index), [index]);
  return useSyncExternalStore(listen, now, now);
}

/** A reading over the matrix as a small plain value, which is read once for each change and kept while it comes out the same. */
export function useNestingFigures<T>(topic: NestingTopic, read: (index: PairIndex) => T): T {
  const { version } = useNestingIndex();
  const known = useRef<{ readonly version: number; readonly read: unknown; readonly key: string; readonly value: T } | null>(null);
  return useNestingReading(topic, (index) => {
    const now = version();
    if (known.current && known.current.version === now && known.current.read === read) return known.current.value;
    const value = read(index);
    const key = JSON.stringify(value);
    known.current = { version: now, read, key, value: known.current?.key === key ? known.current.value : value };
    return known.current.value;
  });
}
