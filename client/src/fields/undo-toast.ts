/** Tells what was done, with a way back. The toast goes when another step is made, so that it never takes back something else. */
import { useCallback } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { showToast } from "../parts/toast.tsx";

interface Steps {
  undo(): string | null;
  subscribe(listener: () => void): () => void;
}

export function tellWithUndo(undo: Steps, says: string): void {
  const run = () => {
    undo.undo();
    requestAnimationFrame(focusGrid);
  };
  const dismiss = showToast({ says, action: { label: "Undo", run } });
  const stop = undo.subscribe(() => {
    stop();
    dismiss();
  });
}

export function useUndoToast(): (says: string) => void {
  const { undo } = useProject();
  return useCallback((says) => tellWithUndo(undo, says), [undo]);
}

/** The button that was pressed goes with its toast; in a matrix the focus goes back to where the work is. */
function focusGrid(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>("[role=grid]")?.focus();
}
