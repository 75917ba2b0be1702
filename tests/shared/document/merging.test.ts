import { expect, test } from "vitest";
import { resolveMerged } from "#shared/document/integrity.ts";
import { createEntity, mergeEntities, removeEntities, writeEntry, writeField } from "#shared/document/write.ts";
import { meet, type Peer, peers } from "../../support/peers.ts";
import { harbour } from "./world.ts";

const merge = (peer: Peer, from: string, into: string) =>
  peer.command(() => mergeEntities(peer.doc, peer.writer, peer.find(from).kind, peer.find(from).id, peer.find(into).id));

test("[M1] references to a merged thing read as the other; late ones too", () => {
  const [ana, ben] = peers(2, harbour);
  const [crane, quay, ship] = ["Crane", "Quay", "Ship"].map((name) => ana.find(`object:${name}`).id);
  merge(ana, "object:Quay", "object:Crane");
  createEntity(ben.doc, ben.writer, "attribute", { object: quay, name: "depth" });
  ben.write("cta:moor", "target", quay);
  meet(ana, ben);
  expect(ana.read("object:Quay")).toBeNull();
  expect(ana.read<"relationship">("relationship:holds")).toMatchObject({ source: crane, target: ship });
  expect(ana.read<"cta">("cta:moor")?.target).toBe(crane);
  expect(ben.read<"attribute">("attribute:depth")?.object).toBe(crane);
});

test("[M2] its names become synonyms, each once", () => {
  const [ana] = peers(1, harbour);
  ana.write("object:Ship", "plural", "Cranes");
  writeEntry(ana.doc, ana.writer, ana.at("object:Ship", "synonyms"), "v", { order: "a0", text: "HOISTS" });
  merge(ana, "object:Ship", "object:Crane");
  expect(ana.read("object:Crane")?.synonyms.map(({ value }) => value.text)).toEqual(["Hoist", "Ship"]);
});

test("[M3] merged into each other at once, the smallest id survives, on every device", () => {
  const [ana, ben, cleo] = peers(3, harbour);
  merge(ana, "object:Ship", "object:Quay");
  merge(ben, "object:Quay", "object:Crane");
  merge(cleo, "object:Crane", "object:Ship");
  meet(ana, ben, cleo);
  const ids = ["Ship", "Quay", "Crane"].map((name) => ana.find(`object:${name}`).id);
  const [smallest] = [...ids].sort();
  for (const peer of [ana, ben, cleo]) {
    expect([...peer.model().entities.object.keys()]).toEqual([smallest]);
    expect(ids.map((id) => resolveMerged(peer.doc, "object", id))).toEqual([smallest, smallest, smallest]);
    expect(peer.model().entities.relationship.size).toBe(2);
  }
});

test("[M4] its own priority wins; without one, it takes that of what was merged into it", () => {
  const [ana] = peers(1, harbour);
  const [crane, quay, ship] = ["Crane", "Quay", "Ship"].map((name) => ana.find(`object:${name}`).id) as [string, string, string];
  const rank = (id: string, phase: string) => writeField(ana.doc, ana.writer, { kind: "priority", id, field: "phase" }, phase);
  rank(quay, "now");
  merge(ana, "object:Quay", "object:Crane");
  expect(ana.model().priorities.get(crane)?.phase).toBe("now");
  rank(ship, "later");
  rank(crane, "next");
  merge(ana, "object:Ship", "object:Crane");
  expect(ana.model().priorities.get(crane)?.phase).toBe("next");
  expect(ana.model().priorities.size).toBe(1);
});

test("[M4] where both were given one role, the rank of what survives wins", () => {
  const [ana] = peers(1, harbour);
  const owner = ana.create("role", { name: "Owner" });
  const pilot = ana.find("role:Pilot").id;
  writeEntry(ana.doc, ana.writer, ana.at("cta:moor", "roles"), owner, { rank: "tertiary", order: "a1" });
  merge(ana, "role:Pilot", "role:Owner");
  expect(ana.read<"cta">("cta:moor")?.roles).toEqual([{ key: owner, value: { rank: "tertiary", order: "a1" } }]);
  expect(pilot).not.toBe(owner);
});

test("[M5] undoing a merge gives both back, without the synonyms", () => {
  const [ana] = peers(1, harbour);
  const before = ana.model();
  merge(ana, "object:Ship", "object:Crane");
  expect(ana.model().entities.object.size).toBe(2);
  ana.undo();
  expect(ana.model()).toEqual(before);
});

test("[M6] merging into something that is deleted meanwhile brings that back", () => {
  const [ana, ben] = peers(2, harbour);
  const owner = ana.create("role", { name: "Owner" });
  meet(ana, ben);
  removeEntities(ana.doc, ana.writer, [{ kind: "role", id: owner }]);
  merge(ben, "role:Pilot", "role:Owner");
  meet(ana, ben);
  expect(ana.read<"role">("role:Owner")?.name).toBe("Owner");
  expect(ana.read<"cta">("cta:moor")?.roles[0]?.key).toBe(owner);
});

test("[M7] merging a thing with itself, or with what is gone, does nothing", () => {
  const [ana] = peers(1, harbour);
  expect(merge(ana, "object:Ship", "object:Ship")).toBe("same");
  const { id } = ana.find("object:Quay");
  removeEntities(ana.doc, ana.writer, [{ kind: "object", id }]);
  expect(merge(ana, "object:Ship", "object:Quay")).toBe("gone");
  expect(merge(ana, "object:Quay", "object:Ship")).toBe("gone");
});
