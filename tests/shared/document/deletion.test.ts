import { expect, test } from "vitest";
import { clientsBeyondMark, lazyHanging } from "#shared/document/gone.ts";
import { createEntity, removeEntities, restoreBatch, restoreEntity, writeAnswer, writeEntry, writeField } from "#shared/document/write.ts";
import type { EntityKind } from "#shared/schema/entities.ts";
import { meet, type Peer, peers } from "../../support/peers.ts";
import { harbour } from "./world.ts";

const remove = (peer: Peer, ...names: string[]) =>
  peer.command(() =>
    removeEntities(
      peer.doc,
      peer.writer,
      names.map((name) => peer.find(name)),
    ),
  );
const count = (peer: Peer, kind: EntityKind) => peer.model().entities[kind].size;

test("[D1] what hangs on a deleted thing hides with it, and comes back with it", () => {
  const [ana] = peers(1, harbour);
  const ship = ana.find("object:Ship");
  writeField(ana.doc, ana.writer, { kind: "priority", id: ship.id, field: "phase" }, "now");
  const before = ana.model();
  remove(ana, "object:Ship");
  expect(["object", "cta", "criterion", "attribute", "relationship"].map((kind) => count(ana, kind as EntityKind))).toEqual([
    2, 0, 0, 0, 0,
  ]);
  expect(ana.model().priorities.size).toBe(0);
  restoreEntity(ana.doc, ana.writer, "object", ship.id);
  expect(ana.model()).toEqual(before);
});

test("[D1] a reference that may be blank reads as blank while its target is gone", () => {
  const [ana] = peers(1, harbour);
  remove(ana, "object:Quay", "role:Pilot");
  expect(ana.read<"cta">("cta:moor")).toMatchObject({ target: "", roles: [] });
});

test("[D2] an edit made without knowing of the deletion brings the thing back, marked", () => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  ben.type("object:Ship", "definition", " It floats.");
  meet(ana, ben);
  for (const peer of [ana, ben]) {
    expect(peer.read("object:Ship")).toMatchObject({ definition: "A vessel. It floats.", deleted: { by: "Ana" } });
    expect(count(peer, "criterion")).toBe(1);
    expect(peer.model().deleted).toEqual([]);
  }
});

test("[D2] without such an edit it stays gone, on every device", () => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  ben.write("object:Quay", "name", "Pier");
  meet(ana, ben);
  expect([ana.read("object:Ship"), ben.read("object:Ship")]).toEqual([null, null]);
});

const additions: Record<string, (ben: Peer) => unknown> = {
  "an attribute": (ben) => createEntity(ben.doc, ben.writer, "attribute", { object: ben.find("object:Ship").id, name: "length" }),
  "a criterion two steps away": (ben) => createEntity(ben.doc, ben.writer, "criterion", { cta: ben.find("cta:moor").id }),
  "a relationship": (ben) =>
    createEntity(ben.doc, ben.writer, "relationship", { source: ben.find("object:Crane").id, target: ben.find("object:Ship").id }),
  "words in what hangs on it": (ben) => ben.type("criterion:low tide", "given", " and calm"),
  "a priority": (ben) => writeField(ben.doc, ben.writer, { kind: "priority", id: ben.find("object:Ship").id, field: "phase" }, "now"),
  "a priority of what hangs on it": (ben) =>
    writeField(ben.doc, ben.writer, { kind: "priority", id: ben.find("attribute:draught").id, field: "score" }, 3),
  "an answer": (ben) => writeAnswer(ben.doc, ben.writer, "nestingAnswer", ben.find("object:Crane").id, ben.find("object:Ship").id, "no"),
  "something moved to it": (ben) => createEntity(ben.doc, ben.writer, "cta", { object: ben.find("object:Ship").id, verb: "sink" }),
};

test.each(Object.entries(additions))("[D3] %s, added without knowing, brings the thing back", (_, add) => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  add(ben);
  meet(ana, ben);
  expect(ana.read("object:Ship")?.name).toBe("Ship");
  expect(ben.read("object:Ship")?.name).toBe("Ship");
});

test("[D3] a role that somebody gives to a call to action meanwhile comes back", () => {
  const [ana, ben] = peers(2, harbour);
  const cta = ben.at("cta:moor", "roles");
  const owner = ana.create("role", { name: "Owner" });
  meet(ana, ben);
  remove(ana, "role:Owner");
  writeEntry(ben.doc, ben.writer, cta, owner, { rank: "secondary", order: "a1" });
  meet(ana, ben);
  expect(ana.read<"role">("role:Owner")?.name).toBe("Owner");
});

test("[D4] taking words away, or deleting something that hangs on it, does not bring it back", () => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  ben.doc.transact(() => {
    const { id } = ben.find("object:Ship");
    const text = (ben.doc.getMap("objects").get(id) as { get(key: string): { delete(at: number, length: number): void } }).get(
      "definition",
    );
    text.delete(0, 3);
  }, ben.writer.origin);
  remove(ben, "cta:moor");
  meet(ana, ben);
  expect(ben.read("object:Ship")).toBeNull();
});

test("[D5] a batch comes back whole, and only that batch", () => {
  const [ana] = peers(1, harbour);
  const batch = remove(ana, "object:Ship", "role:Pilot");
  remove(ana, "object:Crane");
  expect(
    ana
      .model()
      .deleted.map(({ name }) => name)
      .sort(),
  ).toEqual(["Crane", "Pilot", "Ship"]);
  restoreBatch(ana.doc, ana.writer, batch);
  expect(ana.model().deleted.map(({ name }) => name)).toEqual(["Crane"]);
  expect(ana.read<"cta">("cta:moor")?.roles).toHaveLength(1);
});

test("[D6] a deletion is undone and done again; edits that another made between keep it", () => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  ana.undo();
  expect(ana.read("object:Ship")?.name).toBe("Ship");
  ana.redo();
  expect(ana.read("object:Ship")).toBeNull();
  ana.undo();
  meet(ana, ben);
  ben.write("object:Ship", "plural", "Fleet");
  meet(ana, ben);
  ana.redo();
  meet(ana, ben);
  expect(ben.read("object:Ship")?.plural).toBe("Fleet");
});

test("[D6] an edit and the deletion after it are both undone and both done again: gone", () => {
  const [ana] = peers(1, harbour);
  ana.write("object:Ship", "plural", "Fleet");
  remove(ana, "object:Ship");
  ana.undo();
  ana.undo();
  expect(ana.read("object:Ship")?.plural).toBe("Ships");
  ana.redo();
  ana.redo();
  expect(ana.read("object:Ship")).toBeNull();
});

test("[D7] two people delete the same thing; one restores it: it is there", () => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  remove(ben, "object:Ship");
  meet(ana, ben);
  expect(ana.read("object:Ship")).toBeNull();
  restoreEntity(ben.doc, ben.writer, "object", ben.find("object:Ship").id);
  meet(ana, ben);
  expect(ana.read("object:Ship")?.name).toBe("Ship");
});

test("[D8] who deleted a thing that came back may work on it, even over what brought it back", () => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  ben.write("object:Ship", "plural", "Fleet");
  meet(ana, ben);
  ana.write("object:Ship", "plural", "Vessels");
  meet(ana, ben);
  expect(ben.read("object:Ship")?.plural).toBe("Vessels");
});

test("[D8] undoing a restoration takes nothing that was written since", () => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  meet(ana, ben);
  ben.command(() => restoreEntity(ben.doc, ben.writer, "object", ben.find("object:Ship").id));
  meet(ana, ben);
  ana.write("object:Ship", "plural", "Fleet");
  meet(ana, ben);
  ben.undo();
  meet(ana, ben);
  expect(ana.read("object:Ship")?.plural).toBe("Fleet");
});

test("[D9] what was made under it and taken back again does not bring it back", () => {
  const [ana, ben] = peers(2, harbour);
  remove(ana, "object:Ship");
  ben.create("attribute", { object: ben.find("object:Ship").id, name: "length" });
  ben.undo();
  meet(ana, ben);
  expect(ana.read("object:Ship")).toBeNull();
});

test("[D10] a mark that a hostile client wrote hides nothing it does not cover", () => {
  const [ana] = peers(1, harbour);
  const { id } = ana.find("object:Ship");
  for (const mark of [true, "x", {}, { seen: 7 }, { seen: { 100: "9" } }, { seen: { __proto__: 9 } }]) {
    const [ben] = peers(1, harbour);
    (ben.doc.getMap("objects").get(id) as { set(key: string, value: unknown): void }).set("deleted", mark);
    expect(ben.read("object:Ship")?.name).toBe("Ship");
  }
});

test("[D11] those who keep a deleted thing are known by what the mark does not cover, also by what hangs on it", () => {
  const [ana, ben, cara] = peers(3, harbour);
  const keepers = () => [...clientsBeyondMark(ana.doc, ana.find("object:Ship"), lazyHanging(ana.doc))].sort();
  expect(keepers()).toEqual([]);
  remove(ana, "object:Ship");
  expect(keepers()).toEqual([]);
  ben.type("object:Ship", "definition", " It floats.");
  cara.create("attribute", { object: cara.find("object:Ship").id, name: "beam" });
  meet(ana, ben, cara);
  expect(keepers()).toEqual([ben.doc.clientID, cara.doc.clientID].sort());
  restoreEntity(ana.doc, ana.writer, "object", ana.find("object:Ship").id);
  expect(keepers()).toEqual([]);
});
