/** Others in the matrix, and this person as others see them: the active cell, or the field of the drawer that has the focus. */
import { useMemo } from "react";
import { usePeople, useShowPlace } from "#client/project/presence.ts";
import { pairKey, readPairKey } from "#shared/artifacts/planned-change.ts";
import type { GridMark } from "../../parts/grid/grid-marks.tsx";
import { useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { type MatrixShared, useMatrix } from "./matrix-context.ts";
import { useMatrixState } from "./matrix-state.ts";

/** The name of the view in the address, and of what a place in it is. */
const [viewName, placeKind] = ["cta-matrix", "cell"];

export function useOthersHere({ placeOf }: MatrixShared): readonly GridMark[] {
  const people = usePeople();
  return useMemo(
    () =>
      people.flatMap(({ id, name, hue, typing, idle, at }) => {
        const pair = at?.view === viewName && at.kind === placeKind && !idle ? readPairKey(at.id ?? "") : null;
        const place = pair && placeOf({ object: pair[0], role: pair[1] });
        if (!place?.row || !place.column) return [];
        return [{ key: id, row: place.row, column: place.column, hue, name: name.trim().split(/\s+/)[0] ?? "", isTyping: typing }];
      }),
    [people, placeOf],
  );
}

/** Draws nothing. */
export function PlaceShown() {
  const { grid, state, cellOf } = useMatrix();
  const { active } = useGridSnapshot(grid);
  const field = useMatrixState(state, (now) => now.field);
  const cell = active?.row && active.column ? cellOf(active.row, active.column) : null;
  useShowPlace(field ?? (cell ? { view: viewName, kind: placeKind, id: pairKey(cell.object, cell.role) } : { view: viewName }));
  return null;
}
