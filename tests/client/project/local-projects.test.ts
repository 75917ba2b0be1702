import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { browserEnvironment } from "#client/project/environment.ts";
import {
  createLocalProject,
  forgetPerson,
  keepServerProject,
  listLocalProjects,
  publishProject,
  renameLocalProject,
  subscribeLocalProjects,
  unsyncedOf,
} from "#client/project/local-projects.ts";
import { type OpenProject, openProject } from "#client/project/open-project.ts";
import { noteProject } from "#client/project/project-registry.ts";
import { bytesToText } from "#shared/document/encode.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { OrcaError } from "#shared/errors.ts";
import { device, newProject, openAgain, until } from "./support.ts";

const opened: OpenProject[] = [];
const remember = <T extends OpenProject>(project: T): T => {
  opened.push(project);
  return project;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((project) => project.close()));
});

const ana = { id: "person-ana", name: "Ana" };
/** A server that takes everything and is never there. */
const nowhere = { serverUrl: "ws://127.0.0.1:9/sync" };

describe("projects of this device", () => {
  test("[L1] both samples open as they are, under new ids each time", async () => {
    const here = device();
    const [one, two] = [
      await createLocalProject({ sample: "harbour-summit" }, here),
      await createLocalProject({ sample: "st-brannoc" }, here),
    ];
    expect(listLocalProjects(here).map(({ id, objects }) => [id, objects])).toEqual(
      expect.arrayContaining([
        [one, 14],
        [two, 42],
      ]),
    );
    const [first, again] = [remember(await openAgain(one, here)), remember(await newProject(here, { sample: "harbour-summit" }))];
    expect(first.store.ids("object")).toHaveLength(14);
    expect(again.store.ids("object")[0]).not.toBe(first.store.ids("object")[0]);
  });

  test("[L2] a saved copy opens as a project of its own, with every word", async () => {
    const here = device();
    const project = remember(await newProject(here, { sample: "harbour-summit" }));
    const json = JSON.parse(await project.saveCopy().text()) as { object: unknown[]; model: { object: { name: string }[] } };
    expect(json.model.object).toHaveLength(14);
    const copy = remember(await newProject(here, { file: json }));
    expect(copy.id).not.toBe(project.id);
    const [id = ""] = project.store.ids("object");
    expect(copy.store.entity("object", id)).toEqual(project.store.entity("object", id));
  });

  test("[L2] a file that is no copy is refused with a sentence, and nothing is made", async () => {
    const here = device();
    const copyOf = (update: string) => ({ format: "orca-project-copy", version: 1, project: { id: "x", name: "x" }, update });
    const [empty, whatFollows] = [new Y.Doc(), new Y.Doc()];
    newProjectDocument(whatFollows, { name: "Harbour" }, { untracked: "test" });
    const before = Y.encodeStateVector(whatFollows);
    whatFollows.getMap("project").set("name", "Torn off");
    const updates = [Y.encodeStateAsUpdate(empty), Y.encodeStateAsUpdate(whatFollows, before)].map(bytesToText);
    for (const file of [null, {}, copyOf("AAEC/w=="), ...updates.map(copyOf)]) {
      await expect(createLocalProject({ file }, here)).rejects.toMatchObject({ code: "sample/invalid" });
    }
    expect(listLocalProjects(here)).toEqual([]);
  });

  test("[L4] a taken id leaves the project where it is; as a copy it gets a new one", async () => {
    const here = device(nowhere);
    const id = await createLocalProject({ name: "Harbour" }, here);
    const taken = () => Promise.reject(new OrcaError("project/taken"));
    await expect(publishProject(id, ana, taken, { environment: here })).rejects.toMatchObject({ code: "project/taken" });
    expect(listLocalProjects(here)).toMatchObject([{ id, person: "device", server: false }]);
    const place = (project: { id: string }) => Promise.resolve({ id: project.id, epoch: 1 });
    const copy = await publishProject(id, ana, place, { asCopy: true, environment: here });
    expect(copy).not.toBe(id);
    expect(listLocalProjects(here)).toMatchObject([{ id: copy, person: ana.id, server: true, waiting: 1 }]);
    const moved = remember(await openProject({ id: copy, person: ana, server: true, environment: here }));
    expect(moved.store.project().name).toBe("Harbour");
    expect(moved.level()).toBe("owner");
  });

  test("[L5] the list keeps name and counts, and tells when it changes", async () => {
    const here = device();
    const project = remember(await newProject(here));
    let told = 0;
    const stop = subscribeLocalProjects(() => {
      told += 1;
    }, here);
    project.write.create("object", { name: "Session" });
    project.write.writeField({ kind: "project", id: "project", field: "name" }, "Summit");
    await until("the list has it", () => listLocalProjects(here)[0]?.name === "Summit");
    expect(listLocalProjects(here)[0]).toMatchObject({ objects: 1, relationships: 0 });
    expect(told).toBeGreaterThan(0);
    expect(listLocalProjects(here)).toBe(listLocalProjects(here));
    stop();
  });

  test("[L5] renaming without opening is there when it opens", async () => {
    const here = device();
    const id = await createLocalProject({ name: "Harbour" }, here);
    await renameLocalProject(id, "Summit", here);
    expect(listLocalProjects(here)[0]?.name).toBe("Summit");
    expect(remember(await openAgain(id, here)).store.project().name).toBe("Summit");
  });

  test("[L7] signing out names what is unsynced, then takes the person's data, and nobody else's", async () => {
    const here = device(nowhere);
    const mine = await createLocalProject({ name: "Only here" }, here);
    const id = await createLocalProject({ name: "Harbour" }, here);
    await publishProject(id, ana, (project) => Promise.resolve({ id: project.id, epoch: 1 }), { environment: here });
    keepServerProject({ id: "1111111111111111111111", name: "Quiet", epoch: 1 }, ana, here);
    const project = remember(await openProject({ id, person: ana, server: true, environment: here }));
    project.write.create("object", { name: "Session" });
    await until("noted", () => unsyncedOf(ana.id, here).length === 1);
    noteProject(browserEnvironment(here), id, ana.id, { waiting: 2 });
    expect(unsyncedOf(ana.id, here).map(({ name }) => name)).toEqual(["Harbour"]);
    await forgetPerson(ana.id, here);
    await until("gone where it is open", () => project.sync.get().state === "gone");
    await project.close();
    expect(listLocalProjects(here)).toMatchObject([{ id: mine }]);
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "").filter((name) => name.includes(here.host ?? ""));
    expect(names.filter((name) => name.includes(ana.id))).toEqual([]);
    expect(remember(await openAgain(mine, here)).store.project().name).toBe("Only here");
  });

  test("[L7] what was written a moment ago counts as unsynced", async () => {
    const here = device(nowhere);
    const id = await createLocalProject({ name: "Harbour" }, here);
    await publishProject(id, ana, (project) => Promise.resolve({ id: project.id, epoch: 1 }), { environment: here });
    const project = remember(await openProject({ id, person: ana, server: true, environment: here }));
    noteProject(browserEnvironment(here), id, ana.id, { waiting: 0 });
    project.write.create("object", { name: "Session" });
    const { waiting } = project.sync.get();
    expect(waiting).toBeGreaterThan(0);
    expect(unsyncedOf(ana.id, here).map((each) => each.waiting)).toEqual([waiting]);
  });

  test("[D8] when the browser has cleared what was not on the server, it is said on the next open", async () => {
    const here = device(nowhere);
    const id = await createLocalProject({ name: "Harbour" }, here);
    await publishProject(id, ana, (project) => Promise.resolve({ id: project.id, epoch: 1 }), { environment: here });
    const first = await openProject({ id, person: ana, server: true, environment: here });
    first.write.create("object", { name: "Session" });
    await until("kept", () => first.sync.get().kept);
    await first.close();
    for (const { name = "" } of await indexedDB.databases()) if (name.includes(here.host ?? "")) indexedDB.deleteDatabase(name);
    const again = remember(await openProject({ id, person: ana, server: true, environment: here }));
    expect(again.sync.get().problem).toMatchObject({ code: "device/lost", details: { count: 2 } });
    expect(again.sync.get().state).not.toBe("synced");
  }, 10_000);
});
