/** The active place of a grid stays in sight and keeps the focus; a Tab into the grid leads to it. */
import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";
import type { GridAxes, Spot } from "./grid-places.ts";
import type { GridSizes } from "./grid-sizes.ts";
import type { GridCore } from "./grid-state.ts";
import { scrollTo } from "./scroll-to.ts";
import type { Drawn } from "./use-windows.ts";

/** Tells the handle which rows and columns there are, before anybody can press a key. */
export function useSettled(grid: GridCore, root: RefObject<HTMLDivElement | null>, axes: GridAxes): void {
  useLayoutEffect(() => {
    grid.root = root.current;
    grid.settle(axes);
  }, [grid, root, axes]);
}

/**
 * The grid as its one tab stop: it hands the focus to the active place, and is no stop while the focus is inside, so that Shift Tab
 * leaves it. A tab stop that moves from cell to cell would cost the browser a layout of the page at each arrow key.
 */
export function useTabStop(grid: GridCore): (whole: HTMLDivElement) => () => void {
  return useCallback(
    (whole) => {
      const stop = (event: FocusEvent) => {
        const isInside = event.type === "focusin" || (event.relatedTarget instanceof Node && whole.contains(event.relatedTarget));
        whole.tabIndex = isInside ? -1 : 0;
        if (event.type === "focusin" && event.target === whole) grid.focus();
      };
      whole.tabIndex = 0;
      whole.addEventListener("focusin", stop);
      whole.addEventListener("focusout", stop);
      return () => {
        whole.removeEventListener("focusin", stop);
        whole.removeEventListener("focusout", stop);
      };
    },
    [grid],
  );
}

/** After a move the active place is in sight, and has the focus if it was asked for. */
export function useKeptInSight(
  grid: GridCore,
  root: RefObject<HTMLDivElement | null>,
  drawn: Drawn,
  spot: Spot | null,
  sizes: GridSizes,
): void {
  const [row, column] = [spot?.row ?? -1, spot?.column ?? -1];
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    // Going nowhere, the focus may have gone with its row.
    const keep = (event: FocusEvent) => {
      hasFocus.current = event.type === "focusin" || (hasFocus.current && event.relatedTarget === null);
    };
    element.addEventListener("focusin", keep);
    element.addEventListener("focusout", keep);
    return () => {
      element.removeEventListener("focusin", keep);
      element.removeEventListener("focusout", keep);
    };
  }, [root]);
  useLayoutEffect(() => {
    const wish = grid.takeWish();
    // What had the focus went away with its row: the place that stands there now takes it.
    const isOrphaned = hasFocus.current && document.activeElement === document.body;
    if (!root.current || (wish === null && !isOrphaned)) return;
    scrollTo(root.current, row < 0 ? null : drawn.rowBox(row), column < 0 ? null : column * drawn.columnWidth, drawn.columnWidth, sizes);
    if ((wish === "focus" || isOrphaned) && grid.get().edit === null) grid.element()?.focus({ preventScroll: true });
  });
}
