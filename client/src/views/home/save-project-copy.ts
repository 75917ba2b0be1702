/** Saves a project of this device to a file without showing it. */
import { copyFileName, saveFile } from "#client/parts/save-file.ts";
import type { LocalProject } from "#client/project/local-projects.ts";

export async function saveProjectCopy(project: LocalProject): Promise<void> {
  const { openProject } = await import("#client/project/open-project.ts");
  const person = project.person === "device" ? null : { id: project.person, name: "" };
  const open = await openProject({ id: project.id, person, server: false, epoch: project.epoch });
  try {
    saveFile(await open.saveCopy(), copyFileName(project.name));
  } finally {
    await open.close();
  }
}
