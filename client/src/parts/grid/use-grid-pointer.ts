/** The pointer in a grid: a press selects, a second one opens, dragging or Shift selects a range, Cmd or Ctrl adds to it. */
import { type MouseEvent, type PointerEvent, useRef } from "react";
import { isMac } from "../kbd.tsx";
import type { GridCommands } from "./grid-commands.ts";
import { type GridAt, isSamePlace, spotOf } from "./grid-places.ts";
import { isSelected } from "./grid-selection.ts";
import { type GridHandle, headKey } from "./grid-state.ts";

export function useGridPointer(grid: GridHandle, commands: GridCommands) {
  const press = useRef<{ at: GridAt; wasActive: boolean; isDragged: boolean } | null>(null);
  const down = (event: PointerEvent<HTMLElement>) => {
    const at = placeAt(event.target);
    if (!at || event.button !== 0 || isField(event.target)) return;
    const { active, edit } = grid.get();
    press.current = { at, wasActive: isSamePlace(active, at) && !edit && grid.element() === document.activeElement, isDragged: false };
    // The browser would take the focus from the cell that is about to get it.
    if (event.pointerType === "mouse") event.preventDefault();
    blurField();
    const isAmongCells = isCell(at) && active !== null && isCell(active);
    if (isAmongCells && addsTo(event) && !event.shiftKey) grid.add(at);
    else grid.go(at, { extend: event.shiftKey && isAmongCells });
  };
  const over = (event: PointerEvent<HTMLElement>) => {
    const started = press.current;
    if (!started || event.buttons !== 1 || event.pointerType !== "mouse") return;
    const at = placeAt(event.target);
    if (!at || !isCell(at) || !isCell(started.at) || isSamePlace(grid.get().active, at)) return;
    started.isDragged = true;
    grid.select(started.at, at, { keeps: true });
  };
  const click = (event: MouseEvent<HTMLElement>) => {
    const started = press.current;
    press.current = null;
    const at = placeAt(event.target);
    if (!started?.wasActive || started.isDragged || !at || !isSamePlace(at, started.at) || event.shiftKey) return;
    if (addsTo(event) || isField(event.target)) return;
    if (isCell(at)) commands.onOpen?.(at);
  };
  const doubleClick = (event: MouseEvent<HTMLElement>) => {
    const at = placeAt(event.target);
    if (at && !isCell(at) && !isField(event.target)) commands.onHead?.(at);
  };
  /** A context menu is about the selection it opens on, or about the cell under it. */
  const contextMenu = (event: MouseEvent<HTMLElement>) => {
    const at = placeAt(event.target);
    if (!at) return;
    const spot = spotOf(grid.axes(), at);
    if (!isSelected(grid.ranges(), spot.row, spot.column)) grid.go(at);
  };
  return { onPointerDown: down, onPointerOver: over, onClick: click, onDoubleClick: doubleClick, onContextMenuCapture: contextMenu };
}

/** On a Mac, Ctrl and a press ask for the menu. */
export const addsTo = ({ ctrlKey, metaKey }: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean =>
  isMac ? metaKey : ctrlKey;

const isCell = ({ row, column }: GridAt): boolean => row !== null && column !== null;
const isField = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("input, textarea, button, a, [contenteditable=true]") !== null;

/** Since the press keeps the focus where it is, a field that is open has to be left by hand. */
function blurField(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches("input, textarea")) activeElement.blur();
}

export function placeAt(target: EventTarget): GridAt | null {
  const place = target instanceof Element ? target.closest<HTMLElement>("[data-row][data-column]") : null;
  const { row, column } = place?.dataset ?? {};
  if (row === undefined || column === undefined) return null;
  return { row: row === headKey ? null : row, column: column === headKey ? null : column };
}
