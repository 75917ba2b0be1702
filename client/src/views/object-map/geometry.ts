/**
 * Where columns stand on the wall and which of them are worth drawing. Pure.
 *
 * Lengths are in px of the map as drawn (scale 1) unless they say screen.
 */
import type { Zoom } from "./map-context.ts";

export const columnWidth = 172;
export const columnGap = 10;
export const columnStep = columnWidth + columnGap;
export const wallStart = 20;
export const wallTop = 16;
/** Widest column when one object is shown. */
const widestColumn = 560;
/** Below this the notes can not be read: columns are drawn as strips of colour. */
export const readableScale = 0.25;
const smallestScale = 0.02;
const scales = [readableScale, 0.35, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const;
/** Columns drawn beyond each edge. */
const beyond = 2;

export interface Frame {
  /** Of the wall on screen. */
  readonly width: number;
  readonly height: number;
}

export interface Wall {
  readonly scale: number;
  /** Whether one object fills the wall, and the columns are pages. */
  readonly isPaged: boolean;
  readonly columnWidth: number;
  /** From one column's left edge to the next. */
  readonly step: number;
  /** Left edge of the first column. */
  readonly start: number;
  /** Columns side by side; more stand in further rows, which only the picture of the whole map has. */
  readonly perRow: number;
}

/** @param tallest notes of the fullest column, to fit the height */
export function wallFor(zoom: Zoom, frame: Frame, columns: number, tallest: number): Wall {
  if (zoom === "one") {
    const width = Math.min(widestColumn, Math.max(columnWidth, frame.width - 2 * wallTop));
    return { scale: 1, isPaged: true, columnWidth: width, step: frame.width, start: (frame.width - width) / 2, perRow: columns };
  }
  const { scale, perRow } = zoom === "all" ? fitAll(frame, columns, tallest) : { scale: zoom, perRow: columns };
  const start = perRow < columns ? wallStart / scale : wallStart;
  return { scale, isPaged: false, columnWidth, step: columnStep, start, perRow };
}

/** Rows of the picture of the whole map, below each other. */
export const overviewRowGap = 60;

/** One row where the notes can still be read; otherwise as many rows as show the columns largest. */
function fitAll(frame: Frame, columns: number, tallest: number): { scale: number; perRow: number } {
  const single = scaleFor(frame, columns, 1, tallest);
  if (single >= readableScale) return { scale: single, perRow: columns };
  let best = { scale: single, perRow: columns };
  for (let rows = 2; rows <= Math.max(2, columns); rows++) {
    const scale = scaleFor(frame, columns, rows, tallest);
    if (scale <= best.scale) break;
    best = { scale, perRow: Math.ceil(columns / rows) };
  }
  return { ...best, scale: Math.min(best.scale, readableScale - 0.001) };
}

function scaleFor({ width, height }: Frame, columns: number, rows: number, tallest: number): number {
  const across = (width - 2 * wallStart) / (Math.max(1, Math.ceil(columns / rows)) * columnStep);
  const down = (height - 2 * wallTop) / (rows * (tallest * 33 + 80 + overviewRowGap));
  return Math.max(smallestScale, Math.min(1, across, rows === 1 ? Math.max(down, Math.min(across, readableScale)) : down));
}

/** The next size nearer or farther: from the whole map through sizes to one object. */
export function nextZoom(zoom: Zoom, step: 1 | -1): Zoom {
  if (zoom === "all") return step === 1 ? readableScale : "all";
  if (zoom === "one") return step === 1 ? "one" : (scales.at(-1) ?? 1);
  if (step === 1) return scales.find((scale) => scale > zoom + 0.001) ?? "one";
  return scales.findLast((scale) => scale < zoom - 0.001) ?? "all";
}

export const leftOf = ({ start, step }: Wall, column: number): number => start + column * step;

/** How wide everything is. */
export const widthOf = (wall: Wall, columns: number): number =>
  wall.isPaged ? columns * wall.step : 2 * wall.start + Math.min(columns, wall.perRow) * wall.step - columnGap;

export interface Range {
  readonly first: number;
  readonly last: number;
}

/** @param left how far the wall is scrolled, in screen px */
export function rangeOf(wall: Wall, left: number, width: number, columns: number): Range {
  if (wall.perRow < columns) return { first: 0, last: columns - 1 };
  const at = (screen: number) => Math.floor((screen / wall.scale - wall.start) / wall.step);
  const first = Math.max(0, at(left) - beyond);
  return { first, last: Math.min(columns - 1, at(left + width) + beyond) };
}

/** The column at a place of the map, and whether the place is in its left half; the nearest at the ends. */
export function columnAt(wall: Wall, x: number, columns: number): { readonly column: number; readonly isLeft: boolean } {
  const exact = (x - wall.start) / wall.step;
  const column = Math.min(columns - 1, Math.max(0, Math.floor(exact)));
  return { column, isLeft: exact - column < wall.columnWidth / wall.step / 2 };
}

/** How far a wall of some width was scrolled; in screen px. */
export interface Scrolled {
  readonly wall: Wall;
  readonly left: number;
  readonly width: number;
}

/** How far to scroll so that the column in the middle stays there when the size of columns or of the wall changes; in screen px. */
export function scrollFor({ wall, left, width: was }: Scrolled, now: Wall, width: number): number {
  const middle = Math.max(0, ((left + was / 2) / wall.scale - wall.start) / wall.step);
  if (now.isPaged) return Math.floor(middle) * now.step;
  if (left === 0 && !wall.isPaged) return 0;
  return Math.max(0, (now.start + middle * now.step) * now.scale - width / 2);
}

export const isSameWall = (a: Wall, b: Wall): boolean =>
  a.scale === b.scale && a.step === b.step && a.start === b.start && a.perRow === b.perRow;
