/** Where the address leads: a cell, a call to action, one of its criteria, an object or a role. */
import { useEffect } from "react";
import type { ModelStore } from "#client/project/model-store.ts";
import { useProject } from "#client/project/project-context.tsx";
import { readPairKey } from "#shared/artifacts/planned-change.ts";
import type { MatrixShared } from "./matrix-context.ts";
import type { ChipAt } from "./matrix-state.ts";

export function useStartAt(item: string | null, { grid, state, placeOf, open }: MatrixShared): void {
  const { store } = useProject();
  useEffect(() => {
    const at = item === null ? null : startOf(store, item);
    const { rows, columns } = grid.axes();
    if (!at) return;
    const place = placeOf({ object: at.object || (store.ids("object")[0] ?? ""), role: at.role || (store.ids("role")[0] ?? "") });
    if (!place.row || !place.column || !rows.includes(place.row) || !columns.includes(place.column)) return;
    grid.go(place);
    if (at.cta === "") return;
    state.set({ chip: at });
    queueMicrotask(() => open(at));
  }, [item, store, grid, state, placeOf, open]);
}

/** Blank parts are not named. */
export function startOf(store: ModelStore, item: string): ChipAt | null {
  const pair = readPairKey(item);
  if (pair) return { object: pair[0], role: pair[1], cta: "" };
  const cta = store.entity("cta", store.entity("criterion", item)?.cta ?? item);
  if (cta) return { object: cta.object, role: cta.roles[0]?.key ?? "", cta: cta.id };
  if (store.entity("object", item)) return { object: item, role: "", cta: "" };
  return store.entity("role", item) ? { object: "", role: item, cta: "" } : null;
}
