/** What the cells and heads of the matrix share. Changes only with the right to write, the filter and the turn of the matrix. */
import { createContext, useContext } from "react";
import type { CtaFilter } from "#shared/artifacts/cta-matrix.ts";
import type { GridAt } from "../../parts/grid/grid-places.ts";
import type { GridHandle } from "../../parts/grid/grid-state.ts";
import type { ChipMoves } from "./chip-moves.ts";
import type { CellAt, ChipAt, MatrixState } from "./matrix-state.ts";
import type { CtaGestures } from "./use-cta-gestures.ts";

export interface MatrixShared {
  readonly grid: GridHandle;
  readonly state: MatrixState;
  readonly gestures: CtaGestures;
  readonly moves: ChipMoves;
  /** Roles stand in the rows. */
  readonly isTurned: boolean;
  readonly filter: CtaFilter;
  readonly may: boolean;
  cellOf(row: string, column: string): CellAt;
  placeOf(cell: CellAt): GridAt;
  /** Ids of what stands in a cell, from top to bottom. */
  stackOf(cell: CellAt): readonly string[];
  /** A role to the place of another one. */
  moveRole(role: string, onto: string): void;
  nameOfObject(id: string): string;
  nameOfRole(id: string): string;
  /** Shows it in the drawer; `enters` puts the focus there. */
  open(chip: ChipAt, how?: { readonly enters?: boolean }): void;
  pin(chip: ChipAt): void;
  /** For readers. */
  announce(sentence: string): void;
}

export const MatrixContext = createContext<MatrixShared | null>(null);

export function useMatrix(): MatrixShared {
  const shared = useContext(MatrixContext);
  if (!shared) throw new Error("useMatrix outside of the CTA matrix");
  return shared;
}
