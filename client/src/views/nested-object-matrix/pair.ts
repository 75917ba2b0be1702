/** Two objects of which a cell asks, and how a place in the grid is one. Pure. */
export interface Pair {
  /** The object that holds. */
  readonly row: string;
  /** The object that is held. */
  readonly column: string;
}

/** The pair that a place of the grid asks about; its own inverse. */
export const turn = (isTurned: boolean, { row, column }: Pair): Pair => (isTurned ? { row: column, column: row } : { row, column });
