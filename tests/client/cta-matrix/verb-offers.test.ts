/** What is offered while a verb is typed: docs/spec/cta-matrix.md, X9. */
import { expect, test } from "vitest";
import { completedBy, isVerbDone, verbOffers } from "#client/views/cta-matrix/verb-offers.ts";
import { cta, ctaMatrix, idOf } from "#tests/support/artifact-world.ts";

const assign = cta("session", "Assign", { organiser: ["primary", "a0"] }, { target: "room", condition: "own" });
const follow = cta("speaker", "Follow", { attendee: ["primary", "a0"] });
const index = ctaMatrix(["session", "speaker", "room", "room-host"], ["attendee", "organiser"], [assign, follow]);
const named = (list: readonly string[]) => (id: string) => {
  const name = list.find((each) => idOf(each) === id);
  return name === undefined ? undefined : { name };
};
const names = { object: named(["Session", "Speaker", "Room", "Room host"]), role: named(["Attendee", "Organiser"]) };
const cell = { object: "session", role: "attendee" };
const offers = (typed: string) => verbOffers(index, cell, typed, names);

test("[X9] a call to action of the object is taken whole, so that it gets the role", () => {
  expect(offers("ass")[0]).toMatchObject({ text: "Assign > Room (own)", from: "also Organiser", kind: "cta" });
});

test("[X9] verbs of others and prompts say where they come from", () => {
  expect(offers("fol")[0]).toMatchObject({ text: "Follow", from: "Speaker" });
  expect(offers("del")[0]).toMatchObject({ text: "Delete", from: "nobody deletes it" });
});

test("[X9] before anything is typed, something of each sort is offered", () => {
  const from = offers("").map((each) => each.from);
  expect(new Set(from).size).toBeGreaterThan(3);
  expect(from).toHaveLength(8);
});

test("[X9] marks before the verb stay", () => {
  expect(offers("*!fol")[0]?.text).toBe("*!Follow");
});

test("[X9] behind the arrow objects are offered, not the one it is about", () => {
  expect(offers("move > ro").map(({ says, text }) => [says, text])).toEqual([
    ["Room", "move > Room"],
    ["Room host", "move > Room host"],
  ]);
  expect(offers("move > ses")).toEqual([]);
});

test("[X9] nothing is offered inside brackets and quotes", () => {
  expect([...offers("edit (o"), ...offers('"sha'), ...offers("edit > Room (o")]).toEqual([]);
});

test("[X9] the pale rest is of the first offer that goes on from what was typed", () => {
  expect(completedBy("fo", offers("fo"))?.text).toBe("Follow");
  expect(completedBy("", offers(""))).toBeNull();
  expect(completedBy("Follow", offers("Follow"))).toBeNull();
});

test("[X9] a comma ends a verb, but not inside quotes or brackets, in the middle, or before anything is said", () => {
  const isDone = (text: string) => isVerbDone(text, text.length);
  expect(["share", "assign > Room", "edit (own)"].map(isDone)).toEqual([true, true, true]);
  expect(["", "*", '"a', "edit (own", "-"].map(isDone)).toEqual([false, false, false, false, false]);
  expect(isVerbDone("share", 2)).toBe(false);
});
