/**
 * The projects of this device: those only here, and copies of those on the server (docs/spec/sync-state.md L1–L7).
 */
import { fail } from "#shared/errors.ts";
import type { SignedInPerson } from "./open-project.ts";

export interface LocalProject {
  readonly id: string;
  readonly name: string;
  /** Person id, or `device`: made here without signing in. */
  readonly person: string;
  /** Whether it has a place on the server. */
  readonly server: boolean;
  readonly epoch: number;
  /** Ms since 1970. */
  readonly openedAt: number;
  readonly objects: number;
  readonly relationships: number;
  /** Own changes that the server does not have; 0 for a project that is only here. */
  readonly waiting: number;
}

export type SampleName = "st-brannoc" | "harbour-summit";

/** Newest first. The same array until something changes. */
export function listLocalProjects(): readonly LocalProject[] {
  return [];
}

/** Tells when the list changed, also in another tab. */
export function subscribeLocalProjects(_listener: () => void): () => void {
  return () => undefined;
}

/** The list, live. */
export function useLocalProjects(): readonly LocalProject[] {
  return listLocalProjects();
}

/** A project of one's own on this device, complete at once. @returns its id, after it is stored */
export function createLocalProject(_from: { name: string } | { sample: SampleName } | { file: unknown; name: string }): Promise<string> {
  return fail("server/failed");
}

export function renameLocalProject(_id: string, _name: string): Promise<void> {
  return fail("server/failed");
}

/** Takes it off this device for good; what a server has stays there. */
export function removeLocalProject(_id: string): Promise<void> {
  return fail("server/failed");
}

/**
 * Gives a project of this device a place on the server: asks it, moves the local copy to the person, marks it as shared.
 * Open it afterwards with `server: true`; the old copy goes when the server has confirmed the new one.
 *
 * @param place asks the server: `POST /projects`
 * @returns the id, another one when `asCopy` was set
 * @throws project/taken: offer `asCopy`
 */
export function publishProject(
  _id: string,
  _person: SignedInPerson,
  _place: (project: { id: string; name: string }) => Promise<{ id: string; epoch: number }>,
  _options: { asCopy?: boolean } = {},
): Promise<string> {
  return fail("server/failed");
}

/** Notes that a project of the server is kept here too; called when it is opened. */
export function keepServerProject(_project: { id: string; name: string; epoch: number }, _person: SignedInPerson): void {}

/** A person's projects with changes the server does not have; asked before signing out. */
export function unsyncedOf(_personId: string): readonly LocalProject[] {
  return [];
}

/** Signing out: takes everything of a person off this device, in all tabs. */
export function forgetPerson(_personId: string): Promise<void> {
  return fail("server/failed");
}

/** Bytes used and allowed, and whether the browser promised to keep them; null where it does not say. */
export function storageUse(): Promise<{ used: number; allowed: number; kept: boolean } | null> {
  return Promise.resolve(null);
}
