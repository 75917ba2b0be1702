import { expect, test } from "vitest";
import { readEntities } from "#shared/document/read.ts";
import { createEntities, createEntity } from "#shared/document/write.ts";
import { meet, peers } from "../../support/peers.ts";
import { harbour } from "./world.ts";

test("[C1] what is made is complete and last in its order", () => {
  const [ana] = peers(1, harbour);
  const id = ana.create("object", { name: "Buoy", definition: "It floats." });
  const all = [...ana.model().entities.object.values()];
  expect(all.at(-1)).toMatchObject({ id, name: "Buoy", definition: "It floats.", purpose: "", createdBy: "Ana", deleted: null });
  expect(id).toMatch(/^[0-9A-Za-z]{16}$/);
});

test("[C1] attributes and nested objects share one order", () => {
  const [ana] = peers(1, harbour);
  const ship = ana.find("object:Ship").id;
  const ids = [ana.create("relationship", { source: ship, target: ship }), ana.create("attribute", { object: ship, name: "length" })];
  const relation = ana.model().entities.relationship.get(ids[0] ?? "");
  const attribute = ana.model().entities.attribute.get(ids[1] ?? "");
  const last = [relation?.["out.rank"] ?? "", relation?.["in.rank"] ?? "", attribute?.rank ?? ""];
  expect(last).toEqual([...last].sort());
  expect(new Set(last).size).toBe(3);
});

test("[C2] undoing a creation is a deletion that can be restored; redo brings it back", () => {
  const [ana, ben] = peers(2, harbour);
  const id = ana.create("object", { name: "Buoy" });
  meet(ana, ben);
  ana.undo();
  meet(ana, ben);
  expect(ben.read("object:Buoy")).toBeNull();
  expect(ben.model().deleted).toMatchObject([{ kind: "object", id, name: "Buoy", by: "Ana", batch: "" }]);
  ana.redo();
  meet(ana, ben);
  expect(ben.read("object:Buoy")?.id).toBe(id);
});

test("[C3] undoing a creation keeps what somebody else put in", () => {
  const [ana, ben] = peers(2, harbour);
  ana.create("object", { name: "Buoy" });
  meet(ana, ben);
  ben.type("object:Buoy", "definition", "It marks a channel.");
  ana.undo();
  meet(ana, ben);
  expect(ana.read("object:Buoy")?.definition).toBe("It marks a channel.");
  expect(ana.read("object:Buoy")?.deleted).toMatchObject({ by: "Ana" });
});

test("[C4] create, edit, undo both: gone; redo both: back with the edit", () => {
  const [ana] = peers(1, harbour);
  ana.create("object", { name: "Buoy" });
  ana.write("object:Buoy", "plural", "Buoys");
  ana.command(() => ana.type("object:Buoy", "definition", "It floats."));
  ana.undo();
  ana.undo();
  ana.undo();
  expect(ana.read("object:Buoy")).toBeNull();
  ana.redo();
  expect(ana.read("object:Buoy")?.plural).toBe("");
  ana.redo();
  ana.redo();
  expect(ana.read("object:Buoy")).toMatchObject({ plural: "Buoys", definition: "It floats." });
  for (let again = 0; again < 3; again++) {
    for (const _ of [1, 2, 3]) ana.undo();
    expect(ana.read("object:Buoy")).toBeNull();
    for (const _ of [1, 2, 3]) ana.redo();
    expect(ana.read("object:Buoy")).toMatchObject({ plural: "Buoys", definition: "It floats." });
  }
});

test("[C5] several things are made at once, as one step of undo", () => {
  const [ana] = peers(1, harbour);
  const before = ana.model().entities.object.size;
  ana.command(() =>
    createEntities(ana.doc, ana.writer, [
      { kind: "object", values: { name: "Buoy" } },
      { kind: "object", values: { name: "Light" } },
    ]),
  );
  expect([...ana.model().entities.object.values()].slice(-2).map(({ name }) => name)).toEqual(["Buoy", "Light"]);
  ana.undo();
  expect(ana.model().entities.object.size).toBe(before);
});

test("[C6] all or none: one that is refused leaves nothing behind", () => {
  const [ana] = peers(1, harbour);
  const before = readEntities(ana.doc, "object").length;
  const list = [{ kind: "object", values: { name: "Buoy" } } as const, { kind: "object", values: { plural: "Lights" } } as const];
  expect(() => createEntities(ana.doc, ana.writer, list)).toThrow("Name must not be empty.");
  expect(() => createEntity(ana.doc, ana.writer, "object", { name: "x", colour: "red" } as { name: string })).toThrow(
    "colour is not a field of Object.",
  );
  expect(readEntities(ana.doc, "object")).toHaveLength(before);
});
