/** Where keys lead in a grid: docs/spec/grid.md, GR1–GR4. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edgeFrom, isInRange, nearestPlace, rangeBetween, type Step, type StepInto, stepFrom } from "#client/parts/grid/grid-places.ts";
import { nearest } from "#client/parts/grid/scroll-to.ts";

const axes = { rows: ["r0", "r1", "r2", "r3"], columns: ["c0", "c1", "c2"] };
const into = (heads: boolean): StepInto => ({ axes, page: 2, heads });
const from = (row: number, column: number, step: Step, heads = true) => stepFrom({ row, column }, step, into(heads));

describe("steps", () => {
  test("[GR2] arrows go one cell, and stay where there is nowhere to go", () => {
    expect(from(1, 1, "up")).toEqual({ row: 0, column: 1 });
    expect(from(3, 1, "down")).toEqual({ row: 3, column: 1 });
    expect(from(0, 2, "right")).toEqual({ row: 0, column: 2 });
  });

  test("[GR2] arrows reach the heads, no key reaches the corner", () => {
    expect(from(0, 0, "up")).toEqual({ row: -1, column: 0 });
    expect(from(0, 0, "left")).toEqual({ row: 0, column: -1 });
    expect(from(-1, 0, "left")).toEqual({ row: -1, column: 0 });
    expect(from(0, -1, "up")).toEqual({ row: 0, column: -1 });
    expect(from(0, 0, "up", false)).toEqual({ row: 0, column: 0 });
  });

  test("[GR2] Home and End in the row, with Cmd or Ctrl in the grid, Page Up and Down by a screen", () => {
    expect(from(2, 1, "row-start")).toEqual({ row: 2, column: 0 });
    expect(from(2, 1, "row-end")).toEqual({ row: 2, column: 2 });
    expect(from(2, 1, "first")).toEqual({ row: 0, column: 0 });
    expect(from(0, 1, "last")).toEqual({ row: 3, column: 2 });
    expect(from(3, 1, "page-up")).toEqual({ row: 1, column: 1 });
    expect(from(0, 1, "page-down")).toEqual({ row: 2, column: 1 });
    expect(from(1, 1, "page-up")).toEqual({ row: 0, column: 1 });
  });

  test("[GR2] no step leaves the grid", () => {
    const steps: Step[] = ["up", "down", "left", "right", "row-start", "row-end", "first", "last", "page-up", "page-down"];
    const row = fc.integer({ min: 0, max: 3 });
    const column = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(row, column, fc.constantFrom(...steps), fc.boolean(), (r, c, step, heads) => {
        const to = from(r, c, step, heads);
        expect(to.row).toBeGreaterThanOrEqual(heads ? -1 : 0);
        expect(to.row).toBeLessThan(4);
        expect(to.column).toBeGreaterThanOrEqual(heads ? -1 : 0);
        expect(to.column).toBeLessThan(3);
        expect(to.row === -1 && to.column === -1).toBe(false);
      }),
    );
  });
});

describe("edges", () => {
  const line = { rows: ["r"], columns: ["0", "1", "2", "3", "4", "5", "6"] };
  const filled = (...columns: string[]) => {
    return (_row: string, column: string) => columns.includes(column);
  };
  const right = (column: number, isFilled: (row: string, column: string) => boolean) =>
    edgeFrom({ row: 0, column }, "right", line, isFilled);

  test("[GR3] to the last cell of a filled block", () => expect(right(1, filled("1", "2", "3", "6"))).toEqual({ row: 0, column: 3 }));
  test("[GR3] from its edge to where the next one begins", () =>
    expect(right(3, filled("1", "2", "3", "6"))).toEqual({ row: 0, column: 6 }));
  test("[GR3] from an empty cell to the first filled one", () => expect(right(0, filled("2", "3"))).toEqual({ row: 0, column: 2 }));
  test("[GR3] to the last cell where nothing is filled", () => expect(right(0, filled())).toEqual({ row: 0, column: 6 }));
  test("[GR3] nowhere from the last cell", () => expect(right(6, filled())).toEqual({ row: 0, column: 6 }));
  test("[GR3] from a head to the first cell", () =>
    expect(edgeFrom({ row: 0, column: -1 }, "right", line, filled())).toEqual({ row: 0, column: 0 }));
});

describe("ranges and places", () => {
  test("[GR4] a range is a rectangle, whichever corner it started at", () => {
    const range = rangeBetween(axes, { row: "r2", column: "c0" }, { row: "r0", column: "c1" });
    expect(range).toEqual({ top: 0, bottom: 2, left: 0, right: 1 });
    expect(isInRange(range, 1, 1)).toBe(true);
    expect(isInRange(range, 1, 2)).toBe(false);
    expect(isInRange(null, 0, 0)).toBe(false);
  });

  test("[GR4] heads are in no range", () => {
    expect(rangeBetween(axes, { row: null, column: "c0" }, { row: "r1", column: "c1" })).toBeNull();
    expect(rangeBetween(axes, { row: "gone", column: "c0" }, { row: "r1", column: "c1" })).toBeNull();
  });

  test("[GR1] a place whose row went is replaced by what stands there now", () => {
    const without = { rows: ["r0", "r2"], columns: axes.columns };
    expect(nearestPlace(without, { row: "r1", column: "c1" }, { row: 1, column: 1 })).toEqual({ row: "r2", column: "c1" });
    expect(nearestPlace(without, { row: "r3", column: "c1" }, { row: 3, column: 1 })).toEqual({ row: "r2", column: "c1" });
    expect(nearestPlace(without, { row: null, column: "c2" }, { row: -1, column: 2 })).toEqual({ row: null, column: "c2" });
    expect(nearestPlace({ rows: [], columns: [] }, { row: "r1", column: "c1" }, { row: 1, column: 1 })).toBeNull();
  });

  test("[GR14] scrolling brings into sight by as little as possible", () => {
    expect(nearest(100, 300, 150, 48)).toBe(100);
    expect(nearest(100, 300, 40, 48)).toBe(40);
    expect(nearest(100, 300, 380, 48)).toBe(128);
    expect(nearest(0, 30, 100, 48)).toBe(100);
  });
});
