/**
 * Where one can be in a grid, and where a key leads from there. Pure; rules GR1–GR6, docs/spec/grid.md.
 *
 * Places are kept by id, so that rows and columns that come, go or move under one's hands never move the selection to something
 * else. `null` is the head of a row or a column.
 */

export interface GridAt {
  readonly row: string | null;
  readonly column: string | null;
}

export interface GridAxes {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** A place by position; -1 is the head. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Positions of a rectangle of cells, both ends included. */
export interface GridRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export type Step = "up" | "down" | "left" | "right" | "row-start" | "row-end" | "first" | "last" | "page-up" | "page-down";
export type Way = "up" | "down" | "left" | "right";

export interface StepInto {
  readonly axes: GridAxes;
  /** Rows that fit the screen. */
  readonly page: number;
  /** Heads can be reached; not while a range is extended. */
  readonly heads: boolean;
}

export const spotOf = ({ rows, columns }: GridAxes, { row, column }: GridAt): Spot => ({
  row: row === null ? -1 : rows.indexOf(row),
  column: column === null ? -1 : columns.indexOf(column),
});

export const atOf = ({ rows, columns }: GridAxes, { row, column }: Spot): GridAt => ({
  row: rows[row] ?? null,
  column: columns[column] ?? null,
});

export const isSamePlace = (a: GridAt | null, b: GridAt | null): boolean => a?.row === b?.row && a?.column === b?.column;

/** One key's way. Stays where there is nowhere to go. */
export function stepFrom(spot: Spot, step: Step, { axes, page, heads }: StepInto): Spot {
  const [lastRow, lastColumn] = [axes.rows.length - 1, axes.columns.length - 1];
  const { row, column } = spot;
  const wanted: Record<Step, Spot> = {
    up: { row: row - 1, column },
    down: { row: row + 1, column },
    left: { row, column: column - 1 },
    right: { row, column: column + 1 },
    "row-start": { row, column: 0 },
    "row-end": { row, column: lastColumn },
    first: { row: 0, column: 0 },
    last: { row: lastRow, column: lastColumn },
    "page-up": { row: Math.max(0, row - page), column },
    "page-down": { row: row + page, column },
  };
  return within(wanted[step], spot, axes, heads);
}

/** The corner is no place: from a head nobody steps onto it. */
function within(wanted: Spot, from: Spot, { rows, columns }: GridAxes, heads: boolean): Spot {
  const least = heads ? -1 : 0;
  const row = Math.min(rows.length - 1, Math.max(least, wanted.row));
  const column = Math.min(columns.length - 1, Math.max(least, wanted.column));
  return row === -1 && column === -1 ? from : { row, column };
}

const ways: Record<Way, Spot> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

/** To the edge of a filled block, else to where the next one begins, else to the last cell. */
export function edgeFrom(spot: Spot, way: Way, { rows, columns }: GridAxes, isFilled: (row: string, column: string) => boolean): Spot {
  const { row: down, column: right } = ways[way];
  const isInside = ({ row, column }: Spot) => row >= 0 && column >= 0 && row < rows.length && column < columns.length;
  const filled = ({ row, column }: Spot) => isFilled(rows[row] ?? "", columns[column] ?? "");
  const after = ({ row, column }: Spot) => ({ row: row + down, column: column + right });
  if (!isInside(spot) || !isInside(after(spot))) return isInside(after(spot)) ? after(spot) : spot;
  const inBlock = filled(spot) && filled(after(spot));
  let at = after(spot);
  while (isInside(after(at)) && (inBlock ? filled(after(at)) : !filled(at))) at = after(at);
  return at;
}

/** The rectangle between two places; `null` where one of them is a head or gone. */
export function rangeBetween(axes: GridAxes, from: GridAt, to: GridAt): GridRange | null {
  const [a, b] = [spotOf(axes, from), spotOf(axes, to)];
  if (Math.min(a.row, a.column, b.row, b.column) < 0) return null;
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

export const isOneCell = ({ top, bottom, left, right }: GridRange): boolean => top === bottom && left === right;

export function isInRange(range: GridRange | null, row: number, column: number): boolean {
  return range !== null && row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** The place that stands where a place stood, after rows or columns went; `null` in an empty grid. */
export function nearestPlace(axes: GridAxes, at: GridAt | null, was: Spot): GridAt | null {
  if (axes.rows.length === 0 || axes.columns.length === 0) return null;
  const now = at === null ? { row: 0, column: 0 } : spotOf(axes, at);
  const row = at?.row === null ? -1 : now.row >= 0 ? now.row : Math.min(Math.max(0, was.row), axes.rows.length - 1);
  const column = at?.column === null ? -1 : now.column >= 0 ? now.column : Math.min(Math.max(0, was.column), axes.columns.length - 1);
  return atOf(axes, { row, column });
}
