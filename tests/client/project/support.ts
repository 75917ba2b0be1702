/** A device without a browser: its own IndexedDB, notes and channels, so that tests never see each other's. */
import "fake-indexeddb/auto";
import { type Environment, memoryNotes } from "#client/project/environment.ts";
import { createLocalProject, type ProjectStart } from "#client/project/local-projects.ts";
import { type OpenProject, openProject } from "#client/project/open-project.ts";
import { storeName } from "#client/project/store-name.ts";

let devices = 0;

/** What `openProject` and the list of projects take; every device has a host of its own. */
export function device(given: Partial<Environment> = {}): Partial<Environment> {
  devices += 1;
  return { host: `device-${devices}.test`, notes: memoryNotes(), openTimeoutMs: 1_000, ...given };
}

/** A project of this device, opened. */
export async function newProject(environment: Partial<Environment>, start: ProjectStart = { name: "Harbour" }): Promise<OpenProject> {
  const id = await createLocalProject(start, environment);
  return openProject({ id, person: null, server: false, environment });
}

export const openAgain = (id: string, environment: Partial<Environment>): Promise<OpenProject> =>
  openProject({ id, person: null, server: false, environment });

export const localStore = (id: string, { host = "" }: Partial<Environment>): string =>
  storeName({ host, person: "device", project: id, epoch: 1 });

/** Waits until something holds, and says what it was when it does not within 5 s. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<void> {
  const start = Date.now();
  while (!(await holds())) {
    if (Date.now() - start > withinMs) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
