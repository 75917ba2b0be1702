/** Others in the matrix, and this person as others see them: the active cell, or the field of the drawer that has the focus. */
import { useMemo } from "react";
import type { ModelStore } from "#client/project/model-store.ts";
import { usePeople, useShowPlace } from "#client/project/presence.ts";
import { useProject } from "#client/project/project-context.tsx";
import { pairKey, readPairKey } from "#shared/artifacts/planned-change.ts";
import type { PresencePlace } from "#shared/presence.ts";
import type { GridMark } from "../../parts/grid/grid-marks.tsx";
import { useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { type MatrixShared, useMatrix } from "./matrix-context.ts";
import { type CellAt, useMatrixState } from "./matrix-state.ts";

/** The name of the view in the address, and of what a place in it is. */
const [viewName, placeKind] = ["cta-matrix", "cell"];

export function useOthersHere({ placeOf }: MatrixShared): readonly GridMark[] {
  const people = usePeople();
  const { store } = useProject();
  return useMemo(
    () =>
      people.flatMap(({ id, name, hue, typing, idle, at }) => {
        const cell = at?.view === viewName && !idle ? cellOfPlace(store, at) : null;
        const place = cell && placeOf(cell);
        if (!place?.row || !place.column) return [];
        return [{ key: id, row: place.row, column: place.column, hue, name: name.trim().split(/\s+/)[0] ?? "", isTyping: typing }];
      }),
    [people, placeOf, store],
  );
}

/** Who writes in the drawer stands in the cell of what they write about, in the first role that is shown. */
function cellOfPlace(store: ModelStore, { kind, id = "" }: PresencePlace): CellAt | null {
  if (kind === placeKind) {
    const pair = readPairKey(id);
    return pair && { object: pair[0], role: pair[1] };
  }
  const cta = store.entity("cta", kind === "criterion" ? (store.entity("criterion", id)?.cta ?? "") : id);
  const role = cta?.roles.find(({ key }) => store.entity("role", key)?.archived === false)?.key;
  return cta && role !== undefined ? { object: cta.object, role } : null;
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
