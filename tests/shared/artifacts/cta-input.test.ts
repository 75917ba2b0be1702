/** What is typed into a cell of the CTA matrix: docs/spec/artifacts.md, K11–K13. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { problemOf, readCtaKey, readCtaText, tidyVerb, writeCtaText } from "#shared/artifacts/cta-input.ts";

const typed = (verb: string, more: object = {}) => ({ verb, target: "", condition: "", isPrimary: false, isNow: false, ...more });

test.each([
  ["approve, return", [typed("Approve"), typed("Return")]],
  ["approve\nreturn;print", [typed("Approve"), typed("Return"), typed("Print")]],
  ["assign > Room", [typed("Assign", { target: "Room" })]],
  ["assign>Ticket type (own), view", [typed("Assign", { target: "Ticket type", condition: "own" }), typed("View")]],
  ["*bookmark", [typed("Bookmark", { isPrimary: true })]],
  ["! * bookmark", [typed("Bookmark", { isPrimary: true, isNow: true })]],
  ["bookmark*!", [typed("Bookmark", { isPrimary: true, isNow: true })]],
  ["edit (own)!", [typed("Edit", { condition: "own", isNow: true })]],
  ["edit (own, in draft), view", [typed("Edit", { condition: "own, in draft" }), typed("View")]],
  ["edit (own (or shared))", [typed("Edit", { condition: "own (or shared)" })]],
  ["edit (own", [typed("Edit", { condition: "own" })]],
  ["upload (draft) slides", [typed("Upload slides", { condition: "draft" })]],
  ['"copy, paste", view', [typed("Copy, paste"), typed("View")]],
  ['show 5" screen, view', [typed('Show 5" screen'), typed("View")]],
  [", ,approve,,", [typed("Approve")]],
  ["eSign", [typed("eSign")]],
  ["اعتماد, 批准", [typed("اعتماد"), typed("批准")]],
])("[K11] %s is read", (text, ctas) => {
  expect(readCtaText(text)).toEqual({ says: "ctas", ctas });
});

test.each([
  ["-", "none"],
  ["–", "none"],
  ["None", "none"],
  ["?", "discuss"],
  ["", "clear"],
  [" , ", "clear"],
])("[K11] %j answers the cell", (text, says) => {
  expect(readCtaText(text)).toEqual({ says });
});

test("[K12] keys answer while nothing is edited", () => {
  expect(readCtaKey("-")).toEqual({ says: "none" });
  expect(readCtaKey("?")).toEqual({ says: "discuss" });
  expect(readCtaKey("Delete")).toEqual({ says: "clear" });
  expect(readCtaKey("a")).toBeNull();
});

const part = fc
  .array(
    fc.oneof(
      fc.constantFrom("approve", "own", "-", "?", '"', "*", "!", ">", "(", ")", ",", ";", "none", '5"', "批准", "🎤"),
      fc.string({ minLength: 1, maxLength: 4 }),
    ),
    { maxLength: 4 },
  )
  .map((words) => tidyVerb(words.join(" ")));
const cta = fc.record({
  verb: part.filter((verb) => verb !== ""),
  target: part,
  condition: part,
  isPrimary: fc.boolean(),
  isNow: fc.boolean(),
});

test("[K13] what is copied reads back as it was", () => {
  fc.assert(
    fc.property(fc.array(cta, { minLength: 1, maxLength: 3 }), (ctas) => {
      expect(readCtaText(writeCtaText(ctas))).toEqual({ says: "ctas", ctas });
    }),
    { numRuns: 3_000 },
  );
});

test("[K13] plain calls to action are copied plainly", () => {
  const ctas = [typed("Bookmark", { isPrimary: true }), typed("Assign", { target: "Room", condition: "own" })];
  expect(writeCtaText(ctas)).toBe("*Bookmark, Assign > Room (own)");
});

test("[K13] a verb of more than 60 characters is refused in a sentence", () => {
  expect(problemOf(typed("x".repeat(60)))).toBe("");
  expect(problemOf(typed("x".repeat(61)))).toBe("A verb has at most 60 characters, this one has 61.");
});

test("[K13] ten thousand brackets are read in no time", () => {
  expect(readCtaText("(".repeat(10_000) + '"'.repeat(10_000))).toEqual({ says: "clear" });
});
