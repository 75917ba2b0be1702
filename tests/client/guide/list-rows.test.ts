import { expect, test } from "vitest";
import { groupByPhase, type ListedObject, neighbour, placeAfterMove, rowAfterRemoval } from "#client/views/object-guide/list-rows.ts";

const listed = (id: string, phase: string, more: Partial<ListedObject> = {}): ListedObject => ({
  id,
  name: id,
  plural: "",
  synonyms: [],
  phase,
  ...more,
});
const shown = (objects: ListedObject[], filter = "") => groupByPhase(objects, filter).map((group) => [group.label, ...group.ids]);

test("[G1] objects stand under their phase, Now first, in the order given", () => {
  expect(shown([listed("room", "later"), listed("talk", "now"), listed("venue", "unassigned"), listed("badge", "now")])).toEqual([
    ["Now", "talk", "badge"],
    ["Later", "room"],
    ["Unassigned", "venue"],
  ]);
});

test("[G1] a phase that a newer client wrote hides nothing", () => {
  expect(shown([listed("talk", "someday")])).toEqual([["Unassigned", "talk"]]);
});

test("[G2] the filter finds names, plurals and synonyms, without case and accents", () => {
  const objects = [listed("a", "now", { name: "Café" }), listed("b", "now", { synonyms: ["Coffee house"] }), listed("c", "now")];
  expect(shown(objects, "cafe")).toEqual([["Now", "a"]]);
  expect(shown(objects, "HOUSE coff")).toEqual([["Now", "b"]]);
  expect(shown(objects, "  ")).toEqual([["Now", "a", "b", "c"]]);
  expect(shown(objects, "zebra")).toEqual([]);
});

test("[G3] next and previous stay within the list and start at its ends", () => {
  const ids = ["a", "b", "c"];
  expect([neighbour(ids, "a", 1), neighbour(ids, "c", 1), neighbour(ids, "a", -1)]).toEqual(["b", "c", "a"]);
  expect([neighbour(ids, null, 1), neighbour(ids, "gone", -1), neighbour([], "a", 1)]).toEqual(["a", "c", null]);
});

test("[G3] deleting a row goes to the next one, from the last to the one before", () => {
  expect([rowAfterRemoval(["a", "b"], "a"), rowAfterRemoval(["a", "b"], "b"), rowAfterRemoval(["a"], "a")]).toEqual(["b", "a", null]);
});

test("[G8] a row moves within its phase, past what stands between in other phases", () => {
  const all = ["a", "x", "b", "y", "c"];
  const group = ["a", "b", "c"];
  expect(placeAfterMove(group, all, "a", 1)).toEqual({ before: "b", after: "y" });
  expect(placeAfterMove(group, all, "b", 1)).toEqual({ before: "c", after: null });
  expect(placeAfterMove(group, all, "c", -1)).toEqual({ before: "x", after: "b" });
  expect(placeAfterMove(group, all, "b", -1)).toEqual({ before: null, after: "a" });
});

test("[G8] it does not move beyond the ends of its phase", () => {
  expect([
    placeAfterMove(["a", "b"], ["a", "b"], "b", 1),
    placeAfterMove(["a"], ["a"], "a", -1),
    placeAfterMove(["a"], ["a", "b"], "b", 1),
  ]).toEqual([null, null, null]);
});
