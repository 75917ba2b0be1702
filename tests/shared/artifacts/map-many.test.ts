/** Several notes lifted together: docs/spec/artifacts.md, M13–M15. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { landingAt, othersAt, ownPlace, rankAt } from "#shared/artifacts/map-lift.ts";
import { blockAt, goingTo, idsOf, type LiftedNote, planDropAll } from "#shared/artifacts/map-many.ts";
import { planSteps } from "#shared/artifacts/map-step.ts";
import { type Arrangement, type ColumnSource, type MapColumn, readColumn } from "#shared/artifacts/object-map.ts";
import type { PlannedChange } from "#shared/artifacts/planned-change.ts";
import { reorder } from "#shared/artifacts/reorder.ts";
import { countingKeys, cta, entity, relationship } from "#tests/support/artifact-world.ts";

const attribute = (object: string, id: string, rank: string, kind: "core" | "metadata" = "core") =>
  entity("attribute", id, { name: id, object, kind, rank });
const blank: ColumnSource = { object: "", attributes: [], nested: [], ctas: [], roles: ["attendee", "host"], cardLine: 5 };
const speaker: ColumnSource = {
  ...blank,
  object: "speaker",
  attributes: [
    attribute("speaker", "name", "a0"),
    attribute("speaker", "links", "a1", "metadata"),
    attribute("speaker", "photo", "a3"),
    attribute("speaker", "country", "a4", "metadata"),
    attribute("speaker", "bio", "a5"),
  ],
  nested: [{ relationship: { ...relationship("speaker", "session", { "out.rank": "a2" }), id: "holds" }, direction: "out" }],
  ctas: [
    cta("speaker", "Follow", { attendee: ["primary", "a0"] }),
    cta("speaker", "Message", { attendee: ["secondary", "a1"] }),
    cta("speaker", "Invite", { attendee: ["secondary", "a2"] }),
    cta("speaker", "Edit", { host: ["primary", "a0"] }),
  ],
};
const room: ColumnSource = {
  ...blank,
  object: "room",
  attributes: [attribute("room", "floor", "a0"), attribute("room", "seats", "a1"), attribute("room", "code", "a2", "metadata")],
};

const notesOf = (column: MapColumn, ids: readonly string[]): LiftedNote[] =>
  column.sections
    .flatMap(({ items }) => items)
    .filter(({ id, text }) => ids.includes(id) || ids.includes(text))
    .map((item) => ({ from: column.object, item }));
const leadOf = (notes: readonly LiftedNote[], id: string): LiftedNote => {
  const found = notes.find(({ item }) => item.id === id || item.text === id);
  if (!found) throw new Error(`No ${id}`);
  return found;
};
const sectionOf = (column: MapColumn, kind: string) =>
  column.sections.find((section) => section.kind === kind)?.items.map(({ id }) => id) ?? [];

/** What the sources would be, once the changes are made. */
function written(sources: readonly ColumnSource[], changes: readonly PlannedChange[]): (object: string, how: Arrangement) => MapColumn {
  const fields = (id: string) =>
    Object.fromEntries(changes.flatMap((c) => (c.does === "write" && c.id === id ? [[c.field, c.value]] : [])));
  const all = sources.flatMap(({ attributes }) => [...attributes]).map((one) => ({ ...one, ...fields(one.id) }));
  return (object, how) => {
    const source = sources.find((one) => one.object === object) ?? { ...blank, object };
    const nested = [...source.nested].map(({ relationship: one, direction }) => ({
      relationship: { ...one, ...fields(one.id) },
      direction,
    }));
    return readColumn({ ...source, attributes: all.filter((one) => one.object === object), nested }, how);
  };
}

test("[M13] several that are ranked stand one behind the other where the one in the hand comes down, in both arrangements", () => {
  const arrangement = fc.constantFrom<Arrangement>("kind", "ranked");
  fc.assert(
    fc.property(arrangement, fc.array(fc.nat(5), { minLength: 2, maxLength: 4 }), fc.nat(6), (how, which, to) => {
      const column = readColumn(speaker, how);
      const ids = which.map((at) => column.mixed[at]?.id ?? "");
      const all = notesOf(column, ids);
      const lead = leadOf(all, ids[0] ?? "");
      const block = blockAt(column, lead, all);
      const along = idsOf(block);
      const others = othersAt(column, lead.item, along).map(({ id }) => id);
      const place = to % (others.length + 1);
      const after = written([speaker], planDropAll(lead, all, column, place, countingKeys()))("speaker", how);
      const kind = how === "ranked" ? "ranked" : lead.item.kind;
      expect(sectionOf(after, kind)).toEqual([...others.slice(0, place), ...along, ...others.slice(place)]);
      const still = column.sections.filter((section) => section.kind !== kind).map((section) => section.items.map(({ id }) => id));
      expect(after.sections.filter((section) => section.kind !== kind).map(({ items }) => items.map(({ id }) => id))).toEqual(still);
      expect(rankAt(column, lead.item, place, along).of).toBe(rankAt(column, lead.item, 0).of);
    }),
    { numRuns: 500 },
  );
});

test("[M13] where all of them stand already, nothing is written", () => {
  const column = readColumn(speaker, "kind");
  const all = notesOf(column, ["photo", "bio"]);
  const lead = leadOf(all, "bio");
  expect(ownPlace(column, lead.item, idsOf(all))).toBe(1);
  expect(planDropAll(lead, all, column, 1, countingKeys())).toEqual([]);
  expect(planDropAll(lead, all, column, 0, countingKeys())).not.toEqual([]);
});

test("[M14] to another object all go that may, each into its own list; on its own object what is of another kind stays", () => {
  const [from, to] = [readColumn(speaker, "kind"), readColumn(room, "kind")];
  const all = notesOf(from, ["photo", "links", "holds.out", "bio"]);
  const lead = leadOf(all, "photo");
  expect(goingTo(from, lead, all).map(({ item }) => item.id)).toEqual(["photo", "bio"]);
  expect(goingTo(to, lead, all).map(({ item }) => item.id)).toEqual(["photo", "bio", "links"]);
  const after = written([speaker, room], planDropAll(lead, all, to, 1, countingKeys()));
  expect(sectionOf(after("room", "kind"), "core")).toEqual(["floor", "photo", "bio", "seats"]);
  expect(new Set(sectionOf(after("room", "kind"), "metadata"))).toEqual(new Set(["code", "links"]));
  expect(sectionOf(after("speaker", "kind"), "nested")).toEqual(["holds.out"]);
});

test("[M14] notes of several objects are gathered where they are dropped", () => {
  const [from, to] = [readColumn(speaker, "kind"), readColumn(room, "kind")];
  const all = [...notesOf(from, ["name"]), ...notesOf(to, ["seats"])];
  const after = written([speaker, room], planDropAll(leadOf(all, "name"), all, to, 0, countingKeys()));
  expect(sectionOf(after("room", "kind"), "core")).toEqual(["name", "seats", "floor"]);
});

test("[M14] a nested object in the hand goes nowhere, and nothing goes with it", () => {
  const [from, to] = [readColumn(speaker, "kind"), readColumn(room, "kind")];
  const all = notesOf(from, ["holds.out", "photo"]);
  expect(planDropAll(leadOf(all, "holds.out"), all, to, 0, countingKeys())).toEqual([]);
});

test("[M15] calls to action are ranked together within their role; elsewhere they go as they are", () => {
  const [column, target] = [readColumn(speaker, "kind"), readColumn(room, "kind")];
  const all = notesOf(column, ["Message", "Invite", "Edit"]);
  const lead = leadOf(all, "Invite");
  const along = idsOf(blockAt(column, lead, all));
  expect(along.size).toBe(2);
  expect(landingAt(column, lead.item, "speaker", along)).toEqual({ may: true, first: 0, last: 1 });
  const changes = planDropAll(lead, all, column, 0, countingKeys());
  expect(changes).toMatchObject([
    { does: "entry", key: "attendee", field: "roles" },
    { does: "entry", key: "attendee", field: "roles" },
  ]);
  expect(changes.map((change) => "id" in change && change.id)).toEqual([...along]);
  const moved = planDropAll(lead, all, target, 0, countingKeys());
  expect(moved.map((change) => change.does === "write" && change.field)).toEqual(["object", "object", "object"]);
});

test("[M13] several without a key are dealt one each, in the order they shall have", () => {
  const list = ["a", "b", "c", "d"].map((id) => ({ id, key: id === "a" ? "a0" : "" }));
  expect(reorder(list, ["d", "b"], 1)).toEqual({ before: "a0", after: null, ids: ["d", "b", "c"] });
  expect(reorder(list, ["b", "c"], 1)).toBeNull();
});

test("[M16] up and down at once each list goes for itself, as a block, also where none had a key", () => {
  const unkeyed = { ...speaker, attributes: [...speaker.attributes].map((one) => ({ ...one, rank: "" })), nested: [] };
  const isShown = () => true;
  const namesOf = (source: ColumnSource, by: 1 | -1, ids: readonly string[], toEnd = false) => {
    const column = readColumn(source, "kind");
    const items = notesOf(column, ids).map(({ item }) => item);
    const after = written([source], planSteps(column, items, { by, toEnd, isShown }, countingKeys()))("speaker", "kind");
    return [sectionOf(after, "core"), sectionOf(after, "metadata")];
  };
  expect(namesOf(speaker, -1, ["photo", "bio", "country"])).toEqual([
    ["photo", "bio", "name"],
    ["country", "links"],
  ]);
  expect(namesOf(speaker, 1, ["name", "links"])).toEqual([
    ["photo", "name", "bio"],
    ["country", "links"],
  ]);
  expect(namesOf(speaker, 1, ["name", "photo"], true)).toEqual([
    ["bio", "name", "photo"],
    ["links", "country"],
  ]);
  const [core, metadata] = [readColumn(unkeyed, "kind")].flatMap((column) => [sectionOf(column, "core"), sectionOf(column, "metadata")]);
  const [first = "", second = "", third = ""] = core ?? [];
  const [one = "", two = ""] = metadata ?? [];
  expect(namesOf(unkeyed, 1, [first, one])).toEqual([
    [second, first, third],
    [two, one],
  ]);
});

test("[M16] what stands at the end stays, and nothing is written", () => {
  const column = readColumn(speaker, "kind");
  const items = notesOf(column, ["name", "photo", "Follow"]).map(({ item }) => item);
  expect(planSteps(column, items, { by: -1, toEnd: false, isShown: () => true }, countingKeys())).toEqual([]);
});
