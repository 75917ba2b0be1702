import { expect, test } from "vitest";
import { lettersCut } from "#client/app/cut-pastes.ts";

const field = (value: string, maxLength: number, from = value.length, to = from) => ({
  value,
  maxLength,
  selectionStart: from,
  selectionEnd: to,
});

test.each([
  ["fits", field("ab", 5), "cde", 0],
  ["does not fit", field("ab", 5), "cdefg", 2],
  ["takes the place of what is selected", field("abcde", 5, 0, 3), "xyz", 0],
  ["is longer than the field", field("", 260), "x".repeat(10_000), 9_740],
  ["meets a field that is too full already", field("abcdef", 5), "xy", 2],
  ["meets a field without a bound", field("ab", -1), "x".repeat(10_000), 0],
])("[I28] a paste that %s", (_, at, pasted, cut) => {
  expect(lettersCut(at, pasted)).toBe(cut);
});
