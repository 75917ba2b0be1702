/** Where the address leads: a cell, a call to action, one of its criteria, an object or a role. */
import { type RefObject, useEffect } from "react";
import type { ModelStore } from "#client/project/model-store.ts";
import { useProject } from "#client/project/project-context.tsx";
import { type CtaEntity, pairKey, readPairKey } from "#shared/artifacts/planned-change.ts";
import { isFocusFree, useFocusAsked } from "../../parts/focus-free.ts";
import type { MatrixShared } from "./matrix-context.ts";
import type { ChipAt } from "./matrix-state.ts";

export function useStartAt(item: string | null, own: RefObject<string | null>, { grid, state, placeOf, open }: MatrixShared): void {
  const { store } = useProject();
  useFocusAsked(grid.focus);
  useEffect(() => {
    const at = item === null || item === own.current ? null : startOf(store, item);
    const { rows, columns } = grid.axes();
    if (isFocusFree() && item === null) grid.focus();
    if (!at) return;
    const place = placeOf({ object: at.object || (store.ids("object")[0] ?? ""), role: at.role || (store.ids("role")[0] ?? "") });
    if (!place.row || !place.column || !rows.includes(place.row) || !columns.includes(place.column)) return;
    grid.go(place);
    if (at.cta === "") return;
    state.set({ chip: at });
    queueMicrotask(() => open(at));
  }, [item, own, store, grid, state, placeOf, open]);
}

const firstRole = ({ roles }: Pick<CtaEntity, "roles">): string => roles[0]?.key ?? "";

/** What the address names of where one is: the call to action and the role it stands with, the cell, or a head. */
export function addressIn({ grid, state, cellOf }: MatrixShared): string | null {
  const { chip } = state.get();
  if (chip) return pairKey(chip.cta, chip.role);
  const { active } = grid.get();
  if (!active?.row || !active.column) return active?.row ?? active?.column ?? null;
  const { object, role } = cellOf(active.row, active.column);
  return pairKey(object, role);
}

/** Blank parts are not named. */
export function startOf(store: ModelStore, item: string): ChipAt | null {
  const pair = readPairKey(item);
  const held = pair && store.entity("cta", pair[0]);
  if (held) return { object: held.object, role: held.roles.find(({ key }) => key === pair[1])?.key ?? firstRole(held), cta: held.id };
  if (pair) return { object: pair[0], role: pair[1], cta: "" };
  const cta = store.entity("cta", store.entity("criterion", item)?.cta ?? item);
  if (cta) return { object: cta.object, role: firstRole(cta), cta: cta.id };
  if (store.entity("object", item)) return { object: item, role: "", cta: "" };
  return store.entity("role", item) ? { object: "", role: item, cta: "" } : null;
}
