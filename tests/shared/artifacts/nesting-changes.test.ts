/** What an answer changes: docs/spec/artifacts.md, N13, N14, N18, N19. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { inverseOf, inverseWords } from "#shared/artifacts/inverse-label.ts";
import { applyToIndex, nestingPlanner, planAnother, planNesting, planNestings } from "#shared/artifacts/nesting-changes.ts";
import { cellOf, copyPairIndex, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import { justRelated, type NestingInput, readNestingText } from "#shared/artifacts/nesting-input.ts";
import { countingKeys, matrix, relationship } from "#tests/support/artifact-world.ts";

const ids = ["a", "b"];
const nesting = fc.constantFrom("list" as const, "none" as const, "undecided" as const);
const pair = fc.constantFrom(["a", "b"] as const, ["b", "a"] as const, ["a", "a"] as const);
const anyRelationship = fc
  .record({ pair, out: nesting, back: nesting, id: fc.constantFrom("r1", "r2", "r3") })
  .map(({ pair: [source, target], out, back, id }) => ({
    ...relationship(source, target, { label: "holds", "out.nested": out, "in.nested": back }),
    id,
  }));
const answer = fc.constantFrom("no", "discuss", "");
const anyIndex = fc
  .tuple(fc.uniqueArray(anyRelationship, { maxLength: 3, selector: ({ id }) => id }), answer, answer, answer)
  .map(([relationships, ab, ba, aa]) => matrix(ids, relationships, { "a>b": ab, "b>a": ba, "a>a": aa }));
const input: fc.Arbitrary<NestingInput> = fc.constantFrom("-", "?", "", "1..n", "presents 0..1", "yes", "count").map(readNestingText);
const expected = { no: "no", discuss: "discuss", clear: "unanswered", related: "related" } as const;

function after(index: PairIndex, row: string, column: string, said: NestingInput): PairIndex {
  const copy = copyPairIndex(index);
  applyToIndex(copy, planNesting(nestingPlanner(index, countingKeys()), row, column, said));
  return copy;
}

test("[N13] whatever a cell held, it says what was answered, and every other cell keeps its state", () => {
  fc.assert(
    fc.property(anyIndex, pair, input, (index, [row, column], said) => {
      const then = after(index, row, column, said);
      expect(cellOf(then, row, column).state).toBe(expected[said.says]);
      for (const [r, c] of [
        ["a", "b"],
        ["b", "a"],
        ["a", "a"],
        ["b", "b"],
      ] as const) {
        if (r !== row || c !== column) expect(cellOf(then, r, c).state, `${r}>${c}`).toBe(cellOf(index, r, c).state);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("[N13] saying the same again changes nothing", () => {
  fc.assert(
    fc.property(anyIndex, pair, input, (index, [row, column], said) => {
      const then = after(index, row, column, said);
      expect(planNesting(nestingPlanner(then, countingKeys()), row, column, said)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test("[N13] a typed label makes the relationship and pencils its inverse into the mirror cell", () => {
  const index = matrix(["Session", "Speaker"], [], { "session>speaker": "discuss" });
  const changes = planNesting(nestingPlanner(index, countingKeys()), "session", "speaker", readNestingText("is presented by 1..n"));
  expect(changes).toMatchObject([
    {
      does: "create",
      kind: "relationship",
      values: {
        source: "session",
        target: "speaker",
        label: "is presented by",
        inverseLabel: "presents",
        sourceToTarget: { min: 1, max: null },
        "out.nested": "list",
      },
    },
    { does: "answer", row: "session", column: "speaker", value: "" },
  ]);
  applyToIndex(index, changes);
  expect(cellOf(index, "speaker", "session").proposed[0]?.label).toBe("presents");
});

test("[N13] what was said of the mirror is never overwritten", () => {
  const named = matrix(ids, [relationship("a", "b", { label: "holds", inverseLabel: "stands in", "in.nested": "undecided" })]);
  expect(planNesting(nestingPlanner(named, countingKeys()), "a", "b", readNestingText("contains"))).toEqual([
    { does: "write", kind: "relationship", id: "a.b", field: "label", value: "contains" },
  ]);
});

test("[N13] confirming a pencilled cell keeps label and cardinality, one as a link, several as a list", () => {
  const pencilled = relationship("a", "b", { label: "holds", inverseLabel: "is in", targetToSource: { min: 1, max: 1 } });
  const index = matrix(ids, [pencilled]);
  expect(planNesting(nestingPlanner(index, countingKeys()), "b", "a", justRelated)).toEqual([
    { does: "write", kind: "relationship", id: "a.b", field: "in.nested", value: "link" },
  ]);
});

test("[N13] in a cell of several, one relationship can be meant, or another added", () => {
  const two = [relationship("a", "b", { label: "holds" }), { ...relationship("a", "b", { label: "sells" }), id: "second" }];
  const planner = nestingPlanner(matrix(ids, two), countingKeys());
  const at = { relationship: "second", direction: "out" } as const;
  expect(planNesting(planner, "a", "b", readNestingText("0..1"), at)).toMatchObject([{ id: "second", field: "sourceToTarget" }]);
  expect(planAnother(planner, "a", "b", { ...justRelated, label: "lends" })).toMatchObject([
    { does: "create", values: { label: "lends" } },
  ]);
});

test("[N14] filling a cell and its mirror makes one relationship", () => {
  const index = matrix(ids);
  const changes = planNestings(nestingPlanner(index, countingKeys()), [
    { row: "a", column: "b", input: readNestingText("holds 0..n") },
    { row: "b", column: "a", input: readNestingText("is in 1") },
  ]);
  expect(changes.filter(({ does }) => does === "create")).toHaveLength(1);
  applyToIndex(index, changes);
  expect(cellOf(index, "b", "a").sides[0]).toMatchObject({ label: "is in", multiplicity: { min: 1, max: 1 }, inverseLabel: "holds" });
});

test("[N14] new relationships of one row get places after its last, each its own", () => {
  const planner = nestingPlanner(matrix(["a", "b", "c"]), countingKeys(), (object) => (object === "a" ? "a5" : null));
  const made = planNestings(
    planner,
    ["a", "b", "c"].map((column) => ({ row: "a", column, input: justRelated })),
  );
  const ranks = made.flatMap((change) =>
    change.does === "create" && change.kind === "relationship" ? [change.values["out.rank"] ?? ""] : [],
  );
  expect(ranks).toEqual([...ranks].sort());
  expect(new Set(ranks).size).toBe(3);
  expect(ranks.every((rank) => rank > "a5")).toBe(true);
});

test.each([
  ["presents", "is presented by"],
  ["is presented by", "presents"],
  ["carries", "is carried by"],
  ["is carried by", "carries"],
  ["approves", "is approved by"],
  ["is approved by", "approves"],
  ["is planned by", "plans"],
  ["is bookmarked by", "bookmarks"],
  ["watches", "is watched by"],
  ["sees", "is seen by"],
  ["is seen by", "sees"],
  ["contains", "is part of"],
  ["Has", "belongs to"],
  ["appears in", ""],
  ["zeigt", ""],
])("[N18] from the other end %s is probably %s", (label, inverse) => {
  expect(inverseOf(label)).toBe(inverse);
});

test("[N18] what the project calls it comes first", () => {
  const words = inverseWords([{ label: "has", inverseLabel: "is on" }]);
  expect([inverseOf("has", words), inverseOf("is on", words), inverseOf("Has ", words)]).toEqual(["is on", "has", "is on"]);
});

test("[N19] clearing one end of a relationship that shows at the other leaves it pencilled", () => {
  const index = after(matrix(ids, [relationship("a", "b", { label: "holds", "in.nested": "link" })]), "a", "b", { says: "clear" });
  expect(cellOf(index, "a", "b")).toMatchObject({ state: "unanswered", proposed: [{ label: "holds" }] });
  expect(cellOf(index, "b", "a").state).toBe("related");
});

test("[N19] clearing the only end takes the relationship away, and a no of the mirror stays", () => {
  const index = after(matrix(ids, [relationship("a", "b", { "in.nested": "none" })]), "a", "b", { says: "clear" });
  expect(index.relationships.size).toBe(0);
  expect(cellOf(index, "b", "a").state).toBe("no");
});

test("[N19] a relationship that was answered, put up for discussion and cleared is gone", () => {
  for (const column of ["b", "a"]) {
    const related = after(matrix(ids, []), "a", column, justRelated);
    const open = after(related, "a", column, { says: "discuss" });
    expect(cellOf(open, "a", column).state).toBe("discuss");
    expect(open.relationships.size).toBe(1);
    const cleared = after(open, "a", column, { says: "clear" });
    expect(cleared.relationships.size).toBe(0);
    expect(cellOf(cleared, "a", column)).toMatchObject({ state: "unanswered", proposed: [] });
  }
});
