/** Tells what was done, with a way back. The toast goes when another step is made, so that it never takes back something else. */
import { useCallback } from "react";
import { useProject } from "#client/project/project-context.tsx";
import type { UndoStack } from "#client/project/undo-stack.ts";
import { sentenceOfTaken } from "#client/project/undo-taken.ts";
import { showToast } from "../parts/toast.tsx";

export function tellWithUndo(undo: Pick<UndoStack, "undo" | "subscribe">, says: string): void {
  const run = () => {
    const taken = undo.undo();
    if (taken && taken.done !== "all") showToast({ says: sentenceOfTaken("undone", taken) });
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
