/** The index behind the nested-object matrix: docs/spec/artifacts.md, N7–N9. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnSum, nestingHead, rowSum } from "#shared/artifacts/nested-object-matrix.ts";
import {
  buildPairIndex,
  cellOf,
  changeAnswer,
  changeObjects,
  changeRelationship,
  nestedOn,
  type PairIndex,
} from "#shared/artifacts/nesting-index.ts";
import { matrix, relationship } from "#tests/support/artifact-world.ts";

const ids = ["a", "b", "c", "d"];
const anyId = fc.constantFrom(...ids);
const nesting = fc.constantFrom("list" as const, "none" as const, "undecided" as const, "count" as const);
const anyRelationship = fc
  .record({
    id: fc.constantFrom("r1", "r2", "r3", "r4"),
    source: anyId,
    target: anyId,
    out: nesting,
    back: nesting,
    label: fc.constantFrom("x", "y"),
  })
  .map(({ id, source, target, out, back, label }) => ({
    ...relationship(source, target, { label, "out.nested": out, "in.nested": back }),
    id,
  }));
type Step = (index: PairIndex) => void;
const step: fc.Arbitrary<Step> = fc.oneof(
  anyRelationship.map(
    (after): Step =>
      (index) =>
        changeRelationship(index, after.id, after),
  ),
  fc.constantFrom("r1", "r2", "r3").map(
    (id): Step =>
      (index) =>
        changeRelationship(index, id, null),
  ),
  fc.tuple(anyId, anyId, fc.constantFrom("no", "discuss", "")).map(
    ([row, column, answer]): Step =>
      (index) =>
        changeAnswer(index, `${row}>${column}`, answer),
  ),
  fc.shuffledSubarray(ids, { minLength: 1 }).map(
    (objects): Step =>
      (index) =>
        changeObjects(index, objects),
  ),
  fc.tuple(anyId, anyId).map(
    ([row, column]): Step =>
      (index) =>
        cellOf(index, row, column),
  ),
);

const allOf = (index: PairIndex) => ({
  head: nestingHead(index),
  rows: index.objects.map((id) => rowSum(index, id)),
  columns: index.objects.map((id) => columnSum(index, id)),
  cells: ids.map((row) => ids.map((column) => cellOf(index, row, column))),
});
const rebuilt = (index: PairIndex) =>
  buildPairIndex({ objects: index.objects, relationships: index.relationships.values(), answers: index.answers });

test("[N7] an index told of each change equals one built anew", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const index = matrix(ids);
      for (const change of steps) change(index);
      expect(allOf(index)).toEqual(allOf(rebuilt(index)));
    }),
    { numRuns: 500 },
  );
});

test("[N8] a change names exactly the cells that show something else, and the others stay the same object", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), anyRelationship, (steps, after) => {
      const index = matrix(ids);
      for (const change of steps) change(index);
      const before = new Map(ids.flatMap((row) => ids.map((column) => [`${row}>${column}`, cellOf(index, row, column)] as const)));
      const changed = new Set(changeRelationship(index, after.id, after));
      for (const [key, cell] of before) {
        const now = cellOf(index, cell.row, cell.column);
        expect(now !== cell, key).toBe(changed.has(key));
        if (changed.has(key)) expect(now).not.toEqual(cell);
      }
    }),
    { numRuns: 500 },
  );
});

test("[N8] prose of a relationship changes no cell", () => {
  const held = relationship("a", "b", { label: "holds" });
  const index = matrix(ids, [held]);
  expect(changeRelationship(index, held.id, { ...held, "out.mechanics": "By hand" })).toEqual([]);
});

test("[N9] one edit among 200 objects and 800 relationships reads two cells again", () => {
  const names = Array.from({ length: 200 }, (_, at) => `o${at}`);
  const relationships = Array.from({ length: 800 }, (_, at) => ({
    ...relationship(`o${at % 200}`, `o${(at * 7) % 200}`, { label: "holds", "in.nested": "link" }),
    id: `r${at}`,
  }));
  const index = buildPairIndex({ objects: names, relationships, answers: [] });
  const edited = relationships[3];
  expect(edited && changeRelationship(index, edited.id, { ...edited, label: "keeps" })).toEqual(["o3>o21", "o21>o3"]);
  expect(nestingHead(index)).toMatchObject({ objects: 200, relationships: 800 });
});

test("[N9] what an object nests is listed per direction", () => {
  const index = matrix(ids, [relationship("a", "b"), relationship("c", "a", { "in.nested": "link" }), relationship("a", "a")]);
  expect(nestedOn(index, "a").map(({ relationship: { id }, direction }) => `${id} ${direction}`)).toEqual([
    "a.a out",
    "a.a in",
    "a.b out",
    "c.a in",
  ]);
});
