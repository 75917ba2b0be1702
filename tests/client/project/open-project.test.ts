import { afterEach, describe, expect, test } from "vitest";
import { openRows, updatesStore } from "#client/project/device-rows.ts";
import { browserEnvironment } from "#client/project/environment.ts";
import { listLocalProjects, removeLocalProject } from "#client/project/local-projects.ts";
import type { OpenProject } from "#client/project/open-project.ts";
import { device, localStore, newProject, openAgain, until } from "./support.ts";

const opened: OpenProject[] = [];
const remember = <T extends OpenProject>(project: T): T => {
  opened.push(project);
  return project;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((project) => project.close()));
});

describe("a project of this device", () => {
  test("[O1] opens, takes an edit, and has it after closing and opening again", async () => {
    const here = device();
    const first = remember(await newProject(here));
    const id = first.write.create("object", { name: "Session" });
    await until("Saved on this device", () => first.sync.get().state === "device");
    await first.close();
    const again = remember(await openAgain(first.id, here));
    expect(again.store.entity("object", id)?.name).toBe("Session");
    expect(again.store.project().name).toBe("Harbour");
    expect(listLocalProjects(here)[0]).toMatchObject({ id: first.id, objects: 1, server: false });
  });

  test("[O2] a project that is nowhere is an error, not an empty project", async () => {
    await expect(openAgain("0000000000000000000000", device())).rejects.toMatchObject({ code: "project/gone" });
  });

  test("[O2] a project of this device that the browser has cleared, or does not give, is said as that", async () => {
    const here = device();
    const project = await newProject(here);
    await project.close();
    const blocked = { ...here, indexedDB: null };
    await expect(openAgain(project.id, blocked)).rejects.toMatchObject({ code: "device/blocked" });
    for (const { name = "" } of await indexedDB.databases()) if (name.includes(project.id)) indexedDB.deleteDatabase(name);
    await expect(openAgain(project.id, here)).rejects.toMatchObject({ code: "device/cleared" });
  });

  test("[S2] says Editing until IndexedDB has it, then Saved on this device", async () => {
    const project = remember(await newProject(device()));
    await until("calm", () => project.sync.get().state === "device");
    project.write.create("object", { name: "Session" });
    expect(project.sync.get()).toMatchObject({ state: "editing", kept: false });
    await until("Saved on this device", () => project.sync.get().state === "device");
    expect(project.sync.get().kept).toBe(true);
  });

  test("[T1] two tabs see each other without a server, and agree when one opens later", async () => {
    const here = device();
    const left = remember(await newProject(here));
    const right = remember(await openAgain(left.id, here));
    const id = left.write.create("object", { name: "Session" });
    await until("the other tab shows it", () => right.store.entity("object", id)?.name === "Session");
    right.write.writeField({ kind: "object", id, field: "name" }, "Talk");
    await until("and back", () => left.store.entity("object", id)?.name === "Talk");
  });

  test("[D5] a damaged row is set aside, the rest opens, and the row can be saved", async () => {
    const here = device();
    const first = remember(await newProject(here, { sample: "harbour-summit" }));
    const count = first.store.ids("object").length;
    await first.close();
    const db = await openRows(localStore(first.id, here), browserEnvironment(here));
    await new Promise((resolve) => {
      const transaction = db.transaction(updatesStore, "readwrite");
      transaction.objectStore(updatesStore).add(new Uint8Array([1, 200, 3]));
      transaction.oncomplete = resolve;
    });
    db.close();
    const again = remember(await openAgain(first.id, here));
    expect(again.store.ids("object")).toHaveLength(count);
    expect(again.sync.get().problem).toMatchObject({ code: "device/damaged", details: { count: 1 } });
    expect((await again.saveDamaged())?.size).toBe(3);
  });

  test("[L6] removing it closes it in other tabs and takes its data away", async () => {
    const here = device();
    const project = remember(await newProject(here));
    await removeLocalProject(project.id, here);
    await until("gone in the tab that shows it", () => project.sync.get().state === "gone");
    expect(listLocalProjects(here)).toEqual([]);
    await expect(openAgain(project.id, here)).rejects.toMatchObject({ code: "project/gone" });
  });
});
