/**
 * Undo and redo of one's own steps, across views (docs/spec/sync-state.md U1–U8).
 */
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useProject } from "./project-context.tsx";
import { sentenceOfTaken, type Taken } from "./undo-taken.ts";

export interface UndoControls {
  /** @returns a sentence for the toast, "Undone: rename of Session", or why it was not; null when there was nothing */
  undo(): string | null;
  redo(): string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export function useUndo(): UndoControls {
  const { undo: stack } = useProject();
  const canUndo = useSyncExternalStore(stack.subscribe, stack.canUndo, stack.canUndo);
  const canRedo = useSyncExternalStore(stack.subscribe, stack.canRedo, stack.canRedo);
  const undo = useCallback(() => say("undone", stack.undo()), [stack]);
  const redo = useCallback(() => say("redone", stack.redo()), [stack]);
  return useMemo(() => ({ undo, redo, canUndo, canRedo }), [undo, redo, canUndo, canRedo]);
}

const say = (verb: "undone" | "redone", taken: Taken | null): string | null => taken && sentenceOfTaken(verb, taken);
