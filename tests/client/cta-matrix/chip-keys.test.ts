/** Keys on a call to action: docs/spec/cta-matrix.md, X4. */
import { expect, test } from "vitest";
import { readChipKey } from "#client/views/cta-matrix/chip-keys.ts";

type Held = Partial<Record<"shiftKey" | "altKey" | "ctrlKey" | "metaKey", boolean>> & { code?: string };
const press = (key: string, given: Held = {}, letters = true) =>
  readChipKey({ key, code: "", shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...given }, letters);

test("[X4] arrows walk the stack and cross to the cell beside", () => {
  expect(press("ArrowDown")).toEqual({ does: "walk", step: "down" });
  expect(press("ArrowLeft")).toEqual({ does: "cross", step: -1 });
  expect(press("End")).toEqual({ does: "walk", step: "last" });
});

test("[X4] Alt reorders, Alt Shift goes to the cell beside, with Ctrl or Cmd it stays here too", () => {
  expect(press("ArrowUp", { altKey: true })).toEqual({ does: "reorder", step: -1 });
  expect(press("ArrowRight", { altKey: true })).toBeNull();
  expect(press("ArrowRight", { altKey: true, shiftKey: true })).toEqual({ does: "to-cell", way: "right", keep: false });
  expect(press("ArrowLeft", { altKey: true, shiftKey: true, metaKey: true })).toEqual({ does: "to-cell", way: "left", keep: true });
});

test("[X4] signs are phases and the primary mark, other letters start a new one", () => {
  expect([..."1230!"].map((key) => press(key))).toMatchObject(
    ["now", "next", "later", "unassigned", "now"].map((phase) => ({ does: "phase", phase })),
  );
  expect(press("*")).toEqual({ does: "primary" });
  expect(press("b")).toEqual({ does: "type", text: "b" });
  expect(press("约")).toEqual({ does: "type", text: "约" });
  expect(press("@", { altKey: true, ctrlKey: true }), "AltGr").toEqual({ does: "type", text: "@" });
});

test("[X4] answers of cells, shortcuts of others and Tab are left alone", () => {
  expect(["-", "?", "Tab", " ", "Shift", "F5"].map((key) => press(key))).toEqual([null, null, null, null, null, null]);
  expect(press("z", { ctrlKey: true })).toBeNull();
  expect(press("u", { altKey: true, code: "KeyU" })).toEqual({ does: "uncertain" });
});

test("[X15] with single letters off no sign is a command; what is typed, arrows and chords stay", () => {
  const off = (key: string, given: Held = {}) => press(key, given, false);
  expect([..."1230!*"].map((key) => off(key))).toEqual([null, null, null, null, null, null]);
  expect(off("b")).toEqual({ does: "type", text: "b" });
  expect(off("ArrowDown")).toEqual({ does: "walk", step: "down" });
  expect(off("u", { altKey: true, code: "KeyU" })).toEqual({ does: "uncertain" });
});
