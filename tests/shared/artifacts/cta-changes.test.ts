/** What a gesture in the CTA matrix changes: docs/spec/artifacts.md, K14–K18. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyToCtaIndex, planCtas, planManyCtas, planNotPrimary, planPrimary, planTake } from "#shared/artifacts/cta-changes.ts";
import { type CtaIndex, ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { readCtaText } from "#shared/artifacts/cta-input.ts";
import { planCellMove, planRoleMove, planStackMove } from "#shared/artifacts/cta-moves.ts";
import { objectNames } from "#shared/artifacts/name-finder.ts";
import { countingKeys, cta, ctaMatrix, object } from "#tests/support/artifact-world.ts";

const names = objectNames([object("Session"), object("Room", { synonyms: [{ key: "x", value: { order: "a", text: "Hall" } }] })]);
const planner = (index: CtaIndex) => ({ index, keys: countingKeys(), targetOf: names.find });
const bookmark = cta("session", "Bookmark", { attendee: ["primary", "a0"] });
const rate = cta("session", "Rate", { attendee: ["secondary", "a1"] });
const world = (answers: Record<string, string> = {}) => ctaMatrix(["session", "room"], ["attendee", "speaker"], [bookmark, rate], answers);

function type(index: CtaIndex, role: string, text: string) {
  const plan = planCtas(planner(index), "session", role, readCtaText(text));
  applyToCtaIndex(index, plan.changes);
  return plan;
}
const shown = (index: CtaIndex, role: string) =>
  ctaCellOf(index, "session", role).stack.map(({ verb, rank }) => (rank === "primary" ? `*${verb}` : verb));

test("[K14] typed verbs are added at the end of the stack in their order, and the answer goes", () => {
  const index = world({ "session>speaker": "none" });
  type(index, "speaker", "edit abstract, *upload slides, !view");
  expect(shown(index, "speaker")).toEqual(["Edit abstract", "*Upload slides", "View"]);
  expect(ctaCellOf(index, "session", "speaker")).toMatchObject({
    answer: "",
    stack: [{ crud: "update" }, { crud: "create" }, { crud: "read", phase: "now" }],
  });
});

test("[K15] what the object can do already gets the role, whatever its spelling", () => {
  const index = world();
  expect(type(index, "speaker", "bookmarks").changes).toMatchObject([{ does: "entry", id: bookmark.id, field: "roles", key: "speaker" }]);
  expect(index.ctas.size).toBe(2);
});

test("[K15] another condition or another object makes another call to action", () => {
  const index = world();
  type(index, "speaker", "bookmark (own), bookmark > hall");
  expect(index.ctas.size).toBe(4);
  expect(ctaCellOf(index, "session", "speaker").stack).toMatchObject([
    { condition: "own", target: "" },
    { condition: "", target: "room" },
  ]);
});

test("[K15] the same verb twice in one line is one", () => {
  const index = world();
  type(index, "speaker", "print, Print");
  expect(shown(index, "speaker")).toEqual(["Print"]);
});

test("[K15] an object nobody knows, and a verb too long, are left out with a reason", () => {
  const index = world();
  const plan = type(index, "speaker", `assign > Aula, ${"x".repeat(61)}, view`);
  expect(plan.problems).toEqual(["There is no object “Aula”.", "A verb has at most 60 characters, this one has 61."]);
  expect(shown(index, "speaker")).toEqual(["View"]);
});

test("[K16] a second primary asks which stays, and the first stays until it is answered", () => {
  const index = world();
  const plan = type(index, "attendee", "*share");
  expect(shown(index, "attendee")).toEqual(["*Bookmark", "Rate", "Share"]);
  expect(plan.asks).toEqual([{ object: "session", role: "attendee", has: bookmark.id, wants: "made1" }]);
  applyToCtaIndex(index, planPrimary(ctaCellOf(index, "session", "attendee"), "made1"));
  expect(shown(index, "attendee")).toEqual(["Bookmark", "Rate", "*Share"]);
});

test("[K16] answering for rivals leaves one, and a mark can be taken away", () => {
  const rival = cta("session", "Rate", { attendee: ["primary", "a1"] });
  const index = ctaMatrix(["session"], ["attendee"], [bookmark, rival]);
  applyToCtaIndex(index, planPrimary(ctaCellOf(index, "session", "attendee"), rival.id));
  expect(shown(index, "attendee")).toEqual(["Bookmark", "*Rate"]);
  applyToCtaIndex(index, planNotPrimary(ctaCellOf(index, "session", "attendee"), rival.id));
  expect(shown(index, "attendee")).toEqual(["Bookmark", "Rate"]);
});

test("[K17] a move comes out as it was seen, whatever keys the stack had", () => {
  const keys = fc.constantFrom("", "a0", "a1", "a2");
  fc.assert(
    fc.property(fc.array(keys, { minLength: 2, maxLength: 6 }), fc.nat(5), fc.nat(5), (orders, from, to) => {
      const index = ctaMatrix(
        ["session"],
        ["attendee"],
        orders.map((order, at) => cta("session", `V${at}`, { attendee: ["secondary", order] })),
      );
      const cell = ctaCellOf(index, "session", "attendee");
      const moved = cell.stack[from % orders.length]?.cta ?? "";
      const expected = cell.stack.map(({ cta: id }) => id).filter((id) => id !== moved);
      expected.splice(Math.min(to, expected.length), 0, moved);
      applyToCtaIndex(index, planStackMove(cell, moved, to, countingKeys()));
      expect(ctaCellOf(index, "session", "attendee").stack.map(({ cta: id }) => id)).toEqual(expected);
    }),
  );
});

test("[K17] moving one among ordered ones changes that one alone", () => {
  const index = world();
  const cell = ctaCellOf(index, "session", "attendee");
  expect(planStackMove(cell, rate.id, 0, countingKeys())).toHaveLength(1);
  expect(planStackMove(cell, rate.id, 1, countingKeys())).toEqual([]);
});

test("[K18] moved to another role it leaves the first, copied it keeps both", () => {
  const index = world({ "session>speaker": "discuss" });
  const from = ctaCellOf(index, "session", "attendee");
  applyToCtaIndex(index, planRoleMove(planner(index), from, rate.id, "speaker", true).changes);
  expect([shown(index, "attendee"), shown(index, "speaker")]).toEqual([["*Bookmark", "Rate"], ["Rate"]]);
  applyToCtaIndex(index, planRoleMove(planner(index), from, bookmark.id, "speaker", false).changes);
  expect([shown(index, "attendee"), shown(index, "speaker")]).toEqual([["Rate"], ["Rate", "*Bookmark"]]);
});

test("[K18] a role that has a primary is asked before it gets another", () => {
  const index = world();
  type(index, "speaker", "*edit");
  const plan = planRoleMove(planner(index), ctaCellOf(index, "session", "attendee"), bookmark.id, "speaker", false);
  expect(plan.asks).toMatchObject([{ role: "speaker", wants: bookmark.id }]);
});

test("[K18] taken from its last role it goes, taken from one of several it stays", () => {
  const shared = cta("session", "View", { attendee: ["secondary", "a"], speaker: ["secondary", "a"] });
  const index = ctaMatrix(["session"], ["attendee", "speaker"], [shared]);
  expect(planTake(planner(index), "speaker", shared.id)).toMatchObject([{ does: "entry", key: "speaker", value: null }]);
  expect(planTake(planner(world()), "attendee", rate.id)).toEqual([{ does: "remove", kind: "cta", id: rate.id }]);
});

test("[K18] none and Delete empty the cell, to discuss leaves a filled one alone", () => {
  const index = world();
  expect(type(index, "attendee", "?").changes).toEqual([]);
  type(index, "attendee", "-");
  expect(ctaCellOf(index, "session", "attendee")).toMatchObject({ state: "none", stack: [] });
  type(index, "attendee", "");
  expect(ctaCellOf(index, "session", "attendee").state).toBe("unanswered");
});

test("[K14] a range filled with one verb makes one call to action with several roles", () => {
  const index = world();
  const inputs = ["attendee", "speaker"].map((role) => ({ object: "session", role, input: readCtaText("print") }));
  const plan = planManyCtas(planner(index), inputs);
  expect(plan.changes.map(({ does }) => does)).toEqual(["create", "entry"]);
});

test("[K24] to another object it goes itself, with all that hangs on it, where no other role holds it", () => {
  const index = world({ "room>speaker": "none" });
  const plan = planCellMove(
    planner(index),
    ctaCellOf(index, "session", "attendee"),
    bookmark.id,
    { object: "room", role: "speaker" },
    false,
  );
  expect(plan.cta).toBe(bookmark.id);
  expect(plan.changes.map(({ does }) => does)).not.toContain("create");
  applyToCtaIndex(index, plan.changes);
  expect(ctaCellOf(index, "room", "speaker")).toMatchObject({ answer: "", stack: [{ cta: bookmark.id, rank: "primary" }] });
  expect(shown(index, "attendee")).toEqual(["Rate"]);
});

test("[K24] to the same role of another object it keeps its place among the roles", () => {
  const index = world();
  const plan = planCellMove(planner(index), ctaCellOf(index, "session", "attendee"), rate.id, { object: "room", role: "attendee" }, false);
  applyToCtaIndex(index, plan.changes);
  expect(ctaCellOf(index, "room", "attendee").stack).toMatchObject([{ cta: rate.id }]);
  expect(index.ctas.get(rate.id)?.roles).toHaveLength(1);
});

test("[K24] roles that hold it too keep it, and the other object gets one like it", () => {
  const index = world();
  applyToCtaIndex(index, planRoleMove(planner(index), ctaCellOf(index, "session", "attendee"), rate.id, "speaker", true).changes);
  const plan = planCellMove(planner(index), ctaCellOf(index, "session", "attendee"), rate.id, { object: "room", role: "attendee" }, false);
  applyToCtaIndex(index, plan.changes);
  expect(plan.cta).not.toBe(rate.id);
  expect([shown(index, "attendee"), shown(index, "speaker")]).toEqual([["*Bookmark"], ["Rate"]]);
  expect(ctaCellOf(index, "room", "attendee").stack).toMatchObject([{ cta: plan.cta, verb: "Rate" }]);
});

test("[K24] a copy leaves it here; what the other object can do already gets the role, and two primary ones are asked about", () => {
  const index = ctaMatrix(
    ["session", "room"],
    ["attendee", "speaker"],
    [bookmark, cta("room", "bookmark", { speaker: ["secondary", "a0"] }), cta("room", "Find", { attendee: ["primary", "a0"] })],
  );
  const plan = planCellMove(
    planner(index),
    ctaCellOf(index, "session", "attendee"),
    bookmark.id,
    { object: "room", role: "attendee" },
    true,
  );
  applyToCtaIndex(index, plan.changes);
  expect(index.ctas.size).toBe(3);
  expect(shown(index, "attendee")).toEqual(["*Bookmark"]);
  expect(ctaCellOf(index, "room", "attendee").stack.map(({ verb, rank }) => `${verb} ${rank}`)).toEqual([
    "Find primary",
    "bookmark secondary",
  ]);
  expect(plan.asks).toMatchObject([{ object: "room", role: "attendee", wants: plan.cta }]);
});
