/** Cmd/Ctrl Z and Shift Z take back and bring again one's own steps, across views; a toast says which. */
import { useEffect } from "react";
import { showToast } from "../parts/toast.tsx";
import { useUndo } from "../project/undo.ts";

export function useUndoKeys(): void {
  const { undo, redo } = useUndo();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = stepOf(event);
      if (!step || event.defaultPrevented || isText(event.target)) return;
      event.preventDefault();
      const says = step === "undo" ? undo() : redo();
      if (says) showToast({ says });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [undo, redo]);
}

function stepOf(event: KeyboardEvent): "undo" | "redo" | null {
  if (!(event.metaKey || event.ctrlKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && event.ctrlKey ? "redo" : null;
}

/** Text being typed has an undo of its own until it is committed. */
function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea"));
}
