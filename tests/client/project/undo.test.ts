import { afterEach, describe, expect, test } from "vitest";
import type { OpenProject } from "#client/project/open-project.ts";
import { undoSteps } from "#client/project/undo-stack.ts";
import { device, newProject, openAgain, until } from "./support.ts";

const opened: OpenProject[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((project) => project.close()));
});

async function project(): Promise<OpenProject> {
  const made = await newProject(device());
  opened.push(made);
  return made;
}

const nameOf = ({ store }: OpenProject, id: string) => store.entity("object", id)?.name;

describe("undo", () => {
  test("[U1] takes back one command at a time, across kinds, and says which", async () => {
    const { write, undo, store } = await project();
    const id = write.create("object", { name: "Session" });
    write.writeField({ kind: "object", id, field: "name" }, "Talk");
    write.writeField({ kind: "project", id: "project", field: "name" }, "Summit");
    expect(undo.undo()?.what).toBe("rename of the project");
    expect([store.project().name, store.entity("object", id)?.name]).toEqual(["Harbour", "Talk"]);
    expect(undo.undo()?.what).toBe("rename of Session");
    expect(undo.undo()?.what).toBe("adding Session");
    expect(store.entity("object", id)).toBeNull();
    expect(undo.undo()).toBeNull();
    expect(undo.redo()?.what).toBe("adding Session");
    expect(undo.redo()?.what).toBe("rename of Session");
    expect(store.entity("object", id)?.name).toBe("Talk");
  });

  test("[U2] takes back only this tab's work", async () => {
    const here = device();
    const mine = await newProject(here);
    const theirs = await openAgain(mine.id, here);
    opened.push(mine, theirs);
    const id = mine.write.create("object", { name: "Session" });
    await until("both have it", () => nameOf(theirs, id) === "Session");
    theirs.write.writeField({ kind: "object", id, field: "plural" }, "Sessions");
    await until("mine has it", () => mine.store.entity("object", id)?.plural === "Sessions");
    expect(theirs.undo.canUndo()).toBe(true);
    mine.write.writeField({ kind: "object", id, field: "name" }, "Talk");
    mine.undo.undo();
    expect(mine.store.entity("object", id)).toMatchObject({ name: "Session", plural: "Sessions" });
  });

  test("[U3] undoing a creation is a deletion: what somebody else added brings it back", async () => {
    const here = device();
    const mine = await newProject(here);
    const theirs = await openAgain(mine.id, here);
    opened.push(mine, theirs);
    const id = mine.write.create("object", { name: "Session" });
    await until("both have it", () => nameOf(theirs, id) === "Session");
    theirs.write.writeField({ kind: "object", id, field: "definition" }, "A talk.");
    await until("mine has it", () => mine.store.entity("object", id)?.definition === "A talk.");
    mine.undo.undo();
    expect(mine.store.entity("object", id)).toMatchObject({ name: "Session", definition: "A talk." });
  });

  test("[U4] deleting is undone with everything that hung on it", async () => {
    const { write, undo, store } = await project();
    const id = write.create("object", { name: "Session" });
    const attribute = write.create("attribute", { object: id, name: "Title" });
    write.remove([{ kind: "object", id }]);
    expect(store.idsOn("attribute", id)).toEqual([]);
    expect(undo.undo()?.what).toBe("deletion of Session");
    expect(store.idsOn("attribute", id)).toEqual([attribute]);
  });

  test("[U5] keeps the last 200 steps", async () => {
    const { write, undo, store } = await project();
    const id = write.create("object", { name: "Session" });
    for (let at = 1; at <= undoSteps + 20; at++) write.writeField({ kind: "object", id, field: "name" }, `Name ${at}`);
    let taken = 0;
    while (undo.undo() !== null) taken += 1;
    expect(taken).toBe(undoSteps);
    expect(store.entity("object", id)?.name).toBe("Name 20");
  });

  test("[U6] tells when there is something to undo or redo", async () => {
    const { write, undo } = await project();
    const said: boolean[][] = [];
    undo.subscribe(() => said.push([undo.canUndo(), undo.canRedo()]));
    write.create("object", { name: "Session" });
    undo.undo();
    expect(said[0]).toEqual([true, false]);
    expect(said.at(-1)).toEqual([false, true]);
  });
});
