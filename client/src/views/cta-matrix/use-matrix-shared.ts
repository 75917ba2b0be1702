/** What the parts of the matrix share, made once for as long as the view is turned and filtered the same way. */
import { type RefObject, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useProject } from "#client/project/project-context.tsx";
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import { useMay } from "#client/project/use-write.ts";
import type { PrimaryQuestion as Question } from "#shared/artifacts/cta-changes.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import type { CtaFilter } from "#shared/artifacts/cta-matrix.ts";
import type { GridHandle } from "../../parts/grid/grid-state.ts";
import { makeChipMoves } from "./chip-moves.ts";
import type { MatrixShared } from "./matrix-context.ts";
import { type CellAt, type ChipAt, isSameChip, makeMatrixState } from "./matrix-state.ts";
import { useCtaGestures } from "./use-cta-gestures.ts";
import type { HeadCommands } from "./use-heads.ts";

export interface SharedParts {
  readonly grid: GridHandle;
  readonly drawer: RefObject<HTMLElement | null>;
  readonly isTurned: boolean;
  readonly filter: CtaFilter;
  readonly heads: HeadCommands;
  readonly announce: (sentence: string) => void;
  /** Makes room for everything about one of them. */
  readonly openDrawer: (chip: ChipAt) => void;
  readonly ask: (questions: readonly Question[]) => void;
}

export function useMatrixShared({ grid, drawer, isTurned, filter, heads, announce, openDrawer, ask }: SharedParts): MatrixShared {
  const { store } = useProject();
  const { index } = useCtaIndex();
  const may = useMay();
  const gestures = useCtaGestures(ask);
  const [state] = useState(makeMatrixState);
  return useMemo(() => {
    const cellOf = (row: string, column: string): CellAt => (isTurned ? { object: column, role: row } : { object: row, role: column });
    const placeOf = ({ object, role }: CellAt) => (isTurned ? { row: role, column: object } : { row: object, column: role });
    const moves = makeChipMoves({ grid, state, index, placeOf, cellOf });
    const open = (chip: ChipAt, { enters = false } = {}) => {
      flushSync(() => openDrawer(chip));
      if (enters) drawer.current?.focus();
    };
    return {
      grid,
      state,
      gestures,
      moves,
      isTurned,
      filter,
      may,
      cellOf,
      placeOf,
      open,
      announce,
      stackOf: ({ object, role }) => ctaCellOf(index, object, role).stack.map(({ cta }) => cta),
      moveRole: (role, onto) => void heads.move("role", role, index.roles.indexOf(onto)),
      nameOfObject: (id) => store.entity("object", id)?.name ?? "",
      nameOfRole: (id) => store.entity("role", id)?.name ?? "",
      pin: (chip) => {
        const isPinned = isSameChip(state.get().pinned, chip);
        state.set({ pinned: isPinned ? null : chip });
        openDrawer(chip);
        announce(isPinned ? "Follows the selection" : "Pinned");
      },
    };
  }, [grid, drawer, state, gestures, isTurned, filter, may, heads, index, store, announce, openDrawer]);
}
