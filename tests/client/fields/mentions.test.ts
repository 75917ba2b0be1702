import { expect, test } from "vitest";
import { mentionsIn } from "#client/fields/mentions.ts";
import { readProse } from "#client/fields/prose-marks.ts";
import { piecesOf } from "#client/fields/prose-pieces.ts";
import { nameIndex } from "#client/project/name-index.ts";

const names = nameIndex([
  { id: "session", names: ["Session", "Talk"] },
  { id: "conference", names: ["Conference"] },
  { id: "theatre", names: ["Operating theatre", "OR"] },
]);
const named = (text: string, own = "") => mentionsIn(names, text, own).map(({ from, to, id }) => [text.slice(from, to), id]);

test("[F15] objects are recognised by name, plural and synonym", () => {
  expect(named("Talks of a conference")).toEqual([
    ["Talks", "session"],
    ["conference", "conference"],
  ]);
});

test("[F15] a text does not point at its own object", () => {
  expect(named("A session is part of a Conference", "session")).toEqual([["Conference", "conference"]]);
});

test("[F15] an abbreviation of two letters is not taken for a word", () => {
  expect(named("one or two")).toEqual([]);
  expect(named("in the OR")).toEqual([["OR", "theatre"]]);
});

test("[F12] what is shown for reading is the text without the signs, names and styles in their places", () => {
  const text = "A **scheduled talk** of a *Conference*";
  const [line] = readProse(text);
  const pieces = line ? piecesOf(text, line, mentionsIn(names, text, "")) : [];
  expect(pieces.map((piece) => piece.text).join("")).toBe("A scheduled talk of a Conference");
  expect(pieces.filter((piece) => piece.object).map((piece) => [piece.text, piece.strong, piece.em])).toEqual([
    ["talk", true, false],
    ["Conference", false, true],
  ]);
});
