/**
 * Stepping into a cell's stack, walking it, and out again (ui/README.md 6). The focus is the truth: whoever has it is the one that
 * keys are about, and after each change it is on what it was about.
 */
import { flushSync } from "react-dom";
import { type CtaIndex, ctaCellOf } from "#shared/artifacts/cta-index.ts";
import type { GridAt } from "../../parts/grid/grid-places.ts";
import type { GridHandle } from "../../parts/grid/grid-state.ts";
import type { CellAt, ChipAt, MatrixState } from "./matrix-state.ts";

export interface ChipMoves {
  /** Onto a call to action, wherever it stands; onto its cell when it is gone. */
  focus(chip: ChipAt, how?: { readonly renames?: boolean }): void;
  /** Onto the first of a cell, or the one at a place. @returns false where there is none */
  enter(cell: CellAt, place?: number): boolean;
  /** Back onto the cell. */
  leave(cell: CellAt): void;
  /** To the next in the stack. */
  walk(chip: ChipAt, step: "up" | "down" | "first" | "last"): void;
  /** To the cell beside, at the same height of its stack. */
  cross(chip: ChipAt, step: 1 | -1): void;
}

interface Means {
  readonly grid: GridHandle;
  readonly state: MatrixState;
  readonly index: CtaIndex;
  placeOf(cell: CellAt): GridAt;
  cellOf(row: string, column: string): CellAt;
}

export function makeChipMoves({ grid, state, index, placeOf, cellOf }: Means): ChipMoves {
  const stackOf = ({ object, role }: CellAt) => ctaCellOf(index, object, role).stack.map(({ cta }) => cta);
  const leave = (cell: CellAt) => {
    flushSync(() => {
      state.set({ chip: null, isRenaming: false });
      grid.go(placeOf(cell));
    });
  };
  const focus: ChipMoves["focus"] = (chip, { renames = false } = {}) => {
    leave(chip);
    if (renames) return flushSync(() => state.set({ chip, isRenaming: true }));
    const element = grid.element()?.querySelector<HTMLElement>(`[data-cta="${chip.cta}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const enter: ChipMoves["enter"] = (cell, place = 0) => {
    const stack = stackOf(cell);
    const cta = stack[Math.min(place, stack.length - 1)];
    if (cta === undefined) return false;
    focus({ ...cell, cta });
    return true;
  };
  return {
    focus,
    enter,
    leave,
    walk(chip, step) {
      const stack = stackOf(chip);
      const at = stack.indexOf(chip.cta);
      const to = { up: at - 1, down: at + 1, first: 0, last: stack.length - 1 }[step];
      const cta = stack[to];
      if (cta !== undefined) focus({ ...chip, cta });
    },
    cross(chip, step) {
      const { columns } = grid.axes();
      const { row, column } = placeOf(chip);
      const next = columns[columns.indexOf(column ?? "") + step];
      if (row === null || next === undefined) return;
      const cell = cellOf(row, next);
      if (!enter(cell, stackOf(chip).indexOf(chip.cta))) leave(cell);
    },
  };
}
