/** Makes, renames, moves and removes projects of this device; what each promises stands in `local-projects.ts`. */
import * as Y from "yjs";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { type Writer, writeField } from "#shared/document/write.ts";
import { fail } from "#shared/errors.ts";
import { makeProjectId } from "#shared/ids.ts";
import { openRows, removeRows, writeRows } from "./device-rows.ts";
import type { Environment } from "./environment.ts";
import { copyStore, readStore, removeStore } from "./move-store.ts";
import type { AskForPlace, ProjectStart, SignedInPerson } from "./project.ts";
import { readProjectFile } from "./project-file.ts";
import { dropProject, findProject, noteProject, putProject, readRegistry } from "./project-registry.ts";
import { setAsideStore } from "./set-aside.ts";
import { devicePerson, personPrefix, type StoreAt, storeName } from "./store-name.ts";

export async function createLocalProject(start: ProjectStart, environment: Environment): Promise<string> {
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
