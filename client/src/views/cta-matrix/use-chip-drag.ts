/** The pointer on a call to action: a press selects, a second one opens; dragging moves it in its stack or to another cell, Alt (or Ctrl, Cmd) copies. */
import type { PointerEvent } from "react";
import { addsTo, placeAt } from "../../parts/grid/use-grid-pointer.ts";
import { moveChip } from "./act-on-chip.ts";
import { copies, type DragTrack, trackDrag } from "./drag-track.ts";
import { type MatrixShared, useMatrix } from "./matrix-context.ts";
import type { CellAt, ChipAt } from "./matrix-state.ts";

export function useChipDrag(chip: ChipAt) {
  const shared = useMatrix();
  return (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const element = event.currentTarget;
    const wasFocused = document.activeElement === element;
    const press = { x: event.clientX, y: event.clientY };
    const selects = event.pointerType === "mouse" && (addsTo(event) || event.shiftKey);
    // The cell is meant, together with others: the focus does not go to what stands in it.
    if (selects) event.preventDefault();
    element.addEventListener(
      "click",
      (click: MouseEvent) => {
        const { clientX, clientY } = click;
        const isStill = Math.hypot(clientX - press.x, clientY - press.y) < 4;
        if (selects && isStill) selectCell(shared, chip, click);
        else if (wasFocused && isStill) shared.open(chip, { enters: false });
      },
      { once: true },
    );
    if (!shared.may || event.pointerType === "touch") return;
    trackDrag(event.nativeEvent, {
      from: element,
      ghost: () => {
        const copy = element.cloneNode(true) as HTMLElement;
        copy.style.width = `${element.offsetWidth}px`;
        return copy;
      },
      over: (target) => markOf(shared, target, chip),
      drop: (target, event) => dropChip(shared, chip, target, copies(event)),
    });
  };
}

function selectCell({ grid, placeOf }: MatrixShared, chip: ChipAt, click: MouseEvent): void {
  if (addsTo(click) && !click.shiftKey) grid.add(placeOf(chip));
  else grid.go(placeOf(chip), { extend: true });
}

function cellAt({ cellOf }: MatrixShared, target: Element | null): CellAt | null {
  const at = target && placeAt(target);
  return at?.row && at.column ? cellOf(at.row, at.column) : null;
}

const isOwn = (cell: CellAt, { object, role }: ChipAt): boolean => cell.object === object && cell.role === role;

/** In its own stack the one it goes before or behind, else the other cell. */
function markOf(shared: MatrixShared, target: Element | null, chip: ChipAt): ReturnType<DragTrack["over"]> {
  const cell = cellAt(shared, target);
  const place = target?.closest<HTMLElement>("[data-row][data-column]");
  if (!cell || !place) return null;
  if (!isOwn(cell, chip)) return { element: place, side: "after" };
  const onto = target?.closest<HTMLElement>("[data-cta]");
  const stack = shared.stackOf(chip);
  if (!onto || onto.dataset.cta === chip.cta) return null;
  return { element: onto, side: stack.indexOf(onto.dataset.cta ?? "") < stack.indexOf(chip.cta) ? "before" : "after" };
}

function dropChip(shared: MatrixShared, chip: ChipAt, target: Element | null, keeps: boolean): void {
  const cell = cellAt(shared, target);
  if (!cell) return;
  if (!isOwn(cell, chip)) {
    moveChip(shared, chip, cell, keeps);
    return;
  }
  const onto = target?.closest<HTMLElement>("[data-cta]")?.dataset.cta;
  const stack = shared.stackOf(chip);
  if (shared.gestures.move(chip, onto === undefined ? stack.length - 1 : stack.indexOf(onto))) shared.moves.focus(chip);
}
