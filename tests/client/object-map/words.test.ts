/** Keys, settings and names of files: docs/spec/object-map.md, B2, B9, B12. */
import { expect, test } from "vitest";
import { readMapKey } from "#client/views/object-map/map-keys.ts";
import { parseMapLook } from "#client/views/object-map/map-look.ts";
import { goneSentence, liftedSentence, pastedSentence, placesSentence, putBackSentence } from "#client/views/object-map/map-words.ts";

const press = (key: string, more: Partial<Parameters<typeof readMapKey>[0]> = {}) =>
  readMapKey({ key, code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });

test("[B2] arrows go, Alt moves at once, Shift goes to the end", () => {
  expect(press("ArrowDown")).toEqual({ does: "go", way: "down", toEnd: false });
  expect(press("ArrowUp", { altKey: true, shiftKey: true })).toEqual({ does: "move", way: "up", toEnd: true });
  expect(press("j")).toEqual({ does: "go", way: "down", toEnd: false });
});

test("[B15] Shift extends, Cmd and Ctrl leave what is selected, X and Space with them are in or out", () => {
  expect(press("ArrowDown", { shiftKey: true })).toEqual({ does: "extend", way: "down", toEnd: false });
  expect(press("Home", { shiftKey: true })).toEqual({ does: "extend", way: "up", toEnd: true });
  expect(press("ArrowUp", { ctrlKey: true })).toEqual({ does: "stray", way: "up" });
  expect(press(" ", { ctrlKey: true })).toEqual({ does: "toggle" });
  expect(press("x")).toEqual({ does: "toggle" });
  expect(press("a", { metaKey: true })).toEqual({ does: "all" });
});

test("[B15] the places of several are told from the first to the last", () => {
  expect(placesSentence({ place: 2, of: 9 }, 1)).toBe("2 of 9");
  expect(placesSentence({ place: 2, of: 9 }, 3)).toBe("2 to 4 of 9");
  expect(goneSentence("Room", "3 notes", 3)).toBe("Room was deleted meanwhile. 3 notes are back where they were.");
  expect(liftedSentence("3 notes", "2 to 4 of 9", 3)).toMatch(/Space drops them/);
  expect(putBackSentence("3 notes", 3)).toBe("3 notes are back where they were.");
});

test("[B9] Alt keys go by the physical key; what Cmd and Ctrl do is left to the browser and the app", () => {
  expect(press("ü", { altKey: true, code: "KeyU" })).toEqual({ does: "uncertain" });
  expect(press("µ", { altKey: true, code: "KeyM" })).toBeNull();
  expect(press("m", { ctrlKey: true })).toBeNull();
  expect(press("Home", { metaKey: true })).toEqual({ does: "mapStart" });
});

test("[B12] a setting that cannot be read is the default", () => {
  expect(parseMapLook(null)).toEqual({ arrangement: "kind", hidden: [] });
  expect(parseMapLook("no JSON")).toEqual({ arrangement: "kind", hidden: [] });
  expect(parseMapLook('{"arrangement":"ranked","hidden":["cta","nonsense",7]}')).toEqual({ arrangement: "ranked", hidden: ["cta"] });
});

test("[B11] what was pasted is told with what was there already", () => {
  expect(pastedSentence(3, 1, "Speaker")).toBe("3 attributes on Speaker, 1 was there already");
  expect(pastedSentence(1, 0, "Speaker")).toBe("1 attribute on Speaker");
});
