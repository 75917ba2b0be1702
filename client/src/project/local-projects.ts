/**
 * The projects of this device: those only here, and copies of those on the server (docs/spec/sync-state.md L1–L7).
 */
import { useCallback, useSyncExternalStore } from "react";
import * as Y from "yjs";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { type Writer, writeField } from "#shared/document/write.ts";
import { fail } from "#shared/errors.ts";
import { makeProjectId } from "#shared/ids.ts";
import type { SampleKey } from "#shared/samples/samples.ts";
import { openRows, removeRows, writeRows } from "./device-rows.ts";
import { browserEnvironment, type Environment } from "./environment.ts";
import { copyStore, readStore, removeStore } from "./move-store.ts";
import type { SignedInPerson } from "./project.ts";
import { readProjectFile } from "./project-file.ts";
import { dropProject, findProject, type LocalProject, noteProject, putProject, readRegistry, watchRegistry } from "./project-registry.ts";
import { setAsideStore } from "./set-aside.ts";
import { devicePerson, personPrefix, type StoreAt, storeName } from "./store-name.ts";

export type { LocalProject };
export type SampleName = SampleKey;

type Given = Partial<Environment>;

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

/** What a new project starts from: a name, a sample, or the content of a file that "Save a copy" wrote or that is a sample. */
export type ProjectStart = { name: string } | { sample: SampleName } | { file: unknown };

/**
 * A project of one's own on this device, complete at once.
 *
 * @returns its id, after it is stored
 * @throws sample/invalid for a file that is none · device/blocked, device/full when this device can not keep it
 */
export async function createLocalProject(start: ProjectStart, given?: Given): Promise<string> {
  const environment = browserEnvironment(given);
  const doc = new Y.Doc();
  await fill(doc, start, environment);
  const id = makeProjectId();
  const at: StoreAt = { host: environment.host, person: devicePerson, project: id, epoch: 1 };
  const db = await openRows(storeName(at), environment);
  await writeRows(db, [Y.encodeStateAsUpdate(doc)], {}).finally(() => db.close());
  const { project, entities } = readModel(doc);
  doc.destroy();
  putProject(environment, {
    id,
    name: project.name,
    person: devicePerson,
    server: false,
    epoch: 1,
    openedAt: environment.now(),
    objects: entities.object.size,
    relationships: entities.relationship.size,
    waiting: 0,
  });
  return id;
}

async function fill(doc: Y.Doc, start: ProjectStart, { now }: Environment): Promise<void> {
  const writer: Writer = { by: devicePerson, now, origin: "start", untracked: "start" };
  if ("file" in start) return fillFromFile(doc, writer, start.file);
  if ("name" in start) return newProjectDocument(doc, { name: start.name }, writer);
  const { fillFromSample } = await import("#shared/samples/samples.ts");
  await fillFromSample(doc, writer, start.sample);
}

async function fillFromFile(doc: Y.Doc, writer: Writer, file: unknown): Promise<void> {
  if (!isSample(file)) return void Y.applyUpdate(doc, readProjectFile(file).update);
  const { importSample } = await import("#shared/import/import-sample.ts");
  importSample(doc, writer, file);
}

const isSample = (file: unknown): boolean =>
  typeof file === "object" && file !== null && "format" in file && file.format === "orca-project-sample";

/** Renames a project that is only here, or waits for the next connection of one that is shared. */
export async function renameLocalProject(id: string, name: string, given?: Given): Promise<void> {
  const environment = browserEnvironment(given);
  const found = readRegistry(environment).find((each) => each.id === id) ?? fail("project/gone");
  const at: StoreAt = { host: environment.host, person: found.person, project: id, epoch: found.epoch };
  const whole = (await readStore(at, environment)) ?? fail("project/gone");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, whole);
  const before = Y.encodeStateVector(doc);
  const writer: Writer = { by: found.person, now: environment.now, origin: "rename", untracked: "rename" };
  writeField(doc, writer, { kind: "project", id: "project", field: "name" }, name);
  const db = await openRows(storeName(at), environment);
  await writeRows(db, [Y.encodeStateAsUpdate(doc, before)], {}).finally(() => db.close());
  noteProject(environment, id, found.person, { name: name.trim() });
}

/** Takes it off this device for good, in all tabs; what a server has stays there. */
export async function removeLocalProject(id: string, given?: Given): Promise<void> {
  const environment = browserEnvironment(given);
  for (const { person, epoch } of readRegistry(environment).filter((each) => each.id === id)) {
    dropProject(environment, id, person);
    await removeStore({ host: environment.host, person, project: id, epoch }, environment);
  }
}

/**
 * Gives a project of this device a place on the server: asks it, moves the local copy to the person, marks it as shared.
 * Open it afterwards with `server: true`; the old copy goes when the server has confirmed the new one.
 *
 * @param place asks the server: `POST /projects`
 * @returns the id, another one when `asCopy` was set
 * @throws project/taken: offer `asCopy`
 */
export async function publishProject(
  id: string,
  person: SignedInPerson,
  place: (project: { id: string; name: string }) => Promise<{ id: string; epoch: number }>,
  options: { asCopy?: boolean; environment?: Given } = {},
): Promise<string> {
  const environment = browserEnvironment(options.environment);
  const { host } = environment;
  const found = findProject(environment, id, devicePerson) ?? findProject(environment, id, person.id) ?? fail("project/gone");
  if (found.server) return found.id;
  const placed = await place({ id: options.asCopy ? makeProjectId() : id, name: found.name || "Untitled project" });
  const from: StoreAt = { host, person: found.person, project: id, epoch: found.epoch };
  const to: StoreAt = { host, person: person.id, project: placed.id, epoch: placed.epoch };
  await copyStore(from, to, { level: "owner", waiting: 1 }, environment);
  const movedFrom = { person: found.person, id, epoch: found.epoch };
  putProject(environment, { ...found, id: placed.id, person: person.id, server: true, epoch: placed.epoch, waiting: 1, movedFrom });
  dropProject(environment, id, devicePerson);
  return placed.id;
}

/** Notes that a project of the server is kept here too; called when it is opened. */
export function keepServerProject(project: { id: string; name: string; epoch: number }, person: SignedInPerson, given?: Given): void {
  const environment = browserEnvironment(given);
  const { id, name, epoch } = project;
  const found = findProject(environment, id, person.id);
  const counts = { objects: 0, relationships: 0, waiting: 0 };
  const fresh = { id, name, person: person.id, openedAt: environment.now(), ...counts };
  if (found?.epoch === epoch && found.server && found.name !== "") return;
  putProject(environment, { ...fresh, ...found, name: found?.name || name, epoch, server: true });
}

/** A person's projects with changes the server does not have; asked before signing out. */
export const unsyncedOf = (personId: string, given?: Given): readonly LocalProject[] =>
  listLocalProjects(given).filter(({ person, waiting }) => person === personId && waiting > 0);

/** Signing out: takes everything of a person off this device, in all tabs. */
export async function forgetPerson(personId: string, given?: Given): Promise<void> {
  const environment = browserEnvironment(given);
  const { host } = environment;
  for (const { id, person, epoch } of readRegistry(environment).filter((each) => each.person === personId)) {
    dropProject(environment, id, person);
    await removeStore({ host, person, project: id, epoch }, environment);
  }
  for (const name of await storesOf(host, personId, environment)) await removeRows(name, environment);
}

/** Stores the list does not know any more, where the browser can name them. */
async function storesOf(host: string, person: string, { indexedDB }: Environment): Promise<string[]> {
  const all = (await indexedDB?.databases?.().catch(() => [])) ?? [];
  const names = all.flatMap(({ name }) => name ?? []).filter((name) => name.startsWith(personPrefix(host, person)));
  return [...new Set([...names, setAsideStore(host, person)])];
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
