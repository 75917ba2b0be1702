/** Selections of several rectangles: docs/spec/grid.md, GR13, GR15. */
import { expect, test } from "vitest";
import { cellsOf, columnsIn, isSelected, rangesOf, readColumns, withoutCell } from "#client/parts/grid/grid-selection.ts";
import { chance } from "#tests/support/random.ts";

const ids = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
const axes = { rows: ids("r", 7), columns: ids("c", 6) };

test("[GR13] a row reads of itself alone which of its columns are selected", () => {
  const ranges = [
    { top: 0, bottom: 1, left: 2, right: 3 },
    { top: 1, bottom: 1, left: 5, right: 5 },
  ];
  const read = (row: number) => axes.columns.flatMap((id, at) => (readColumns(columnsIn(ranges, row))(at) ? [id] : []));
  expect([read(0), read(1), read(2)]).toEqual([["c2", "c3"], ["c2", "c3", "c5"], []]);
  expect(columnsIn(ranges, 0), "the same while a range comes in another row").toBe(columnsIn([ranges[0] ?? ranges[1] ?? never()], 0));
});

test("[GR15] without one cell is all the others, whatever rectangles lie over it", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { below: upTo } = chance(seed);
    const ranges = Array.from({ length: 1 + upTo(4) }, () => {
      const [top, left] = [upTo(7), upTo(6)];
      return { top, bottom: top + upTo(7 - top), left, right: left + upTo(6 - left) };
    });
    const spot = { row: upTo(7), column: upTo(6) };
    const left = rangesOf(axes, withoutCell(axes, ranges, spot));
    const wanted = cellsOf(axes, ranges).filter(({ row, column }) => row !== `r${spot.row}` || column !== `c${spot.column}`);
    expect(cellsOf(axes, left), `seed ${seed}`).toEqual(wanted);
    expect(isSelected(left, spot.row, spot.column)).toBe(false);
  }
});

const never = (): never => {
  throw new Error("There are two ranges.");
};
