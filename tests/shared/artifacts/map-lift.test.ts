/** A lifted note and where it would come down: docs/spec/artifacts.md, M10–M12. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { landingAt, othersAt, ownPlace, placeBefore, planDrop, rankAt, stepPlace } from "#shared/artifacts/map-lift.ts";
import { type Arrangement, type ColumnSource, type MapColumn, placeOf, readColumn } from "#shared/artifacts/object-map.ts";
import { countingKeys, cta, entity, relationship } from "#tests/support/artifact-world.ts";

const attribute = (id: string, rank: string, kind: "core" | "metadata" = "core", object = "speaker") =>
  entity("attribute", id, { name: id, object, kind, rank });
const blank: ColumnSource = { object: "speaker", attributes: [], nested: [], ctas: [], roles: ["attendee", "host"], cardLine: 5 };
const speaker: ColumnSource = {
  ...blank,
  attributes: [
    attribute("name", "a0"),
    attribute("photo", "a2"),
    attribute("links", "a4", "metadata"),
    attribute("country", "a5", "metadata"),
  ],
  nested: [{ relationship: { ...relationship("speaker", "session", { "out.rank": "a1" }), id: "holds" }, direction: "out" }],
  ctas: [
    cta("speaker", "Follow", { attendee: ["primary", "a0"] }),
    cta("speaker", "Message", { attendee: ["secondary", "a1"] }),
    cta("speaker", "Edit", { host: ["primary", "a0"] }),
  ],
};
const room: ColumnSource = { ...blank, object: "room", attributes: [attribute("floor", "a0", "core", "room")] };
const itemOf = (column: MapColumn, id: string) => {
  const item = column.sections.flatMap(({ items }) => items).find((one) => one.id === id || one.text === id);
  if (!item) throw new Error(`No ${id}`);
  return item;
};

test("[M10] a note lands anywhere among its own kind; a call to action only in the stack of its role", () => {
  const column = readColumn(speaker, "kind");
  expect(landingAt(column, itemOf(column, "photo"), "speaker")).toEqual({ may: true, first: 0, last: 1 });
  expect(landingAt(column, itemOf(column, "Follow"), "speaker")).toEqual({ may: true, first: 0, last: 1 });
  expect(landingAt(column, itemOf(column, "Edit"), "speaker")).toEqual({ may: true, first: 2, last: 2 });
});

test("[M10] on another object attributes land anywhere, calls to action at the end, nested objects nowhere", () => {
  const [from, to] = [readColumn(speaker, "kind"), readColumn(room, "kind")];
  expect(landingAt(to, itemOf(from, "photo"), "speaker")).toEqual({ may: true, first: 0, last: 1 });
  expect(landingAt(to, itemOf(from, "Edit"), "speaker")).toEqual({ may: true, first: 0, last: 0 });
  expect(landingAt(to, itemOf(from, "holds.out"), "speaker")).toMatchObject({ may: false, why: expect.stringContaining("matrix") });
});

test("[M11] what is hidden is passed over: a step goes past one shown note", () => {
  const column = readColumn(speaker, "ranked");
  const others = othersAt(column, itemOf(column, "photo"));
  const shown = ({ kind }: { kind: string }) => kind !== "nested";
  expect(others.map(({ id }) => id)).toEqual(["name", "holds.out", "links", "country"]);
  expect(stepPlace(others, shown, 2, -1)).toBe(0);
  expect(stepPlace(others, shown, 0, 1)).toBe(1);
  expect(stepPlace(others, shown, 1, 1)).toBe(3);
  expect(stepPlace(others, shown, 4, 1)).toBe(4);
  expect(placeBefore(others, shown, "links")).toBe(2);
  expect(placeBefore(others, (one) => one.id === "name", null)).toBe(1);
});

const arrangement = fc.constantFrom<Arrangement>("kind", "ranked");

test("[M12] the number on a lifted note is the place it has once it was dropped", () => {
  fc.assert(
    fc.property(arrangement, fc.nat(4), fc.nat(5), (how, which, to) => {
      const column = readColumn(speaker, how);
      const item = column.mixed[which % column.mixed.length];
      const others = item ? othersAt(column, item) : [];
      const place = to % (others.length + 1);
      if (!item) return;
      const changes = planDrop(item, column, column, place, countingKeys());
      const after = readColumn(written(speaker, changes), how);
      expect(placeOf(after, item.id)).toEqual(rankAt(column, item, place));
      expect(ownPlace(after, item)).toBe(place);
    }),
  );
});

test("[M12] dropped where it was, nothing changes; on another object it is written once with its new place", () => {
  const [from, to] = [readColumn(speaker, "kind"), readColumn(room, "kind")];
  const photo = itemOf(from, "photo");
  expect(planDrop(photo, from, from, ownPlace(from, photo), countingKeys())).toEqual([]);
  expect(rankAt(to, photo, 1)).toEqual({ place: 2, of: 2 });
  expect(planDrop(photo, from, to, 1, countingKeys())).toMatchObject([
    { kind: "attribute", id: "photo", field: "object", value: "room" },
    { kind: "attribute", id: "photo", field: "rank" },
  ]);
  expect(planDrop(itemOf(from, "holds.out"), from, to, 0, countingKeys())).toEqual([]);
});

function written(source: ColumnSource, changes: ReturnType<typeof planDrop>): ColumnSource {
  const fields = (id: string) =>
    Object.fromEntries(changes.flatMap((c) => (c.does === "write" && c.id === id ? [[c.field, c.value]] : [])));
  return {
    ...source,
    attributes: [...source.attributes].map((one) => ({ ...one, ...fields(one.id) })),
    nested: [...source.nested].map(({ relationship: one, direction }) => ({ relationship: { ...one, ...fields(one.id) }, direction })),
  };
}
