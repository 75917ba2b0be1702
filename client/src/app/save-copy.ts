/** Saves the open project to a file that can be opened again, even when nothing else works. */
import { useCallback } from "react";
import { copyFileName, saveFile } from "../parts/save-file.ts";
import { showToast } from "../parts/toast.tsx";
import type { OpenProject } from "../project/open-project.ts";
import { useProject } from "../project/project-context.tsx";

export function useSaveCopy(): () => void {
  const project = useProject();
  return useCallback(() => {
    void copyOf(project).then((file) => {
      saveFile(file, copyFileName(project.store.project().name));
      showToast({ says: "Saved a copy to a file" });
    });
  }, [project]);
}

/** Beside the page; where no worker can be had, the page waits. */
async function copyOf(project: OpenProject): Promise<Blob> {
  try {
    const { makeProjectFile } = await import("../project/project-files.ts");
    return await makeProjectFile(project.encode(), { project: project.id, epoch: project.epoch, savedAt: Date.now() });
  } catch {
    return project.saveCopy();
  }
}
