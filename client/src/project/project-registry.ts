/**
 * The list of projects on this device, in `localStorage`, so that it is there before anything is opened and the same in every tab.
 */
import type { Environment } from "./environment.ts";

/** A project of this device. */
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
  /** How far the sixteen artifacts had come when it was last open, from 0 to 1, by row; missing before it was. */
  readonly progress?: readonly number[];
  /** It came as a file and kept its id: a server may have it too. */
  readonly fromFile?: boolean;
  /** The person whose store it was moved from, while that store is still kept. */
  readonly movedFrom?: { readonly person: string; readonly id: string; readonly epoch: number } | null;
}

type Place = Pick<Environment, "notes" | "host">;

const listeners = new Set<() => void>();
let known: { text: string; list: readonly LocalProject[] } = { text: "[]", list: [] };

const keyOf = (host: string): string => `orca:projects:${host}`;

/** Newest first; the same array until something changes. */
export function readRegistry({ notes, host }: Place): readonly LocalProject[] {
  const text = notes.getItem(keyOf(host)) ?? "[]";
  if (text !== known.text) known = { text, list: parse(text) };
  return known.list;
}

/** What is not understood is left out; the stores themselves stay. */
function parse(text: string): readonly LocalProject[] {
  try {
    const list = JSON.parse(text) as LocalProject[];
    return Array.isArray(list) ? list.filter((each) => typeof each?.id === "string" && typeof each.person === "string") : [];
  } catch {
    return [];
  }
}

export const findProject = (place: Place, id: string, person: string): LocalProject | undefined =>
  readRegistry(place).find((each) => each.id === id && each.person === person);

/** Adds or changes one entry. */
export function putProject(place: Place, project: LocalProject): void {
  write(place, [project, ...readRegistry(place).filter((each) => each.id !== project.id || each.person !== project.person)]);
}

/** Changes an entry if it is there. */
export function noteProject(place: Place, id: string, person: string, values: Partial<LocalProject>): void {
  const found = findProject(place, id, person);
  if (!found) return;
  const next = { ...found, ...values };
  if (JSON.stringify(next) !== JSON.stringify(found)) putProject(place, next);
}

export function dropProject(place: Place, id: string, person: string): void {
  write(
    place,
    readRegistry(place).filter((each) => each.id !== id || each.person !== person),
  );
}

function write({ notes, host }: Place, list: readonly LocalProject[]): void {
  const text = JSON.stringify([...list].sort((a, b) => b.openedAt - a.openedAt));
  try {
    notes.setItem(keyOf(host), text);
  } catch {
    // Full or blocked: the list stands for this page, and the stores are found again by their names.
    known = { text, list };
  }
  for (const listener of listeners) listener();
}

/** Tells when the list changed, in this tab or another. */
export function watchRegistry(listener: () => void, page: EventTarget | null): () => void {
  listeners.add(listener);
  page?.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    page?.removeEventListener("storage", listener);
  };
}
