/**
 * A value outside of React that parts of the map read for themselves, so that moving the focus or dragging a note renders the two
 * or three notes concerned and not the wall.
 */
import { useSyncExternalStore } from "react";

export interface Held<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

export function hold<T>(first: T): Held<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Renders again when what `select` gives differs by `Object.is`. */
export function useHeld<T, S>(held: Held<T>, select: (value: T) => S): S {
  const read = () => select(held.get());
  return useSyncExternalStore(held.subscribe, read, read);
}
