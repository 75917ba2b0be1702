/** The text being typed into a cell, for the sentence bar: outside React, so that a key press renders the bar and the field alone. */
import { useSyncExternalStore } from "react";

export interface Draft {
  get(): string | null;
  set(text: string | null): void;
  subscribe(listener: () => void): () => void;
}

export function makeDraft(): Draft {
  const listeners = new Set<() => void>();
  let text: string | null = null;
  return {
    get: () => text,
    set: (next) => {
      text = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useDraftText = (draft: Draft): string | null => useSyncExternalStore(draft.subscribe, draft.get);
