/** What keys mean in a grid: docs/spec/grid.md, GR2–GR7. */
import { describe, expect, test } from "vitest";
import { readGridKey } from "#client/parts/grid/grid-keys.ts";

const off = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
const press = (key: string, ...held: (keyof typeof off)[]) =>
  readGridKey({ key, ...off, ...Object.fromEntries(held.map((name) => [name, true])) });

describe("keys", () => {
  test("[GR2] arrows move, with Shift they extend", () => {
    expect(press("ArrowDown")).toEqual({ does: "step", step: "down", extends: false });
    expect(press("ArrowDown", "shiftKey")).toEqual({ does: "step", step: "down", extends: true });
    expect(press("End")).toEqual({ does: "step", step: "row-end", extends: false });
    expect(press("Home", "ctrlKey")).toEqual({ does: "step", step: "first", extends: false });
    expect(press("End", "metaKey", "shiftKey")).toEqual({ does: "step", step: "last", extends: true });
  });

  test("[GR3] with Cmd or Ctrl to the edge of a block", () => {
    for (const held of ["ctrlKey", "metaKey"] as const) {
      expect(press("ArrowRight", held)).toEqual({ does: "edge", way: "right", extends: false });
      expect(press("ArrowRight", held, "shiftKey")).toEqual({ does: "edge", way: "right", extends: true });
    }
  });

  test("[GR4] select all, the row, the column", () => {
    expect(press("a", "ctrlKey")).toEqual({ does: "select", what: "all" });
    expect(press(" ", "shiftKey")).toEqual({ does: "select", what: "row" });
    expect(press(" ", "ctrlKey")).toEqual({ does: "select", what: "column" });
  });

  test("[GR6] Tab is left to the browser", () => {
    expect(press("Tab")).toBeNull();
    expect(press("Tab", "shiftKey")).toBeNull();
  });

  test("[GR7] letters of any script start a text; commands and Alt do not", () => {
    expect(press("p")).toEqual({ does: "type", text: "p" });
    expect(press("P", "shiftKey")).toEqual({ does: "type", text: "P" });
    expect(press("ж")).toEqual({ does: "type", text: "ж" });
    expect(press("😀")).toEqual({ does: "type", text: "😀" });
    expect(press("@", "altKey", "ctrlKey")).toEqual({ does: "type", text: "@" });
    for (const held of ["ctrlKey", "metaKey", "altKey"] as const) expect(press("p", held)).toBeNull();
    for (const key of ["F5", "Shift", "Escape2", " ", "Unidentified"]) expect(press(key)).toBeNull();
  });

  test("[GR7] an input method or a dead key opens the field empty", () => {
    expect(press("Process")).toEqual({ does: "type", text: "" });
    expect(press("Dead")).toEqual({ does: "type", text: "" });
  });

  test("Enter opens, F2 edits, Esc peels, Cmd or Ctrl D fills", () => {
    expect(press("Enter")).toEqual({ does: "open" });
    expect(press("F2")).toEqual({ does: "edit" });
    expect(press("Escape")).toEqual({ does: "escape" });
    expect(press("d", "metaKey")).toEqual({ does: "fill-down" });
    expect(press("z", "ctrlKey")).toBeNull();
  });
});
