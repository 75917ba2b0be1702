/** Makes, renames, moves and removes projects of this device; what each promises stands in `local-projects.ts`. */
import * as Y from "yjs";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { type Writer, writeField } from "#shared/document/write.ts";
import { fail } from "#shared/errors.ts";
import { makeProjectId } from "#shared/ids.ts";
import type { OpenedFile } from "#shared/import/open-project-file.ts";
import { openRows, removeRows, writeRows } from "./device-rows.ts";
import type { Environment } from "./environment.ts";
import { copyStore, readStore, removeStore } from "./move-store.ts";
import type { AskForPlace, ProjectStart, SampleName, SignedInPerson } from "./project.ts";
import { dropProject, findProject, noteProject, putProject, readRegistry } from "./project-registry.ts";
import { setAsideStore } from "./set-aside.ts";
import { devicePerson, personPrefix, type StoreAt, storeName } from "./store-name.ts";

export async function createLocalProject(start: ProjectStart, environment: Environment): Promise<string> {
  const { id, epoch, fromFile, ...made } = "file" in start ? openedFile(start.file, environment) : await fromNothing(start, environment);
  const { name, objects, relationships, update } = made;
  const at: StoreAt = { host: environment.host, person: devicePerson, project: id, epoch };
  const db = await openRows(storeName(at), environment);
  await writeRows(db, [update], {}).finally(() => db.close());
  const counts = { objects, relationships, waiting: 0 };
  putProject(environment, { id, name, person: devicePerson, server: false, epoch, openedAt: environment.now(), ...counts, fromFile });
  return id;
}

type MadeProject = Omit<OpenedFile, "copyOf"> & {
  readonly id: string;
  readonly epoch: number;
  readonly fromFile: boolean;
};

/** A copy keeps its id where this device has no such project, so that opening it again merges (docs/spec/files.md PF5). */
function openedFile({ copyOf, ...file }: OpenedFile, environment: Environment): MadeProject {
  const isFree = copyOf !== null && !readRegistry(environment).some(({ id }) => id === copyOf.id);
  return { ...file, ...(isFree ? copyOf : { id: makeProjectId(), epoch: 1 }), fromFile: isFree };
}

async function fromNothing(start: Exclude<ProjectStart, { file: OpenedFile }>, { now }: Environment): Promise<MadeProject> {
  const doc = new Y.Doc();
  await fill(doc, start, { by: devicePerson, now, origin: "start", untracked: "start" });
  const { project, entities } = readModel(doc);
  const counts = { objects: entities.object.size, relationships: entities.relationship.size };
  const made = { id: makeProjectId(), epoch: 1, fromFile: false, name: project.name, ...counts, update: Y.encodeStateAsUpdate(doc) };
  doc.destroy();
  return made;
}

async function fill(doc: Y.Doc, start: { name: string } | { sample: SampleName }, writer: Writer): Promise<void> {
  if ("name" in start) return newProjectDocument(doc, { name: start.name }, writer);
  const { fillFromSample } = await import("#shared/samples/samples.ts");
  await fillFromSample(doc, writer, start.sample);
}

export async function renameLocalProject(id: string, name: string, environment: Environment): Promise<void> {
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

export async function removeLocalProject(id: string, environment: Environment): Promise<void> {
  for (const { person, epoch } of readRegistry(environment).filter((each) => each.id === id)) {
    dropProject(environment, id, person);
    await removeStore({ host: environment.host, person, project: id, epoch }, environment);
  }
}

/** Makes a copy that came as a file a project of its own: its id is another's. */
export async function setApart(id: string, environment: Environment): Promise<void> {
  const found = findProject(environment, id, devicePerson);
  if (!found) return;
  const from: StoreAt = { host: environment.host, person: devicePerson, project: id, epoch: found.epoch };
  const own = makeProjectId();
  await copyStore(from, { ...from, project: own, epoch: 1 }, {}, environment);
  putProject(environment, { ...found, id: own, epoch: 1, fromFile: false });
  dropProject(environment, id, devicePerson);
  await removeStore(from, environment);
}

export async function publishProject(
  id: string,
  person: SignedInPerson,
  place: AskForPlace,
  asCopy: boolean,
  environment: Environment,
): Promise<string> {
  const { host } = environment;
  const found = findProject(environment, id, devicePerson) ?? findProject(environment, id, person.id) ?? fail("project/gone");
  if (found.server) return found.id;
  const placed = await place({ id: asCopy ? makeProjectId() : id, name: found.name || "Untitled project" });
  const from: StoreAt = { host, person: found.person, project: id, epoch: found.epoch };
  const to: StoreAt = { host, person: person.id, project: placed.id, epoch: placed.epoch };
  await copyStore(from, to, { level: "owner", waiting: 1 }, environment);
  const movedFrom = { person: found.person, id, epoch: found.epoch };
  putProject(environment, { ...found, id: placed.id, person: person.id, server: true, epoch: placed.epoch, waiting: 1, movedFrom });
  dropProject(environment, id, devicePerson);
  return placed.id;
}

export async function forgetPerson(personId: string, environment: Environment): Promise<void> {
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
