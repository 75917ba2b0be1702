/** Dragging the head of a role to another place among the roles; Alt with an arrow does the same by key. */
import { type PointerEvent, useCallback } from "react";
import type { GridHandle } from "../../parts/grid/grid-state.ts";
import { placeAt } from "../../parts/grid/use-grid-pointer.ts";
import { trackDrag } from "./drag-track.ts";
import { useMatrix } from "./matrix-context.ts";

export function useRoleDrag(role: string) {
  const { may, isTurned, moveRole, grid } = useMatrix();
  return useCallback(
    (event: PointerEvent<HTMLElement>) => {
      if (!may || event.button !== 0 || event.pointerType === "touch") return;
      const element = event.currentTarget;
      const roles = () => (isTurned ? grid.axes().rows : grid.axes().columns);
      trackDrag(event.nativeEvent, {
        from: element,
        ghost: () => element.cloneNode(true) as HTMLElement,
        over: (target) => {
          const to = roleAt(target, isTurned);
          const head = to === null || to === role ? null : headOf(grid, to, isTurned);
          return head && { element: head, side: roles().indexOf(to ?? "") < roles().indexOf(role) ? "before" : "after" };
        },
        drop: (target) => {
          const to = roleAt(target, isTurned);
          if (to !== null && to !== role) moveRole(role, to);
        },
      });
    },
    [may, isTurned, moveRole, grid, role],
  );
}

/** Its head, wherever in its row or column the pointer is. */
function headOf(grid: GridHandle, role: string, isTurned: boolean): HTMLElement | null {
  const grids = grid.element()?.closest("[role=grid]") ?? document;
  return grids.querySelector(isTurned ? `[role=rowheader][data-row="${role}"]` : `[role=columnheader][data-column="${role}"]`);
}

function roleAt(target: Element | null, isTurned: boolean): string | null {
  const at = target && placeAt(target);
  return (isTurned ? at?.row : at?.column) ?? null;
}
