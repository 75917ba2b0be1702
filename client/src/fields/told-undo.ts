/** Undo and redo that say what they did. One toast at a time: the last step is the one that matters. */
import { useMemo } from "react";
import { useUndo } from "#client/project/undo.ts";
import { showToast } from "../parts/toast.tsx";

let dismissLast: () => void = () => undefined;

function tell(sentence: string | null, nothing: string): void {
  dismissLast();
  dismissLast = showToast({ says: sentence ?? nothing });
}

export function useToldUndo(): { undo: () => void; redo: () => void } {
  const { undo, redo } = useUndo();
  return useMemo(
    () => ({ undo: () => tell(undo(), "There is nothing of yours to undo"), redo: () => tell(redo(), "There is nothing to redo") }),
    [undo, redo],
  );
}
