/** The cells of a range, as pairs of objects, line by line as they are shown. Pure. */
import type { GridAxes, GridRange } from "../../parts/grid/grid-places.ts";
import { type Pair, turn } from "./pair.ts";

export function pairRows({ rows, columns }: GridAxes, { top, bottom, left, right }: GridRange, isTurned: boolean): Pair[][] {
  const across = columns.slice(left, right + 1);
  return rows.slice(top, bottom + 1).map((row) => across.map((column) => turn(isTurned, { row, column })));
}
