/** Dragging the head of a role to another place among the roles; Alt with an arrow does the same by key. */
import { type PointerEvent, useCallback } from "react";
import { placeAt } from "../../parts/grid/use-grid-pointer.ts";
import { trackDrag } from "./drag-track.ts";
import { useMatrix } from "./matrix-context.ts";

export function useRoleDrag(role: string) {
  const { may, isTurned, moveRole, grid } = useMatrix();
  return useCallback(
    (event: PointerEvent<HTMLElement>) => {
      if (!may || event.button !== 0 || event.pointerType === "touch") return;
      const element = event.currentTarget;
      trackDrag(event.nativeEvent, {
        ghost: () => element.cloneNode(true) as HTMLElement,
        over: (target) => {
          const to = roleAt(target, isTurned);
          return to === null || to === role ? null : (target?.closest<HTMLElement>("[data-row][data-column]") ?? null);
        },
        drop: (target) => {
          const to = roleAt(target, isTurned);
          const roles = isTurned ? grid.axes().rows : grid.axes().columns;
          if (to !== null && to !== role) moveRole(role, roles.indexOf(to));
        },
      });
    },
    [may, isTurned, moveRole, grid, role],
  );
}

function roleAt(target: Element | null, isTurned: boolean): string | null {
  const at = target && placeAt(target);
  return (isTurned ? at?.row : at?.column) ?? null;
}
