/**
 * What a person does in a grid: the active cell, the range that starts at it, what was selected before, and whether it is being edited.
 *
 * Kept outside React, so that moving through cells renders the cells that change and whoever listens, not the view.
 */
import { useDeferredValue, useState, useSyncExternalStore } from "react";
import {
  atOf,
  type GridAt,
  type GridAxes,
  type GridRange,
  isSamePlace,
  nearestPlace,
  rangeBetween,
  type Spot,
  spotOf,
} from "./grid-places.ts";
import { blockOf, cellsOf, type GridArea, type GridBlock, type GridCellAt, isSelected, rangesOf, withoutCell } from "./grid-selection.ts";

export interface GridSnapshot {
  /** The one place that has the focus, or `null` in an empty grid. */
  readonly active: GridAt | null;
  /** Where the range starts; the active place ends it. */
  readonly anchor: GridAt | null;
  /** What was selected before and is acted on too. */
  readonly kept: readonly GridArea[];
  /** Moving lets nothing go. */
  readonly isAdding: boolean;
  /** Where one was when a whole row, column or everything was selected: Esc leads back there. */
  readonly cameFrom: GridAt | null;
  /** Editing the active place in place: `typed` replaces what is there, `null` keeps it. */
  readonly edit: { readonly typed: string | null } | null;
}

export type AfterEdit = "stay" | "down" | "up" | "left" | "right";

/** What a view holds on to: it asks and tells, the `Grid` draws. */
export interface GridHandle {
  get(): GridSnapshot;
  axes(): GridAxes;
  subscribe(listener: () => void): () => void;
  /** Makes a place the active one, in sight, and unless told otherwise gives it the focus. What is kept stays while a range is extended. */
  go(at: GridAt, how?: { readonly extend?: boolean; readonly keeps?: boolean; readonly focus?: boolean }): void;
  /** Selects the cells between two places; the second is the active one. */
  select(from: GridAt, to: GridAt, how?: { readonly keeps?: boolean; readonly cameFrom?: GridAt | null }): void;
  /** Selects one more cell, or lets go of one that is selected among others. */
  add(at: GridAt): void;
  /** Keeps what is selected while one goes on to select more. */
  keep(): void;
  /** The range as positions, of one cell too; `null` on a head. */
  range(): GridRange | null;
  /** Whatever is kept, and the range last; none on a head. */
  ranges(): readonly GridRange[];
  /** Every selected cell once, row by row. */
  cells(): readonly GridCellAt[];
  /** The selection as a table. */
  block(): GridBlock;
  /** Starts editing the active place in place. */
  edit(typed?: string | null): void;
  /** Ends editing; the text is committed by whoever edits. Gives the focus back to the cell it leads to. */
  endEdit(next?: AfterEdit): void;
  /** Ends editing and leaves the focus where it went meanwhile. */
  leaveEdit(): void;
  /** Whether a key was meant for a text whose cell has gone while it was typed: whoever goes on typing changes no other cell. */
  swallows(pressed: WrittenKey): boolean;
  /** Puts the focus on the active place. */
  focus(): void;
  /** The element of the active place. */
  element(): HTMLElement | null;
}

export interface WrittenKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** In milliseconds since the page began. */
  readonly timeStamp: number;
}

/** Hands that have not paused for so long have not noticed yet. */
const unnoticedMs = 1_000;
const endings = new Set(["Enter", "Tab"]);
const written = new Set(["Backspace", "Delete", ...endings]);

export type GridWish = "sight" | "focus";

/** Between the handle and its `Grid`. */
export interface GridCore extends GridHandle {
  /** Takes over what rows and columns there are; a place that went is replaced by the one that stands there now. */
  settle(axes: GridAxes): void;
  /** What was asked for since the last time: that the active place comes into sight, and that it takes the focus. */
  takeWish(): GridWish | null;
  root: HTMLElement | null;
}

const nothingKept = { kept: [], isAdding: false } as const;
const away = { cameFrom: null } as const;
const nowhere: GridSnapshot = { active: null, anchor: null, ...nothingKept, cameFrom: null, edit: null };
const moves: Record<AfterEdit, Spot> = {
  stay: { row: 0, column: 0 },
  down: { row: 1, column: 0 },
  up: { row: -1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

export function makeGrid(start: GridAxes): GridCore {
  const listeners = new Set<() => void>();
  let axes = start;
  let snapshot: GridSnapshot = { ...nowhere, active: nearestPlace(start, null, { row: 0, column: 0 }) };
  let was: Spot = { row: 0, column: 0 };
  let wish: GridWish | null = null;
  /** When the cell of an unfinished text went, or the last key that was meant for it came. */
  let lostAt: number | null = null;

  const set = (next: Partial<GridSnapshot>) => {
    snapshot = { ...snapshot, ...next };
    if (snapshot.active) {
      const spot = spotOf(axes, snapshot.active);
      was = { row: spot.row, column: spot.column };
    }
    for (const listener of [...listeners]) listener();
  };
  const area = (): GridArea[] => (snapshot.active ? [{ from: snapshot.anchor ?? snapshot.active, to: snapshot.active }] : []);
  const ranges = () => rangesOf(axes, [...snapshot.kept, ...area()]);
  const core: GridCore = {
    root: null,
    get: () => snapshot,
    axes: () => axes,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go: (at, { extend = false, keeps = extend, focus = true } = {}) => {
      wish = focus ? "focus" : (wish ?? "sight");
      const kept = keeps && at.row !== null && at.column !== null ? {} : nothingKept;
      set({ active: at, anchor: extend ? (snapshot.anchor ?? snapshot.active) : null, ...kept, ...(extend ? {} : away), edit: null });
    },
    select: (from, to, { keeps = false, cameFrom = null } = {}) => {
      wish = "focus";
      set({ active: to, anchor: from, ...(keeps ? {} : nothingKept), cameFrom, edit: null });
    },
    add: (at) => {
      wish = "focus";
      const [now, spot] = [ranges(), spotOf(axes, at)];
      const left = isSelected(now, spot.row, spot.column) ? withoutCell(axes, now, spot) : [];
      const last = left.at(-1);
      if (last) return set({ active: last.to, anchor: last.from, kept: left.slice(0, -1), isAdding: false, ...away, edit: null });
      const before = now.length > 0 && !isSelected(now, spot.row, spot.column) ? [...snapshot.kept, ...area()] : [];
      set({ active: at, anchor: null, kept: before, isAdding: false, ...away, edit: null });
    },
    keep: () => core.range() && set({ kept: [...snapshot.kept, ...area()], anchor: null, isAdding: true }),
    ranges,
    cells: () => cellsOf(axes, ranges()),
    block: () => blockOf(axes, ranges()),
    range: () => (snapshot.active ? rangeBetween(axes, snapshot.anchor ?? snapshot.active, snapshot.active) : null),
    edit: (typed = null) => snapshot.active && set({ edit: { typed }, anchor: null, ...nothingKept, ...away }),
    endEdit: (next = "stay") => {
      if (!snapshot.active) return;
      const { row, column } = spotOf(axes, snapshot.active);
      const to = atOf(axes, {
        row: row < 0 ? row : Math.min(axes.rows.length - 1, Math.max(0, row + moves[next].row)),
        column: column < 0 ? column : Math.min(axes.columns.length - 1, Math.max(0, column + moves[next].column)),
      });
      wish = "focus";
      set({ active: to, anchor: null, ...nothingKept, ...away, edit: null });
    },
    leaveEdit: () => snapshot.edit && set({ edit: null }),
    swallows: ({ key, ctrlKey, metaKey, timeStamp }) => {
      const isMeant = lostAt !== null && timeStamp - lostAt < unnoticedMs && !ctrlKey && !metaKey;
      const isText = isMeant && (written.has(key) || [...key].length === 1);
      if (lostAt !== null && key !== "Shift") lostAt = isText && !endings.has(key) ? timeStamp : null;
      return isText;
    },
    focus: () => {
      wish = "focus";
      set({});
    },
    element: () => (snapshot.active && core.root ? findPlace(core.root, snapshot.active) : null),
    settle: (next) => {
      axes = next;
      const active = nearestPlace(next, snapshot.active, was);
      const hasAnchor = snapshot.anchor !== null && rangeBetween(next, snapshot.anchor, snapshot.anchor) !== null;
      const kept = snapshot.kept.filter(({ from, to }) => rangeBetween(next, from, to) !== null);
      const isSame = hasAnchor === (snapshot.anchor !== null) && kept.length === snapshot.kept.length;
      if (isSamePlace(active, snapshot.active) && isSame) return;
      const isMoved = !isSamePlace(active, snapshot.active);
      if (isMoved && snapshot.edit) lostAt = performance.now();
      set({ active, anchor: hasAnchor ? snapshot.anchor : null, kept, edit: isMoved ? null : snapshot.edit });
    },
    takeWish: () => {
      const wished = wish;
      wish = null;
      return wished;
    },
  };
  return core;
}

/** How places are written into the page, and found there. */
export const headKey = "head";
export function findPlace(root: HTMLElement, { row, column }: GridAt): HTMLElement | null {
  return root.querySelector(`[data-row="${CSS.escape(row ?? headKey)}"][data-column="${CSS.escape(column ?? headKey)}"]`);
}

/** The handle of a grid, for as long as its view lives. */
export function useGrid(axes: GridAxes): GridHandle {
  const [grid] = useState(() => makeGrid(axes));
  return grid;
}

/** The same a moment later: for what stands beside the grid, so that a key that is held down is not slowed by it. */
export function useFollowedSnapshot(grid: GridHandle): GridSnapshot {
  return useDeferredValue(useGridSnapshot(grid));
}

/** What is active now; renders with each move. For sentence bars and popovers, not for whole views. */
export function useGridSnapshot(grid: GridHandle): GridSnapshot {
  return useSyncExternalStore(grid.subscribe, grid.get);
}
