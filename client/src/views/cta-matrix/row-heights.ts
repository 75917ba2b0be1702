/** How tall the rows are: as tall as their longest stack, and one more while something is typed there. Pure. Rule X10. */
import { type CtaIndex, ctaCellOf } from "#shared/artifacts/cta-index.ts";
import type { GridAxes } from "../../parts/grid/grid-places.ts";
import type { CellAt } from "./matrix-state.ts";

/** In px, of a density. */
export interface StackSizes {
  readonly pad: number;
  readonly gap: number;
  readonly chip: number;
  /** Of a row with nothing in it. */
  readonly least: number;
}

export interface TallRows {
  readonly axes: GridAxes;
  readonly sizes: StackSizes;
  /** Where something is typed below the stack. */
  readonly edited: CellAt | null;
  cellOf(row: string, column: string): CellAt;
}

/** Heights by row as text, so that an equal outcome is the same: `<row>:<px>` for each row that is taller than the least. */
export function readHeights(index: CtaIndex, { axes, sizes, edited, cellOf }: TallRows): [row: string, px: number][] {
  return axes.rows.flatMap((row): [string, number][] => {
    let most = 0;
    for (const column of axes.columns) {
      const cell = cellOf(row, column);
      const isEdited = edited?.object === cell.object && edited.role === cell.role;
      most = Math.max(most, ctaCellOf(index, cell.object, cell.role).stack.length + (isEdited ? 1 : 0));
    }
    const px = heightOf(most, sizes);
    return px > sizes.least ? [[row, px]] : [];
  });
}

/** The line below the row counts. */
export const heightOf = (stack: number, { pad, gap, chip, least }: StackSizes): number =>
  stack === 0 ? least : Math.max(least, 2 * pad + stack * chip + (stack - 1) * gap + 1);
