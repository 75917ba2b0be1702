/** Saves the open project to a file that can be opened again, even when nothing else works. */
import { useCallback } from "react";
import { copyFileName, saveFile } from "../parts/save-file.ts";
import { showToast } from "../parts/toast.tsx";
import { useProject } from "../project/project-context.tsx";

export function useSaveCopy(): () => void {
  const project = useProject();
  return useCallback(() => {
    saveFile(project.saveCopy(), copyFileName(project.store.project().name));
    showToast({ says: "Saved a copy to a file" });
  }, [project]);
}
