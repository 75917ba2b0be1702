import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { proseLimit } from "#client/fields/prose-limit.ts";

/** A text of ten letters at most, and what was said about it. */
function prose(doc: string) {
  const cuts: number[] = [];
  const state = EditorState.create({ doc, extensions: [proseLimit(10, (letters) => cuts.push(letters))] });
  const typed = (from: number, insert: string, userEvent?: string, to = from) =>
    state.update({ changes: { from, to, insert }, ...(userEvent ? { userEvent } : {}) }).state.doc.toString();
  return { cuts, typed };
}

test("[F13] what fits of a paste is kept, in its place, and the rest is counted", () => {
  const { typed, cuts } = prose("abcdef");
  expect(typed(3, "1234567890", "input.paste")).toBe("abc1234def");
  expect(cuts.at(-1)).toBe(6);
});

test("[F13] a full text takes no more letter, and may be shortened", () => {
  const { typed, cuts } = prose("0123456789ab");
  expect(typed(12, "c", "input.type")).toBe("0123456789ab");
  expect(typed(0, "", "delete.backward", 1)).toBe("123456789ab");
  expect(typed(0, "x", "input.type", 3)).toBe("x3456789ab");
  expect(cuts.at(-1)).toBe(0);
});

test("[F13] what others write is never held back", () => {
  const { typed, cuts } = prose("0123456789");
  expect(typed(10, " and more")).toBe("0123456789 and more");
  expect(cuts).toEqual([]);
});

test("[F13] a letter is not cut in half", () => {
  expect(prose("012345678").typed(9, "😀", "input.paste")).toBe("012345678");
});
