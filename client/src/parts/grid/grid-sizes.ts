/** Measures of a grid. */

/** In px. */
export interface GridSizes {
  readonly rowHead: number;
  readonly columnHead: number;
  /** Of a row; the least one where rows are measured. */
  readonly row: number;
  /** Columns share the width that is there between these two. */
  readonly column: { readonly least: number; readonly most: number };
  /** Width of the column of sums; 0 without one. */
  readonly sum: number;
  /** Height of the row of sums; 0 without one. */
  readonly foot: number;
}

/** Columns share what the heads and sums leave, between the least and the most. */
export function columnWidthOf(width: number, columns: number, { rowHead, sum, column }: GridSizes): number {
  if (columns === 0) return column.least;
  return Math.min(column.most, Math.max(column.least, Math.floor((width - rowHead - sum) / columns)));
}
