/** Small pure parts of the nested-object matrix: docs/spec/nested-object-matrix.md. */
import { describe, expect, test } from "vitest";
import { placeBeside } from "#client/views/nested-object-matrix/beside.ts";
import { turn } from "#client/views/nested-object-matrix/pair.ts";
import { pairRows } from "#client/views/nested-object-matrix/range-cells.ts";

describe("turning", () => {
  const axes = { rows: ["a", "b", "c"], columns: ["x", "y"] };
  const range = { top: 0, bottom: 1, left: 0, right: 1 };

  test("[NM9] a place of the turned matrix asks about the same pair", () => {
    expect(turn(false, { row: "a", column: "x" })).toEqual({ row: "a", column: "x" });
    expect(turn(true, { row: "a", column: "x" })).toEqual({ row: "x", column: "a" });
    expect(turn(true, turn(true, { row: "a", column: "x" }))).toEqual({ row: "a", column: "x" });
  });

  test("[NM9] a range is read line by line as it is shown", () => {
    const read = (isTurned: boolean) => pairRows(axes, range, isTurned).map((line) => line.map(({ row, column }) => `${row}${column}`));
    expect(read(false)).toEqual([
      ["ax", "ay"],
      ["bx", "by"],
    ]);
    expect(read(true)).toEqual([
      ["xa", "ya"],
      ["xb", "yb"],
    ]);
  });
});

describe("the layer beside a cell", () => {
  const window = { width: 1440, height: 900 };
  const layer = { width: 400, height: 500 };
  const cell = (left: number, top: number) => ({ left, top, right: left + 84, bottom: top + 48 });

  test("[NM6] stands below and to the right, so that row and column stay in sight", () => {
    expect(placeBeside(cell(400, 200), layer, window)).toEqual({ left: 498, top: 251 });
  });

  test("[NM6] on the other side where there is no room", () => {
    expect(placeBeside(cell(1300, 200), layer, window).left).toBe(1300 - 14 - 400);
    expect(placeBeside(cell(400, 800), layer, window).top).toBe(800 - 3 - 500);
  });

  test("[NM6] never beyond the window", () => {
    const small = { width: 390, height: 600 };
    const at = placeBeside(cell(150, 280), layer, small);
    expect(at.left).toBeGreaterThanOrEqual(8);
    expect(at.top).toBe(600 - 8 - 500);
  });
});
