/**
 * What a person does in the CTA matrix beyond what the grid holds: the call to action they stepped to, the one they rename, the words
 * they type. Kept outside React, so that a key press renders the cell and the sentence bar, not the view.
 */
import { useSyncExternalStore } from "react";
import type { PresencePlace } from "#shared/presence.ts";

/** A cell, whichever way the matrix is turned. */
export interface CellAt {
  readonly object: string;
  readonly role: string;
}

/** A call to action in the stack of a role. */
export interface ChipAt extends CellAt {
  readonly cta: string;
}

export interface MatrixSnapshot {
  /** The call to action that has the focus. */
  readonly chip: ChipAt | null;
  /** The one a menu was opened on. */
  readonly pointed: ChipAt | null;
  /** It is renamed in place. */
  readonly isRenaming: boolean;
  /** What is being typed in the active cell, and what Tab would make of it. */
  readonly draft: { readonly text: string; readonly completed: string } | null;
  /** The call to action the drawer keeps while the selection moves. */
  readonly pinned: ChipAt | null;
  /** The field of the drawer that has the focus, as others are told. */
  readonly field: PresencePlace | null;
}

export interface MatrixState {
  get(): MatrixSnapshot;
  set(next: Partial<MatrixSnapshot>): void;
  subscribe(listener: () => void): () => void;
}

export function makeMatrixState(): MatrixState {
  const listeners = new Set<() => void>();
  let snapshot: MatrixSnapshot = { chip: null, pointed: null, isRenaming: false, draft: null, pinned: null, field: null };
  return {
    get: () => snapshot,
    set: (next) => {
      const changed = { ...snapshot, ...next };
      if (isSameSnapshot(snapshot, changed)) return;
      snapshot = changed;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const isSameChip = (a: ChipAt | null, b: ChipAt | null): boolean =>
  a === b || (a !== null && b !== null && a.cta === b.cta && a.role === b.role && a.object === b.object);

function isSameSnapshot(a: MatrixSnapshot, b: MatrixSnapshot): boolean {
  const isSameDraft = a.draft?.text === b.draft?.text && a.draft?.completed === b.draft?.completed;
  const chips = ["chip", "pointed", "pinned"] as const;
  return isSameDraft && a.isRenaming === b.isRenaming && a.field === b.field && chips.every((name) => isSameChip(a[name], b[name]));
}

/** One part of the state; `read` gives a plain value or the same object for the same state. */
export function useMatrixState<T>(state: MatrixState, read: (snapshot: MatrixSnapshot) => T): T {
  return useSyncExternalStore(state.subscribe, () => read(state.get()));
}
