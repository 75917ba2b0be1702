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

/** A worker whose code does not come within this time is not waited for. */
const workerMs = 15_000;

/** Beside the page; where no worker can be had, the page waits. */
async function copyOf(project: OpenProject): Promise<Blob> {
  try {
    const { makeProjectFile } = await import("../project/project-files.ts");
    const head = { project: project.id, epoch: project.epoch, savedAt: Date.now() };
    return await makeProjectFile(project.encode(), head, { limitMs: workerMs });
  } catch {
    return project.saveCopy();
  }
}
