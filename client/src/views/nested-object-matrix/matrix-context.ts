/** What the parts of the matrix share: the grid they stand in, how it is turned, what stands out, and what can be done. */
import { createContext, useContext } from "react";
import type { NestingFilter, NestingReadings } from "#shared/artifacts/nested-object-matrix.ts";
import type { GridHandle } from "../../parts/grid/grid-state.ts";
import type { Draft } from "./draft.ts";
import type { NestingActions } from "./nesting-actions.ts";

export interface Matrix {
  readonly grid: GridHandle;
  /** Rows are what is held, columns what holds it. */
  readonly isTurned: boolean;
  readonly filter: NestingFilter;
  /** Hubs, leaves and the like, while they are looked for. */
  readonly readings: NestingReadings | null;
  readonly mayWrite: boolean;
  readonly actions: NestingActions;
  /** What is being typed into the active cell. */
  readonly draft: Draft;
}

const Context = createContext<Matrix | null>(null);
export const MatrixProvider = Context.Provider;

export function useMatrix(): Matrix {
  const matrix = useContext(Context);
  if (!matrix) throw new Error("useMatrix outside of the matrix");
  return matrix;
}
