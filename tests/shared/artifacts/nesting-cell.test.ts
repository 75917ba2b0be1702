/** Cells of the nested-object matrix: docs/spec/artifacts.md, N1–N6. */
import { expect, test } from "vitest";
import { describeCell, readCell, shownIn, shownLabel } from "#shared/artifacts/nesting-cell.ts";
import { relationship } from "#tests/support/artifact-world.ts";

const one = { min: 1, max: 1 };
const several = { min: 1, max: null };
const presents = relationship("session", "speaker", {
  label: "is presented by",
  inverseLabel: "presents",
  sourceToTarget: several,
  targetToSource: one,
  "in.nested": "undecided",
});

test("[N1] a cell is related when a live relationship nests the column on the row", () => {
  expect(readCell("session", "speaker", [presents], "").state).toBe("related");
  expect(readCell("session", "speaker", [presents], "no").state).toBe("related");
});

test("[N1] without one it is no, then to discuss, then not answered", () => {
  const none = { ...presents, "out.nested": "none" as const };
  expect(readCell("session", "speaker", [none], "discuss").state).toBe("no");
  expect(readCell("session", "speaker", [], "no").state).toBe("no");
  expect(readCell("session", "speaker", [], "discuss").state).toBe("discuss");
  expect(readCell("session", "speaker", [], "").state).toBe("unanswered");
});

test("[N1] a way of nesting that only newer clients know counts as nested", () => {
  const carousel = { ...presents, "out.nested": "carousel" as "list" };
  expect(readCell("session", "speaker", [carousel], "").state).toBe("related");
});

test("[N2] an undecided direction pencils the other end in and leaves the cell as it was answered", () => {
  const mirror = readCell("speaker", "session", [presents], "");
  expect(mirror.state).toBe("unanswered");
  expect(shownIn(mirror)).toEqual({ sign: "1", label: "presents", more: 0, pencilled: true });
  expect(readCell("speaker", "session", [presents], "no").state).toBe("no");
  expect(shownIn(readCell("speaker", "session", [presents], "discuss")).pencilled).toBe(false);
});

test("[N3] each direction has its own label, cardinality and nesting", () => {
  const [there] = readCell("session", "speaker", [presents], "").sides;
  expect(there).toMatchObject({ direction: "out", label: "is presented by", multiplicity: several, inverseLabel: "presents" });
  const [back] = readCell("speaker", "session", [presents], "").proposed;
  expect(back).toMatchObject({ direction: "in", label: "presents", multiplicity: one, inverseNested: "list" });
});

test("[N3] on the diagonal both directions stand in one cell", () => {
  const replies = relationship("comment", "comment", { label: "answers", inverseLabel: "is answered by", "in.nested": "link" });
  expect(readCell("comment", "comment", [replies], "").sides.map(({ direction }) => direction)).toEqual(["out", "in"]);
});

test("[N4] several relationships of a pair stand in the order of the row's ranking, unranked last, ties by id", () => {
  const hosts = { ...presents, id: "c", label: "hosts", "out.rank": "a1" };
  const books = { ...presents, id: "b", label: "books", "out.rank": "a0" };
  const tied = { ...presents, id: "a", label: "tied", "out.rank": "a1" };
  const cell = readCell("session", "speaker", [presents, hosts, books, tied], "");
  expect(cell.sides.map(({ label }) => label)).toEqual(["books", "tied", "hosts", "is presented by"]);
  expect(shownIn(cell)).toMatchObject({ label: "books", more: 3 });
});

test.each([
  ["is presented by", "presented by"],
  ["Is held in", "held in"],
  ["is", "is"],
  ["is a", "is a"],
  ["issues", "issues"],
  ["has", "has"],
])("[N5] %s shows as %s", (label, shown) => {
  expect(shownLabel(label)).toBe(shown);
});

test("[N6] a reader hears label and cardinality, or how the cell stands", () => {
  expect(describeCell(readCell("session", "speaker", [presents], ""))).toBe("is presented by, one or more");
  expect(describeCell(readCell("speaker", "session", [presents], ""))).toBe("not answered, perhaps presents, exactly one");
  expect(describeCell(readCell("room", "track", [], "no"))).toBe("no relationship");
  expect(describeCell(readCell("room", "track", [], "discuss"))).toBe("to discuss");
  expect(describeCell(readCell("room", "track", [], ""))).toBe("not answered");
});
