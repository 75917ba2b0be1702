import { expect, test } from "vitest";
import { type Circumstances, type Press, readPress } from "#client/app/commands/read-keys.ts";

const page: Circumstances = { in: "page", isMac: false, letters: true, begun: null };
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test("[I13] letters one after the other: the first begins, the second ends, another second is none", () => {
  expect(readPress(["g", "o"], press("g"), page)).toBe("begins");
  expect(readPress(["g", "o"], press("o"), { ...page, begun: "g" })).toBe("yes");
  expect(readPress(["g", "o"], press("x"), { ...page, begun: "g" })).toBe("no");
  expect(readPress(["g", "o"], press("o"), page)).toBe("no");
});

test("[I14] a letter is a command on the page, a letter in a field, and takes Alt in a grid", () => {
  expect(readPress(["f"], press("f"), page)).toBe("yes");
  expect(readPress(["f"], press("f"), { ...page, in: "field" })).toBe("no");
  expect(readPress(["f"], press("f", { altKey: true }), { ...page, in: "field" })).toBe("no");
  expect(readPress(["f"], press("f"), { ...page, in: "grid" })).toBe("no");
  expect(readPress(["f"], press("ƒ", { altKey: true, code: "KeyF" }), { ...page, in: "grid" })).toBe("yes");
  expect(readPress(["["], press("“", { altKey: true, code: "BracketLeft" }), { ...page, in: "grid" })).toBe("yes");
});

test("[I14] single letters can be switched off; chords and Alt stay", () => {
  const off = { ...page, letters: false };
  expect(readPress(["f"], press("f"), off)).toBe("no");
  expect(readPress(["g", "o"], press("g"), off)).toBe("no");
  expect(readPress(["]"], press("]"), off)).toBe("no");
  expect(readPress(["f"], press("f", { altKey: true }), off)).toBe("yes");
  expect(readPress(["mod", "k"], press("k", { ctrlKey: true }), off)).toBe("yes");
});

test("[I14] a menu or a dialog keeps its keys", () => {
  expect(readPress(["mod", "k"], press("k", { ctrlKey: true }), { ...page, in: "layer" })).toBe("no");
});

test("[I15] chords take Cmd on a Mac and Ctrl elsewhere, also in a field", () => {
  const inField = { ...page, in: "field" } as const;
  expect(readPress(["mod", "k"], press("k", { ctrlKey: true }), inField)).toBe("yes");
  expect(readPress(["mod", "k"], press("k", { metaKey: true }), inField)).toBe("no");
  expect(readPress(["mod", "k"], press("k", { metaKey: true }), { ...inField, isMac: true })).toBe("yes");
  expect(readPress(["mod", "k"], press("k", { ctrlKey: true }), { ...inField, isMac: true })).toBe("no");
  expect(readPress(["mod", "k"], press("K", { ctrlKey: true, shiftKey: true }), inField)).toBe("no");
  expect(readPress(["mod", "k"], press("k", { ctrlKey: true, altKey: true }), inField)).toBe("no");
});

test("[I15] a bracket behind AltGr is a bracket", () => {
  expect(readPress(["["], press("[", { altKey: true, ctrlKey: true, code: "Digit8" }), page)).toBe("yes");
  expect(readPress(["["], press("8", { altKey: true, ctrlKey: true, code: "Digit8" }), page)).toBe("no");
});
