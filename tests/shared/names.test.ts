/** Names compared: docs/spec/artifacts.md, F rules. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { articleOf, foldName, isSameName, pluralOf } from "#shared/schema/names.ts";

test.each([
  ["Ticket type", "ticket-types"],
  ["Ticket type", "TicketType"],
  ["Café", "CAFES"],
  ["Straße", "strasse"],
  ["Łódź tour", "lodz tours"],
  ["Bus", "Buses"],
  ["Case", "Cases"],
  ["Box", "boxes"],
  ["Party", "Parties"],
  ["Person", "People"],
  ["Speaker’s kit", "speakers kit"],
  ["Status", "statuses"],
  ["Canvas", "canvases"],
  ["Menu", "Menus"],
  ["Movie", "Movies"],
  ["会议", " 会议 "],
  ["جلسة", "جَلسة"],
])("[F1] %s and %s are one name", (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

test.each([
  ["Plan", "Plane"],
  ["Car", "Care"],
  ["Session", "Sessions chair"],
  ["Class", "Clas"],
  ["constructor", "toString"],
  ["🎟", "🎤"],
])("[F1] %s and %s are two", (one, other) => {
  expect(isSameName(one, other)).toBe(false);
});

test("[F2] folding twice changes nothing, and leaves something of every name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 30 }), (name) => {
      const once = foldName(name);
      expect(foldName(once)).toBe(once);
      if (name.trim() !== "") expect(once).not.toBe("");
    }),
    { numRuns: 2_000 },
  );
});

test("[F3] an English plural folds back to its singular", () => {
  const word = fc.stringMatching(/^[a-z]{3,12}$/);
  fc.assert(fc.property(word, (text) => isSameName(pluralOf(text), text)));
});

test.each([
  ["Session", "Sessions"],
  ["Ticket Type", "Ticket Types"],
  ["Specialty", "Specialties"],
  ["Day", "Days"],
  ["Pre-op Assessment", "Pre-op Assessments"],
  ["Child", "Children"],
  ["会议", "会议"],
  ["🎟", "🎟"],
])("[F3] the plural of %s is %s", (one, many) => {
  expect(pluralOf(one)).toBe(many);
});

test.each([
  ["Attendee", "an"],
  ["Session", "a"],
  ["Hour", "an"],
  ["Unit", "a"],
  ["FAQ", "an"],
  ["URL", "a"],
  ["MRI scan", "an"],
  ["Edition", "an"],
])("[F4] %s takes %s", (name, article) => {
  expect(articleOf(name)).toBe(article);
});
