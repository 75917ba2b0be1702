/** The nested-object matrix as a whole: docs/spec/artifacts.md, N10–N12, N20. */
import { expect, test } from "vitest";
import {
  askRow,
  columnSum,
  describeNestingHead,
  filterNestings,
  isInFilter,
  nestingHead,
  nextRowToAsk,
  readNestings,
  rowSum,
} from "#shared/artifacts/nested-object-matrix.ts";
import { cellOf } from "#shared/artifacts/nesting-index.ts";
import { matrix, relationship } from "#tests/support/artifact-world.ts";

const both = { "in.nested": "link" } as const;
const conference = () =>
  matrix(
    ["Edition", "Session", "Speaker", "Room", "Badge"],
    [
      relationship("edition", "session", both),
      relationship("edition", "speaker"),
      relationship("edition", "room"),
      relationship("session", "speaker", both),
      relationship("session", "session"),
    ],
    { "room>session": "no", "badge>room": "discuss", "session>room": "no" },
  );

test("[N10] heads count objects, relationships, directions shown, and what is left", () => {
  const head = nestingHead(conference());
  expect(head).toEqual({ objects: 5, relationships: 5, nested: 7, toAnswer: 25 - 7 - 2 - 1, toDiscuss: 1 });
  expect(describeNestingHead(head)).toBe("5 objects, 5 relationships, 7 nested");
  expect(describeNestingHead({ ...head, objects: 1, relationships: 1 })).toBe("1 object, 1 relationship, 7 nested");
});

test("[N10] two relationships of one cell are two nested, one cell answered", () => {
  const twice = [relationship("a", "b"), { ...relationship("a", "b"), id: "other" }];
  const index = matrix(["a", "b"], twice);
  expect(rowSum(index, "a")).toEqual({ nested: 2, toAnswer: 1, toDiscuss: 0 });
  expect(columnSum(index, "b")).toEqual({ nested: 2, toAnswer: 1, toDiscuss: 0 });
});

test("[N10] answers about objects that are gone are not counted", () => {
  expect(nestingHead(matrix(["a"], [], { "a>gone": "discuss", "gone>a": "no" }))).toMatchObject({ toAnswer: 1, toDiscuss: 0 });
});

test("[N11] full rows are hubs, full columns popular, empty ones leaves or isolated", () => {
  expect(readNestings(conference())).toEqual({ hubs: ["edition"], popular: [], leaves: ["room"], isolated: ["badge"] });
});

test("[N11] an object that only nests itself is isolated from the others", () => {
  expect(readNestings(matrix(["a", "b"], [relationship("a", "a")])).isolated).toEqual(["a", "b"]);
});

test("[N11] an empty matrix has no findings", () => {
  expect(readNestings(matrix(["a", "b"]))).toEqual({ hubs: [], popular: [], leaves: [], isolated: [] });
});

test("[N12] a filter keeps the rows and columns that have such a cell", () => {
  const index = conference();
  expect(filterNestings(index, "discuss")).toEqual({ rows: ["badge"], columns: ["room"] });
  expect(filterNestings(index, "all").rows).toHaveLength(5);
  expect(isInFilter(cellOf(index, "badge", "room"), "discuss")).toBe(true);
  expect(isInFilter(cellOf(index, "badge", "room"), "answer")).toBe(false);
});

test("[N20] a row is asked at once: what is open, what is related, how far it is", () => {
  const asked = askRow(conference(), "session");
  expect(asked.open.map(({ column }) => column)).toEqual(["badge"]);
  expect(asked.related.map(({ column }) => column)).toEqual(["edition", "session", "speaker"]);
  expect(asked).toMatchObject({ answered: 4, of: 5 });
});

test("[N20] rows follow each other round the end until all is answered", () => {
  const index = matrix(["a", "b"], [], { "a>a": "no", "a>b": "no", "b>a": "no" });
  expect(nextRowToAsk(index, null)).toBe("b");
  expect(nextRowToAsk(index, "b")).toBe("b");
  expect(nextRowToAsk(matrix(["a"], [], { "a>a": "no" }), null)).toBeNull();
});
