/** The cells of a range, whichever way the matrix is turned. */
import type { GridAxes, GridRange } from "../../parts/grid/grid-places.ts";
import type { CellAt } from "./matrix-state.ts";

export function cellsIn(
  { rows, columns }: GridAxes,
  { top, bottom, left, right }: GridRange,
  cellOf: (row: string, column: string) => CellAt,
): CellAt[] {
  return rows.slice(top, bottom + 1).flatMap((row) => columns.slice(left, right + 1).map((column) => cellOf(row, column)));
}
