/** Keys of a grid: asks the view first, then moves what the handle holds. */
import type { KeyboardEvent } from "react";
import type { GridCommands } from "./grid-commands.ts";
import { type GridKey, readGridKey } from "./grid-keys.ts";
import { atOf, edgeFrom, type GridAt, type GridAxes, isOneCell, isSamePlace, nearestPlace, spotOf, stepFrom } from "./grid-places.ts";
import type { GridHandle } from "./grid-state.ts";

export function gridKeyDown(grid: GridHandle, commands: GridCommands, page: () => number) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const { active, edit } = grid.get();
    if (!active || edit || event.defaultPrevented || event.nativeEvent.isComposing || !isOnPlace(event.target)) return;
    if (grid.swallows(event)) return event.preventDefault();
    if (commands.onKey?.(event, active)) return event.preventDefault();
    const key = readGridKey(event);
    if (!key) return;
    const isDone =
      key.does === "type" || key.does === "edit" ? startEditing(grid, commands, active, key) : act(grid, commands, active, key, page);
    if (isDone && !(key.does === "type" && key.text === "")) event.preventDefault();
  };
}

/** Whatever stands inside a cell and takes the focus keeps its keys. */
const isOnPlace = (target: EventTarget): boolean => target instanceof HTMLElement && target.matches("[data-row][data-column]");

/** The letter itself is typed by the field that opens, so that input methods and dead keys work in it. */
function startEditing(grid: GridHandle, commands: GridCommands, { row, column }: GridAt, key: GridKey): boolean {
  if (row === null || column === null) {
    if (key.does === "edit") commands.onHead?.({ row, column });
    return key.does === "edit";
  }
  if (!commands.mayEdit) return key.does === "edit";
  grid.edit(key.does === "type" ? key.text : null);
  return true;
}

function act(grid: GridHandle, commands: GridCommands, at: GridAt, key: GridKey, page: () => number): boolean {
  const axes = grid.axes();
  if (key.does === "step" || key.does === "edge") {
    const spot = spotOf(axes, at);
    const isCell = spot.row >= 0 && spot.column >= 0;
    const to =
      key.does === "edge"
        ? edgeFrom(spot, key.way, axes, commands.isFilled ?? (() => false))
        : stepFrom(spot, key.step, { axes, page: page(), heads: !key.extends });
    const extend = key.extends && isCell;
    grid.go(atOf(axes, to), { extend, keeps: extend || grid.get().isAdding });
    return true;
  }
  if (key.does === "select") return selectWhole(grid, key.what);
  if (key.does === "open") return open(commands, at);
  if (key.does === "escape") return peel(grid, commands);
  if (key.does === "keep") grid.keep();
  if (key.does === "fill-down" && grid.range()) commands.onFillDown?.(grid.ranges());
  return true;
}

function open({ onOpen, onHead, onOpenHead = onHead }: GridCommands, at: GridAt): boolean {
  if (at.row === null || at.column === null) onOpenHead?.(at);
  else onOpen?.(at);
  return true;
}

/** Peels one layer: what is selected beyond one cell first. */
function peel(grid: GridHandle, { onEscape }: GridCommands): boolean {
  const { active, anchor, kept, cameFrom } = grid.get();
  const range = grid.range();
  if (active && kept.length > 0) grid.go(active);
  else if (active && anchor && range && !isOneCell(range)) grid.go(isThere(grid.axes(), cameFrom) ? cameFrom : anchor);
  else onEscape?.();
  return true;
}

const isThere = (axes: GridAxes, at: GridAt | null): at is GridAt =>
  at !== null && isSamePlace(nearestPlace(axes, at, { row: 0, column: 0 }), at);

function selectWhole(grid: GridHandle, what: "all" | "row" | "column"): boolean {
  const { rows, columns } = grid.axes();
  const { active, isAdding, cameFrom } = grid.get();
  const [firstRow, lastRow, firstColumn, lastColumn] = [rows[0], rows.at(-1), columns[0], columns.at(-1)];
  if (!active || !firstRow || !lastRow || !firstColumn || !lastColumn) return true;
  const row = what === "row" ? active.row : null;
  const column = what === "column" ? active.column : null;
  if ((what === "row" && row === null) || (what === "column" && column === null)) return true;
  const to = { row: row ?? firstRow, column: column ?? firstColumn };
  grid.select({ row: row ?? lastRow, column: column ?? lastColumn }, to, { keeps: isAdding, cameFrom: cameFrom ?? active });
  return true;
}
