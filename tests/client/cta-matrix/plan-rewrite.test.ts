/** Typing over a call to action: docs/spec/cta-matrix.md, X5. */
import { expect, test } from "vitest";
import { planRewrite } from "#client/views/cta-matrix/plan-rewrite.ts";
import { applyToCtaIndex } from "#shared/artifacts/cta-changes.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { objectNames } from "#shared/artifacts/name-finder.ts";
import { countingKeys, cta, ctaMatrix, object } from "#tests/support/artifact-world.ts";

const names = objectNames([object("Session"), object("Room")]);
const bookmark = cta("session", "Bookmark", { attendee: ["primary", "a0"] });
const rate = cta("session", "Rate", { attendee: ["secondary", "a1"] });

function rewrite(id: string, text: string) {
  const index = ctaMatrix(["session", "room"], ["attendee"], [bookmark, rate]);
  const plan = planRewrite({ index, keys: countingKeys(), targetOf: names.find }, ctaCellOf(index, "session", "attendee"), id, text);
  applyToCtaIndex(index, plan.changes);
  return { plan, stack: ctaCellOf(index, "session", "attendee").stack };
}

test("[X5] verb, other object and condition take its place, the call to action stays the same", () => {
  const { stack } = rewrite(rate.id, "!assign > room (own)");
  expect(stack[1]).toMatchObject({ cta: rate.id, verb: "Assign", target: "room", condition: "own", phase: "now", order: "a1" });
});

test("[X5] what follows a comma is added", () => {
  expect(rewrite(rate.id, "Rate it, share").stack.map(({ verb }) => verb)).toEqual(["Bookmark", "Rate it", "Share"]);
});

test("[X5] a second primary asks, and changes nothing but the words", () => {
  const { plan, stack } = rewrite(rate.id, "*Rate it");
  expect(plan.asks).toEqual([{ object: "session", role: "attendee", has: bookmark.id, wants: rate.id }]);
  expect(stack.map(({ rank }) => rank)).toEqual(["primary", "secondary"]);
});

test("[X5] an unknown object or a verb too long changes nothing and says why", () => {
  expect(rewrite(rate.id, "assign > Moon").plan).toMatchObject({ changes: [], problems: ["There is no object “Moon”."] });
  expect(rewrite(rate.id, "x".repeat(61)).plan).toMatchObject({ changes: [], problems: [expect.stringContaining("at most 60")] });
});

test("[X5] the same words, an answer, or nothing change nothing", () => {
  for (const text of ["Rate", "-", "?", "  "]) expect(rewrite(rate.id, text).plan.changes, text).toEqual([]);
});
