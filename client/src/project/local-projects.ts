/**
 * The projects of this device: those only here, and copies of those on the server (docs/spec/sync-state.md L1–L7).
 *
 * The list is at hand at once; the code that makes, moves and removes projects is fetched when it is wanted.
 */
import { useCallback, useSyncExternalStore } from "react";
import { may, type PermissionLevel } from "#shared/permissions.ts";
import { browserEnvironment, type Environment } from "./environment.ts";
import type { AskForPlace, ProjectStart, SignedInPerson } from "./project.ts";
import { dropProject, findProject, type LocalProject, noteProject, putProject, readRegistry, watchRegistry } from "./project-registry.ts";
import { noteOpenProjects } from "./registry-notes.ts";

export type { ProjectStart, SampleName } from "./project.ts";
export type { LocalProject };
export { noteOpenProjects };

type Given = Partial<Environment>;

const work = () => import("./local-project-work.ts");

/** Newest first. The same array until something changes. */
export const listLocalProjects = (given?: Given): readonly LocalProject[] => readRegistry(browserEnvironment(given));

/** Tells when the list changed, also in another tab. */
export const subscribeLocalProjects = (listener: () => void, given?: Given): (() => void) =>
  watchRegistry(listener, browserEnvironment(given).page);

/** The list, live. */
export function useLocalProjects(): readonly LocalProject[] {
  const subscribe = useCallback((listener: () => void) => subscribeLocalProjects(listener), []);
  const read = useCallback(() => listLocalProjects(), []);
  return useSyncExternalStore(subscribe, read, read);
}

/**
 * A project of one's own on this device, complete at once.
 *
 * @returns its id, after it is stored
 * @throws device/blocked, device/full when this device can not keep it
 */
export async function createLocalProject(start: ProjectStart, given?: Given): Promise<string> {
  return (await work()).createLocalProject(start, browserEnvironment(given));
}

/** Renames a project that is only here, or waits for the next connection of one that is shared. */
export async function renameLocalProject(id: string, name: string, given?: Given): Promise<void> {
  return (await work()).renameLocalProject(id, name, browserEnvironment(given));
}

/** Takes it off this device for good, in all tabs; what a server has stays there. */
export async function removeLocalProject(id: string, given?: Given): Promise<void> {
  return (await work()).removeLocalProject(id, browserEnvironment(given));
}

/**
 * Gives a project of this device a place on the server: asks it, moves the local copy to the person, marks it as shared.
 * Open it afterwards with `server: true`; the old copy goes when the server has confirmed the new one.
 *
 * @returns the id, another one when `asCopy` was set
 * @throws project/taken: offer `asCopy`
 */
export async function publishProject(
  id: string,
  person: SignedInPerson,
  place: AskForPlace,
  options: { asCopy?: boolean; environment?: Given } = {},
): Promise<string> {
  return (await work()).publishProject(id, person, place, options.asCopy ?? false, browserEnvironment(options.environment));
}

/** A project as the server lists it. */
export interface KeptProject {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  readonly level: PermissionLevel;
}

/**
 * Notes that a project of the server is kept here too; called when it is opened.
 *
 * A copy that came as a file before is merged into it by who may write, and is a project of its own for who may not (rule PF9).
 */
export function keepServerProject(project: KeptProject, person: SignedInPerson, given?: Given): void {
  const environment = browserEnvironment(given);
  const { id, name, epoch, level } = project;
  const found = findProject(environment, id, person.id);
  const counts = { objects: 0, relationships: 0, waiting: 0 };
  const fresh = { id, name, person: person.id, openedAt: environment.now(), ...counts };
  const copy = findProject(environment, id, "device");
  const joins = copy?.fromFile === true && copy.epoch === epoch && may(level, "model/write");
  if (copy?.fromFile && !joins) void work().then(({ setApart }) => setApart(id, environment));
  if (found?.epoch === epoch && found.server && found.name !== "" && !joins) return;
  const movedFrom = joins ? { movedFrom: { person: copy.person, id, epoch } } : {};
  putProject(environment, { ...fresh, ...found, name: found?.name || name, epoch, server: true, ...movedFrom });
  if (joins) dropProject(environment, id, copy.person);
}

/** Notes how far the artifacts of an open project have come, in hundredths. */
export function noteProgress(id: string, person: string, shares: readonly number[], given?: Given): void {
  noteProject(browserEnvironment(given), id, person, { progress: shares.map((share) => Math.round(share * 100) / 100) });
}

/** A person's projects with changes the server does not have, up to this moment; asked before signing out. Never while rendering. */
export function unsyncedOf(personId: string, given?: Given): readonly LocalProject[] {
  noteOpenProjects();
  return listLocalProjects(given).filter((project) => isUnsynced(project, personId));
}

export const isUnsynced = ({ person, waiting }: LocalProject, personId: string): boolean => person === personId && waiting > 0;

/** Signing out: takes everything of a person off this device, in all tabs. */
export async function forgetPerson(personId: string, given?: Given): Promise<void> {
  return (await work()).forgetPerson(personId, browserEnvironment(given));
}

/** Bytes used and allowed, and whether the browser promised to keep them; null where it does not say. */
export async function storageUse(given?: Given): Promise<{ used: number; allowed: number; kept: boolean } | null> {
  const { storage } = browserEnvironment(given);
  try {
    const [estimate, kept] = await Promise.all([storage?.estimate?.(), storage?.persisted?.()]);
    return estimate ? { used: estimate.usage ?? 0, allowed: estimate.quota ?? 0, kept: kept ?? false } : null;
  } catch {
    return null;
  }
}
