import fc from "fast-check";
import { expect, test } from "vitest";
import { readProse } from "#client/fields/prose-marks.ts";

const spans = (text: string) => readProse(text).flatMap((line) => line.spans.map((span) => [span.style, text.slice(span.from, span.to)]));
const kinds = (text: string) => readProse(text).map((line) => line.kind);

test("[F10] bold and italics are read, in words and across them", () => {
  expect(spans("A **session** is a *scheduled slot*, __not__ a _room_.")).toEqual([
    ["strong", "session"],
    ["em", "scheduled slot"],
    ["strong", "not"],
    ["em", "room"],
  ]);
});

test("[F10] stars and underscores that mean themselves stay plain", () => {
  for (const text of ["2 * 3 * 4", "snake_case_name", "** not bold **", "a*", "**open"]) expect(spans(text)).toEqual([]);
});

test("[F11] lists, headings and gaps are lines of their own", () => {
  expect(kinds("First\n\n- one\n2. two\n## Head\n-no")).toEqual(["text", "blank", "item", "item", "heading", "text"]);
});

test("[F11] what comes after the first gap is the quieter part", () => {
  expect(readProse("a\nb\n\nc").map((line) => line.later)).toEqual([false, false, false, true]);
});

test("[F12] the lines cover any text exactly, and styles stay within their line", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-c*_\-# \n]{0,60}$/), (text) => {
      const lines = readProse(text);
      expect(lines.map((line) => text.slice(line.from, line.to)).join("\n")).toBe(text);
      for (const line of lines)
        for (const span of line.spans) {
          expect(span.from - span.mark >= line.from + line.lead && span.to + span.mark <= line.to && span.from < span.to).toBe(true);
        }
    }),
    { seed: 20_261_120 },
  );
});
