/** Columns of the object map and moving in them: docs/spec/artifacts.md, M1–M9. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { mayLeave, moveInColumn, planLeave, planMove, planOtherKind } from "#shared/artifacts/map-moves.ts";
import {
  type Arrangement,
  type ColumnSource,
  describePlace,
  lastRank,
  type MapColumn,
  mapLegend,
  placeOf,
  readColumn,
} from "#shared/artifacts/object-map.ts";
import type { PlannedChange } from "#shared/artifacts/planned-change.ts";
import { countingKeys, cta, entity, relationship } from "#tests/support/artifact-world.ts";

const attribute = (id: string, rank: string, kind: "core" | "metadata" = "core", object = "speaker") =>
  entity("attribute", id, { name: id, object, kind, rank });
const nests = (id: string, rank: string) => ({
  relationship: {
    ...relationship("speaker", "session", { label: "presents", sourceToTarget: { min: 1, max: null }, "out.rank": rank }),
    id,
  },
  direction: "out" as const,
});
const blank: ColumnSource = { object: "speaker", attributes: [], nested: [], ctas: [], roles: ["attendee", "speaker"], cardLine: 5 };
const speaker: ColumnSource = {
  ...blank,
  attributes: [
    attribute("country", "a4", "metadata"),
    attribute("name", "a0"),
    attribute("photo", "a2"),
    attribute("links", "a5", "metadata"),
  ],
  nested: [nests("sessions", "a1"), { ...nests("hidden", "a0"), direction: "in" }],
  ctas: [
    cta("speaker", "Follow", { attendee: ["primary", "a0"] }),
    cta("speaker", "Message", { attendee: ["secondary", "a1"], speaker: ["secondary", "a9"] }),
    cta("speaker", "Edit", { speaker: ["primary", "a0"] }),
  ],
  cardLine: 3,
};
const texts = ({ sections }: MapColumn) => sections.map(({ kind, items }) => [kind, ...items.map(({ text }) => text)]);

test("[M1] by kind: core content, metadata, calls to action, nested objects, each in the mixed order", () => {
  expect(texts(readColumn(speaker, "kind"))).toEqual([
    ["core", "name", "photo"],
    ["metadata", "country", "links"],
    ["cta", "Follow", "Message", "Edit"],
    ["nested", "presents"],
  ]);
});

test("[M1] ranked: attributes and nested objects in one list", () => {
  expect(texts(readColumn(speaker, "ranked"))).toEqual([
    ["ranked", "name", "presents", "photo", "country", "links"],
    ["cta", "Follow", "Message", "Edit"],
  ]);
});

test("[M1] only directions that nest show, with the cardinality of theirs", () => {
  const [nested] = readColumn(speaker, "kind").sections.filter(({ kind }) => kind === "nested");
  expect(nested?.items).toMatchObject([{ object: "session", sign: "1..n", direction: "out", entity: "sessions" }]);
});

test("[M2] ties break by id, what has no rank stands last", () => {
  const attributes = [attribute("d", ""), attribute("b", "a1"), attribute("c", ""), attribute("a", "a1")];
  expect(texts(readColumn({ ...blank, attributes }, "ranked"))).toEqual([["ranked", "a", "b", "c", "d"]]);
});

test("[M3] the card ends after its number of items, and nowhere if all fit", () => {
  expect(readColumn(speaker, "ranked").cardEndsAfter).toBe("photo");
  expect(readColumn(speaker, "kind").cardEndsAfter).toBe("country");
  expect(readColumn({ ...speaker, cardLine: 5 }, "ranked").cardEndsAfter).toBe("");
});

test("[M4] places count among what an item moves among, the legend counts kinds", () => {
  const column = readColumn(speaker, "kind");
  expect(describePlace(placeOf(column, "country"))).toBe("3 of 4");
  expect(describePlace(placeOf(column, "sessions.out"))).toBe("1 of 1");
  expect(describePlace(placeOf(readColumn(speaker, "ranked"), "country"))).toBe("4 of 5");
  expect(mapLegend(speaker.attributes, 3, 1)).toEqual({ core: 2, metadata: 2, ctas: 3, nested: 1 });
  expect([lastRank(column), lastRank(readColumn(blank, "kind"))]).toEqual(["a5", null]);
});

function apply(source: ColumnSource, changes: readonly PlannedChange[]): ColumnSource {
  const written = (id: string, kind: string) =>
    changes.flatMap((c) => (c.does === "write" && c.id === id && c.kind === kind ? [[c.field, c.value]] : []));
  const held = (id: string) =>
    changes.flatMap((c) => (c.does === "entry" && c.id === id ? [{ key: c.key, value: c.value as { rank: string; order: string } }] : []));
  return {
    ...source,
    attributes: [...source.attributes].map((one) => ({ ...one, ...Object.fromEntries(written(one.id, "attribute")) })),
    nested: [...source.nested].map(({ relationship: one, direction }) => ({
      relationship: { ...one, ...Object.fromEntries(written(one.id, "relationship")) },
      direction,
    })),
    ctas: [...source.ctas].map((one) => ({
      ...one,
      roles: one.roles.map((entry) => held(one.id).find(({ key }) => key === entry.key) ?? entry),
    })),
  };
}

const rank = fc.constantFrom("", "a0", "a1", "a2", "a3");
const anySource = fc
  .record({
    kinds: fc.array(fc.tuple(fc.constantFrom("core" as const, "metadata" as const), rank), { maxLength: 6 }),
    nested: fc.array(rank, { maxLength: 3 }),
  })
  .map(({ kinds, nested }) => ({
    ...blank,
    attributes: kinds.map(([kind, key], at) => attribute(`x${at}`, key, kind)),
    nested: nested.map((key, at) => nests(`n${at}`, key)),
  }));
const arrangement = fc.constantFrom<Arrangement>("kind", "ranked");

test("[M5] a move comes out as it was seen, and leaves the other kinds in their order", () => {
  fc.assert(
    fc.property(anySource, arrangement, fc.nat(8), fc.nat(8), (source, how, which, to) => {
      const column = readColumn(source, how);
      const all = column.sections.flatMap(({ items }) => items);
      const item = all[which % Math.max(1, all.length)];
      if (!item) return;
      const after = readColumn(apply(source, planMove(moveInColumn(column, item.id, to), countingKeys())), how);
      for (const [at, { items }] of column.sections.entries()) {
        const expected = items.map(({ id }) => id).filter((id) => id !== item.id);
        if (items.includes(item)) expected.splice(Math.min(to, expected.length), 0, item.id);
        expect(after.sections[at]?.items.map(({ id }) => id)).toEqual(expected);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("[M5] among ranked items one alone gets a key, between its new neighbours", () => {
  const column = readColumn(speaker, "ranked");
  expect(moveInColumn(column, "links", 1)).toMatchObject({ may: true, run: { before: "a0", after: "a1", ids: ["links"] } });
  expect(moveInColumn(column, "links", 4)).toMatchObject({ may: true, run: null });
  expect(moveInColumn(column, "links", 0)).toMatchObject({ run: { before: null, after: "a0" } });
});

test("[M6] by kind an item moves the shortest way through the mixed order", () => {
  const column = readColumn(speaker, "kind");
  expect(moveInColumn(column, "photo", 0)).toMatchObject({ run: { before: null, after: "a0" } });
  expect(moveInColumn(column, "name", 1)).toMatchObject({ run: { before: "a2", after: "a4" } });
});

test("[M7] calls to action move within their first role's stack", () => {
  const column = readColumn(speaker, "kind");
  const [follow, message] = column.sections.find(({ kind }) => kind === "cta")?.items ?? [];
  const changes = planMove(moveInColumn(column, message?.id ?? "", 0), countingKeys());
  expect(changes).toMatchObject([{ does: "entry", id: message?.id, key: "attendee", value: { rank: "secondary" } }]);
  expect(moveInColumn(column, follow?.id ?? "", 2)).toEqual({
    may: false,
    why: "Calls to action are ordered per role, in the CTA matrix.",
  });
});

test("[M7] what was deleted meanwhile does not move", () => {
  expect(moveInColumn(readColumn(speaker, "kind"), "gone", 0)).toMatchObject({ may: false });
});

test("[M8] an attribute moves to another object at the place it was dropped", () => {
  const target = readColumn(
    { ...blank, object: "room", attributes: [attribute("floor", "a0", "core", "room"), attribute("seats", "a1", "core", "room")] },
    "kind",
  );
  const photo = readColumn(speaker, "kind").mixed.find(({ id }) => id === "photo");
  const changes = photo ? planLeave(photo, target, countingKeys(), 1) : [];
  expect(changes).toMatchObject([
    { id: "photo", field: "object", value: "room" },
    { id: "photo", field: "rank" },
  ]);
  const key = changes.flatMap((change) => (change.does === "write" && change.field === "rank" ? [String(change.value)] : []))[0] ?? "";
  expect("a0" < key && key < "a1").toBe(true);
});

test("[M8] dropped on an empty object it gets a key too", () => {
  const photo = readColumn(speaker, "kind").mixed.find(({ id }) => id === "photo");
  const changes = photo ? planLeave(photo, readColumn({ ...blank, object: "room" }, "ranked"), countingKeys()) : [];
  expect(changes).toHaveLength(2);
});

test("[M8] nested objects stay, they mirror the matrix", () => {
  const nested = readColumn(speaker, "kind").mixed.find(({ kind }) => kind === "nested");
  expect(nested && mayLeave(nested)).toEqual({ may: false, why: "Nested objects are answered in the nested object matrix." });
  expect(nested && planLeave(nested, readColumn(blank, "kind"), countingKeys())).toEqual([]);
});

test("[M9] one key turns core content into metadata and back", () => {
  const { mixed } = readColumn(speaker, "kind");
  const turned = mixed.flatMap(planOtherKind).map((change) => `${change.id} ${change.value}`);
  expect(turned).toEqual(["name metadata", "photo metadata", "country core", "links core"]);
});
