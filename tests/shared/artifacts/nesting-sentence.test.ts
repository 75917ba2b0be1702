/** The sentence bar of the nested-object matrix: docs/spec/artifacts.md, N21–N24. */
import { expect, test } from "vitest";
import { readCell } from "#shared/artifacts/nesting-cell.ts";
import { readNestingText } from "#shared/artifacts/nesting-input.ts";
import { sentenceOfCell, sentenceOfRange, sentenceOfRow, sentenceOfTyping } from "#shared/artifacts/nesting-sentence.ts";
import { plainSentence } from "#shared/artifacts/sentence.ts";
import { byName, relationship } from "#tests/support/artifact-world.ts";

const names = byName(["Session", "Speaker", "Attendee"]);
const several = { min: 1, max: null };
const presents = relationship("session", "speaker", {
  label: "is presented by",
  inverseLabel: "presents",
  sourceToTarget: several,
  targetToSource: several,
});
const cell = (held = [presents], answer = "") => readCell("session", "speaker", held, answer);

test("[N21] a cell reads both ways, in parts a view can draw", () => {
  expect(sentenceOfCell(cell(), names)).toEqual([
    { part: "text", text: "A " },
    { part: "object", id: "session", text: "Session" },
    { part: "text", text: " " },
    { part: "verb", id: "session.speaker", text: "is presented by" },
    { part: "text", text: " " },
    { part: "strong", text: "one or more" },
    { part: "text", text: " " },
    { part: "object", id: "speaker", text: "Speakers" },
    { part: "text", text: ", and " },
    { part: "text", text: "a " },
    { part: "object", id: "speaker", text: "Speaker" },
    { part: "text", text: " " },
    { part: "verb", id: "session.speaker", text: "presents" },
    { part: "text", text: " " },
    { part: "strong", text: "one or more" },
    { part: "text", text: " " },
    { part: "object", id: "session", text: "Sessions" },
    { part: "text", text: "." },
  ]);
});

test.each([
  [{ min: 1, max: 1 }, "A Session is presented by exactly one Speaker."],
  [{ min: 0, max: 1 }, "A Session is presented by none or one Speaker."],
  [{ min: 0, max: null }, "A Session is presented by any number of Speakers."],
  [{ min: 2, max: 4, usual: "3" }, "A Session is presented by 2 to 4 (usually 3) Speakers."],
  [null, "A Session is presented by Speakers."],
])("[N21] the cardinality %j is said in words", (sourceToTarget, said) => {
  const one = { ...presents, sourceToTarget, inverseLabel: "", targetToSource: null };
  expect(plainSentence(sentenceOfCell(cell([one]), names))).toBe(said);
});

test("[N21] a relationship without a label has its objects, and others of the cell are counted", () => {
  const bare = { ...presents, label: "", inverseLabel: "", targetToSource: null };
  const second = { ...bare, id: "z" };
  expect(plainSentence(sentenceOfCell(cell([bare, second]), names))).toBe("A Session has one or more Speakers. And 1 more relationship.");
});

test("[N21] what is gone meanwhile reads as something", () => {
  expect(plainSentence(sentenceOfCell(readCell("gone", "speaker", [], "no"), names))).toBe("No: a something shows no Speakers.");
});

test("[N22] cells without a relationship read as their answer, or as the question", () => {
  const said = (answer: string) => plainSentence(sentenceOfCell(readCell("attendee", "session", [], answer), names));
  expect(said("no")).toBe("No: an Attendee shows no Sessions.");
  expect(said("discuss")).toBe("To discuss: when you look at an Attendee, do you see Sessions?");
  expect(said("")).toBe("When you look at an Attendee, do you see Sessions?");
});

test("[N22] a pencilled cell asks, and says what the other end says", () => {
  const mirror = readCell("speaker", "session", [presents], "");
  expect(plainSentence(sentenceOfCell(mirror, names))).toBe(
    "When you look at a Speaker, do you see Sessions? A Session is presented by one or more Speakers.",
  );
});

test("[N23] the bar reads what is being typed before it is saved", () => {
  const typing = (text: string, held = [presents]) => plainSentence(sentenceOfTyping(cell(held), readNestingText(text), names));
  expect(typing("hosts 0..n", [])).toBe("A Session hosts any number of Speakers.");
  expect(typing("0..1")).toBe("A Session is presented by none or one Speaker, and a Speaker presents one or more Sessions.");
  expect(typing("-")).toBe("No: a Session shows no Speakers.");
});

test("[N24] a range is counted by state, a row is asked", () => {
  const range = [cell(), cell([], "no"), cell([], "no"), cell([], "discuss"), cell([])];
  expect(plainSentence(sentenceOfRange(range))).toBe("5 cells: 1 related, 1 to discuss, 2 without a relationship, 1 not answered.");
  expect(plainSentence(sentenceOfRange([cell()]))).toBe("1 cell: 1 related.");
  expect(plainSentence(sentenceOfRow("attendee", names))).toBe("Which of these would you see on an Attendee?");
});
