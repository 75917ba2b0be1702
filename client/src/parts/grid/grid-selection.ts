/**
 * What is selected in a grid: one rectangle, or several that were added one to the other. Pure; rules GR4 and GR15, docs/spec/grid.md.
 */
import { atOf, type GridAt, type GridAxes, type GridRange, isInRange, rangeBetween, type Spot } from "./grid-places.ts";

/** A rectangle by the places at two of its corners, so that it stays on its cells while rows and columns come and go. */
export interface GridArea {
  readonly from: GridAt;
  readonly to: GridAt;
}

/** A cell by the ids of its row and its column. */
export interface GridCellAt {
  readonly row: string;
  readonly column: string;
}

/** The rows and columns that selected cells stand in: what a copy of them is a table of. */
export interface GridBlock {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  has(row: string, column: string): boolean;
}

/** Positions of the areas that are still there. */
export const rangesOf = (axes: GridAxes, areas: readonly GridArea[]): GridRange[] =>
  areas.flatMap(({ from, to }) => rangeBetween(axes, from, to) ?? []);

const areaOf = (axes: GridAxes, { top, bottom, left, right }: GridRange): GridArea => ({
  from: atOf(axes, { row: top, column: left }),
  to: atOf(axes, { row: bottom, column: right }),
});

export const isSelected = (ranges: readonly GridRange[], row: number, column: number): boolean =>
  ranges.some((range) => isInRange(range, row, column));

/** Every selected cell once, row by row. */
export function cellsOf({ rows, columns }: GridAxes, ranges: readonly GridRange[]): GridCellAt[] {
  const lines = rows.flatMap((row, at) => {
    const across = ranges.filter(({ top, bottom }) => at >= top && at <= bottom);
    return across.length === 0 ? [] : [{ row, across }];
  });
  return lines.flatMap(({ row, across }) =>
    columns.flatMap((column, at) => (across.some(({ left, right }) => at >= left && at <= right) ? [{ row, column }] : [])),
  );
}

export function blockOf(axes: GridAxes, ranges: readonly GridRange[]): GridBlock {
  const [rows, columns] = [new Map(axes.rows.map((id, at) => [id, at])), new Map(axes.columns.map((id, at) => [id, at]))];
  return {
    rows: axes.rows.filter((_, at) => ranges.some(({ top, bottom }) => at >= top && at <= bottom)),
    columns: axes.columns.filter((_, at) => ranges.some(({ left, right }) => at >= left && at <= right)),
    has: (row, column) => isSelected(ranges, rows.get(row) ?? -1, columns.get(column) ?? -1),
  };
}

/** The same without one cell: each rectangle around it falls into up to four. */
export function withoutCell(axes: GridAxes, ranges: readonly GridRange[], { row, column }: Spot): GridArea[] {
  return ranges
    .flatMap((range) => {
      if (!isInRange(range, row, column)) return [range];
      const { top, bottom, left, right } = range;
      const around: GridRange[] = [
        { top, bottom: row - 1, left, right },
        { top: row + 1, bottom, left, right },
        { top: row, bottom: row, left, right: column - 1 },
        { top: row, bottom: row, left: column + 1, right },
      ];
      return around.filter((each) => each.top <= each.bottom && each.left <= each.right);
    })
    .map((range) => areaOf(axes, range));
}

/** Which columns of a row are selected, as a value that is equal while they are: "2-4 7-7". */
export const columnsIn = (ranges: readonly GridRange[], row: number): string =>
  ranges.flatMap(({ top, bottom, left, right }) => (row >= top && row <= bottom ? [`${left}-${right}`] : [])).join(" ");

/** Reads it again. */
export function readColumns(written: string): (column: number) => boolean {
  if (written === "") return () => false;
  const spans = written.split(" ").map((span) => span.split("-").map(Number));
  return (column) => spans.some(([left = 0, right = -1]) => column >= left && column <= right);
}
