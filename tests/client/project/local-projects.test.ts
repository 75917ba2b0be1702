import { afterEach, describe, expect, test } from "vitest";
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
import { OrcaError } from "#shared/errors.ts";
import { openProjectFile } from "#shared/import/open-project-file.ts";
import { device, newProject, openAgain, until } from "./support.ts";

const opened: OpenProject[] = [];
const remember = <T extends OpenProject>(project: T): T => {
  opened.push(project);
  return project;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((project) => project.close()));
});

const writer = { by: "device", now: () => 0, origin: "file", untracked: "file" };
const textOf = async (project: OpenProject): Promise<string> => (await project.saveCopy()).text();
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

  test("[L2] a saved copy opens with every word: under its own id where that is free, as a project of its own where it is not", async () => {
    const [here, there] = [device(), device()];
    const project = remember(await newProject(here, { sample: "harbour-summit" }));
    const text = await textOf(project);
    expect((JSON.parse(text) as { model: { object: unknown[] } }).model.object).toHaveLength(14);
    const file = openProjectFile("copy.orca.json", text, writer);
    const [beside, elsewhere] = [remember(await newProject(here, { file })), remember(await newProject(there, { file }))];
    expect(beside.id).not.toBe(project.id);
    expect(elsewhere.id).toBe(project.id);
    const [id = ""] = project.store.ids("object");
    for (const copy of [beside, elsewhere]) expect(copy.store.entity("object", id)).toEqual(project.store.entity("object", id));
    expect(listLocalProjects(there)).toMatchObject([{ id: project.id, name: project.store.project().name, objects: 14 }]);
  });

  test("[PF6] a copy merges into its project: what each side has made since stays, a second time brings nothing", async () => {
    const [here, there] = [device(), device()];
    const project = remember(await newProject(here, { sample: "harbour-summit" }));
    const file = openProjectFile("copy.orca.json", await textOf(project), writer);
    const other = remember(await newProject(there, { file }));
    const [speaker = ""] = other.store.ids("object");
    other.write.writeField({ kind: "object", id: speaker, field: "plural" }, "Written there");
    other.write.remove([{ kind: "object", id: other.store.ids("object")[1] ?? "" }]);
    project.write.writeField({ kind: "object", id: speaker, field: "icon" }, "here");
    const back = openProjectFile("back.orca.json", await textOf(other), writer);
    expect(project.mergeCopy(back.update)).toBe("merged");
    expect(project.store.entity("object", speaker)).toMatchObject({ plural: "Written there", icon: "here" });
    expect(project.store.ids("object")).toHaveLength(13);
    expect(project.mergeCopy(back.update)).toBe("same");
    expect(project.mergeCopy(file.update)).toBe("same");
    await until("kept", () => project.sync.get().kept);
    await project.close();
    expect(remember(await openAgain(project.id, here)).store.entity("object", speaker)).toMatchObject({ plural: "Written there" });
  });

  test("[PF9] a project that came as a file and turns out to be on the server joins it, with what was done here", async () => {
    const [here, there] = [device(nowhere), device(nowhere)];
    const theirs = remember(await newProject(there, { sample: "harbour-summit" }));
    const mine = remember(await newProject(here, { file: openProjectFile("copy.orca.json", await textOf(theirs), writer) }));
    keepServerProject({ id: mine.id, name: "Summit", epoch: 1, level: "editor" }, ana, here);
    const device1 = { person: "device", id: mine.id, epoch: 1 };
    expect(listLocalProjects(here)).toMatchObject([{ id: theirs.id, person: ana.id, server: true, movedFrom: device1 }]);
  });

  test("[PF9] for who may only read it, it becomes a project of its own", async () => {
    const [here, there] = [device(nowhere), device(nowhere)];
    const theirs = remember(await newProject(there, { sample: "harbour-summit" }));
    const mine = await newProject(here, { file: openProjectFile("copy.orca.json", await textOf(theirs), writer) });
    await mine.close();
    keepServerProject({ id: mine.id, name: "Summit", epoch: 1, level: "viewer" }, ana, here);
    await until("set apart", () => listLocalProjects(here).some(({ person, id }) => person === "device" && id !== mine.id));
    const own = listLocalProjects(here).find(({ person }) => person === "device")?.id ?? "";
    expect(listLocalProjects(here).find(({ person }) => person === ana.id)).toMatchObject({ id: mine.id, server: true });
    expect(remember(await openAgain(own, here)).store.ids("object")).toHaveLength(14);
  });

  test("[PF6] undo takes back one's own last step, not what a file brought", async () => {
    const here = device();
    const project = remember(await newProject(here));
    project.write.create("object", { name: "Ship" });
    const file = openProjectFile("copy.orca.json", await textOf(project), writer);
    const other = remember(await newProject(device(), { file }));
    const quay = other.write.create("object", { name: "Quay" });
    project.mergeCopy(openProjectFile("back.orca.json", await textOf(other), writer).update);
    project.undo.undo();
    expect(project.store.ids("object")).toEqual([quay]);
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
    keepServerProject({ id: "1111111111111111111111", name: "Quiet", epoch: 1, level: "editor" }, ana, here);
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
