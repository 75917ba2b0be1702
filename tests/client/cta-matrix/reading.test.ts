/** How tall rows are, and how a story reads: docs/spec/cta-matrix.md, X8 and X10. */
import { expect, test } from "vitest";
import { nameIndex } from "#client/project/name-index.ts";
import { heightOf, readHeights } from "#client/views/cta-matrix/row-heights.ts";
import { writtenStory } from "#client/views/cta-matrix/written-story.ts";
import { plainSentence } from "#shared/artifacts/sentence.ts";
import { cta, ctaMatrix, idOf } from "#tests/support/artifact-world.ts";

const sizes = { pad: 6, gap: 3, chip: 24, least: 48 };
const two = [cta("session", "Rate", { attendee: ["secondary", "a0"] }), cta("session", "Share", { attendee: ["secondary", "a1"] })];
const axes = { rows: ["session", "room"], columns: ["attendee", "speaker"] };
const cellOf = (object: string, role: string) => ({ object, role });

test("[X10] a row is as tall as its longest stack, and never lower than the least", () => {
  const index = ctaMatrix(axes.rows, axes.columns, two);
  expect(readHeights(index, { axes, sizes, edited: null, cellOf })).toEqual([["session", 64]]);
  expect([0, 1, 2, 3].map((stack) => heightOf(stack, sizes))).toEqual([48, 48, 64, 91]);
});

test("[X10] what is typed has its place below the stack", () => {
  const index = ctaMatrix(axes.rows, axes.columns, two);
  const edited = { object: "session", role: "attendee" };
  expect(readHeights(index, { axes, sizes, edited, cellOf })).toEqual([["session", 91]]);
  expect(readHeights(index, { axes, sizes, edited: { object: "session", role: "speaker" }, cellOf })).toEqual([["session", 64]]);
});

const named = (list: readonly string[]) => (id: string) => {
  const name = list.find((each) => idOf(each) === id);
  return name === undefined ? undefined : { name };
};
const names = { object: named(["Session", "Schedule"]), role: named(["Attendee", "Speaker"]) };
const index = nameIndex([{ id: "schedule", names: ["Schedule"] }]);
const story = (values: Parameters<typeof cta>[3]) =>
  plainSentence(writtenStory(cta("session", "Bookmark", { attendee: ["primary", "a0"] }, values), names, index));

test("[X8] a story reads as far as it is written", () => {
  expect(story({})).toBe("As an Attendee, I want to bookmark a Session.");
  expect(story({ why: "So that it shows in my schedule." })).toBe(
    "As an Attendee, I want to bookmark a Session so that it shows in my schedule.",
  );
  expect(story({ trigger: "press the star" })).toBe("As an Attendee, I want to bookmark a Session. When I press the star …");
  expect(story({ trigger: "press it", result: "it in my schedule" })).toBe(
    "As an Attendee, I want to bookmark a Session. When I press it, I should see it in my schedule.",
  );
  expect(story({ result: "a star" })).toBe("As an Attendee, I want to bookmark a Session. I should see a star.");
});

test("[X8] objects in it are mentions", () => {
  const said = writtenStory(cta("session", "Bookmark", {}, { why: "my schedules fill" }), names, index);
  expect(said).toContainEqual({ part: "object", id: "schedule", text: "schedules" });
  expect(plainSentence(said)).toBe("As somebody, I want to bookmark a Session so that my schedules fill.");
});
