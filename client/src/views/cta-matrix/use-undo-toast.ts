/** Tells what was done, with a way back. The toast goes when another step is made, so that it never takes back something else. */
import { useCallback } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { showToast } from "../../parts/toast.tsx";

export function useUndoToast(): (says: string) => void {
  const { undo } = useProject();
  return useCallback(
    (says) => {
      const dismiss = showToast({ says, action: { label: "Undo", run: () => void undo.undo() } });
      const stop = undo.subscribe(() => {
        stop();
        dismiss();
      });
    },
    [undo],
  );
}
