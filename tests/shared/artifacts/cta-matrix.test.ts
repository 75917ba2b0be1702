/** Cells and heads of the CTA matrix: docs/spec/artifacts.md, K1–K10. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeCtaCell, readCtaCell } from "#shared/artifacts/cta-cell.ts";
import {
  buildCtaIndex,
  type CtaIndex,
  changeCta,
  changeCtaAnswer,
  changeCtaHeads,
  changePhase,
  ctaCellOf,
  ctasOf,
} from "#shared/artifacts/cta-index.ts";
import {
  countOfRole,
  ctaHead,
  describeCtaHead,
  filterCtas,
  gapsOf,
  idleObjects,
  rivalCells,
  withoutRole,
} from "#shared/artifacts/cta-matrix.ts";
import { cta, ctaMatrix } from "#tests/support/artifact-world.ts";

const bookmark = cta("session", "Bookmark", { attendee: ["primary", "a1"], speaker: ["secondary", "a0"] }, { why: "I find it again" });
const rate = cta("session", "Rate", { attendee: ["secondary", "a0"] });
const plain = (ctas: (typeof bookmark)[]) => ctas.map((one) => ({ cta: one, phase: "" }));

test("[K1] a cell holds the calls to action of its role in the role's own order", () => {
  const cell = readCtaCell("session", "attendee", plain([bookmark, rate]), "");
  expect(cell.stack.map(({ verb }) => verb)).toEqual(["Rate", "Bookmark"]);
  expect(cell).toMatchObject({ state: "ctas", primary: bookmark.id, rivals: [] });
});

test("[K1] equal places break by id, and those without a place stand last", () => {
  const order = (verb: string, key: string) => cta("session", verb, { attendee: ["secondary", key] });
  const cell = readCtaCell("session", "attendee", plain([order("D", ""), order("C", "a1"), order("B", "a1"), order("A", "")]), "");
  expect(cell.stack.map(({ verb }) => verb)).toEqual(["B", "C", "A", "D"]);
});

test("[K2] an empty cell is none, to discuss or not answered; a call to action goes before an answer", () => {
  const state = (answer: string, ctas = plain([])) => readCtaCell("session", "attendee", ctas, answer).state;
  expect([state("none"), state("discuss"), state(""), state("none", plain([rate]))]).toEqual(["none", "discuss", "unanswered", "ctas"]);
});

test("[K3] two primaries made apart are rivals, the first of the stack counts", () => {
  const other = { ...rate, roles: [{ key: "attendee", value: { rank: "primary", order: "a0" } }] };
  const cell = readCtaCell("session", "attendee", plain([bookmark, other]), "");
  expect(cell).toMatchObject({ primary: rate.id, rivals: [rate.id, bookmark.id] });
});

test("[K4] a reader hears how many there are and which, as they are seen, then the primary one", () => {
  const nameOf = (id: string) => (id === "room" ? "Room" : "");
  const assign = cta("session", "Assign", { attendee: ["secondary", "a2"] }, { target: "room", condition: "own", uncertain: true });
  expect(describeCtaCell(readCtaCell("session", "attendee", plain([bookmark, rate, assign]), ""), nameOf)).toBe(
    "3 calls to action: Rate, Bookmark, Assign Room own; primary Bookmark; uncertain Assign",
  );
  expect(describeCtaCell(readCtaCell("session", "sponsor", [], "none"), nameOf)).toBe("none here");
});

const objects = ["session", "room"];
const roles = ["attendee", "speaker"];
const rank = fc.constantFrom("primary", "secondary");
const anyCta = fc
  .record({
    id: fc.constantFrom("c1", "c2", "c3"),
    object: fc.constantFrom(...objects),
    verb: fc.constantFrom("A", "B"),
    held: fc.dictionary(fc.constantFrom(...roles), fc.tuple(rank, fc.constantFrom("a0", "a1"))),
  })
  .map(({ id, object, verb, held }) => ({ ...cta(object, verb, held), id }));
type Step = (index: CtaIndex) => unknown;
const step: fc.Arbitrary<Step> = fc.oneof(
  anyCta.map(
    (after): Step =>
      (index) =>
        changeCta(index, after.id, after),
  ),
  fc.constantFrom("c1", "c2").map(
    (id): Step =>
      (index) =>
        changeCta(index, id, null),
  ),
  fc.tuple(fc.constantFrom("c1", "c2"), fc.constantFrom("now", "")).map(
    ([id, phase]): Step =>
      (index) =>
        changePhase(index, id, phase),
  ),
  fc.tuple(fc.constantFrom(...objects), fc.constantFrom(...roles), fc.constantFrom("none", "discuss", "")).map(
    ([o, r, a]): Step =>
      (index) =>
        changeCtaAnswer(index, `${o}>${r}`, a),
  ),
  fc.tuple(fc.shuffledSubarray(objects), fc.shuffledSubarray(roles)).map(
    ([o, r]): Step =>
      (index) =>
        changeCtaHeads(index, o, r),
  ),
  fc.tuple(fc.constantFrom(...objects), fc.constantFrom(...roles)).map(
    ([o, r]): Step =>
      (index) =>
        ctaCellOf(index, o, r),
  ),
);
const allOf = (index: CtaIndex) => ({
  head: ctaHead(index),
  cells: objects.map((object) => roles.map((role) => ctaCellOf(index, object, role))),
  ctas: objects.map((object) => ctasOf(index, object)),
  gaps: objects.map((object) => gapsOf(index, object)),
});

test("[K5] an index told of each change equals one built anew", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const index = ctaMatrix(objects, roles, []);
      for (const change of steps) change(index);
      expect(allOf(index)).toEqual(allOf(buildCtaIndex({ ...index, ctas: index.ctas.values() })));
    }),
    { numRuns: 500 },
  );
});

test("[K6] a change names exactly the read cells that show something else", () => {
  const index = ctaMatrix(objects, roles, [bookmark, rate]);
  const before = allOf(index).cells.flat();
  expect(changeCta(index, bookmark.id, { ...bookmark, verb: "Keep" })).toEqual(["session>attendee", "session>speaker"]);
  expect(changeCta(index, rate.id, { ...rate, notes: "not shown" })).toEqual([]);
  expect(changePhase(index, rate.id, "now")).toEqual(["session>attendee"]);
  expect(ctaCellOf(index, "room", "speaker")).toBe(before.find(({ object, role }) => object === "room" && role === "speaker"));
});

test("[K7] heads count each call to action once, columns once per role", () => {
  const index = ctaMatrix(objects, roles, [bookmark, rate], { "room>speaker": "discuss" });
  changePhase(index, rate.id, "now");
  expect(ctaHead(index)).toEqual({ objects: 2, roles: 2, ctas: 2, now: 1, noStory: 1, toAnswer: 1, toDiscuss: 1 });
  expect(describeCtaHead(ctaHead(index))).toBe("2 objects, 2 roles, 2 calls to action");
  expect([countOfRole(index, "attendee"), countOfRole(index, "speaker")]).toEqual([2, 1]);
});

test("[K8] a filter keeps the objects and roles that have such a call to action", () => {
  const index = ctaMatrix(objects, roles, [bookmark, rate]);
  expect(filterCtas(index, "no-story")).toEqual({ objects: ["session"], roles: ["attendee"] });
  expect(filterCtas(index, "now")).toEqual({ objects: [], roles: [] });
});

test("[K8] a filter keeps what is to answer, or to discuss", () => {
  const index = ctaMatrix(objects, roles, [bookmark, rate], { "room>speaker": "discuss", "room>attendee": "none" });
  expect(filterCtas(index, "to-discuss")).toEqual({ objects: ["room"], roles: ["speaker"] });
  expect(filterCtas(index, "to-answer").objects).not.toContain("room");
});

test("[K9] an object lacks what nobody does with it; a kind not chosen is read from the verb", () => {
  const index = ctaMatrix(objects, roles, [cta("session", "View", { attendee: ["primary", "a0"] }), { ...rate, crud: "update" }]);
  expect(gapsOf(index, "session")).toEqual(["create", "delete"]);
  expect(gapsOf(index, "room")).toEqual(["create", "read", "update", "delete"]);
  expect(idleObjects(index)).toEqual(["room"]);
});

test("[K10] rivals, and calls to action without a role, are found", () => {
  const other = { ...rate, roles: [{ key: "attendee", value: { rank: "primary", order: "a0" } }] };
  const alone = cta("session", "Lock", { archived: ["primary", "a0"] });
  const index = ctaMatrix(objects, roles, [bookmark, other, alone]);
  expect(rivalCells(index).map(({ object, role }) => `${object}>${role}`)).toEqual(["session>attendee"]);
  expect(withoutRole(index, "session")).toEqual([alone]);
  expect(ctasOf(index, "session").map(({ verb }) => verb)).toEqual(["Rate", "Bookmark", "Lock"]);
});
