/** Which rows and columns of a grid are drawn, and where. */
import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";
import type { GridAxes, Spot } from "./grid-places.ts";
import type { DrawnColumns } from "./grid-row.tsx";

export interface Drawn {
  readonly rows: readonly VirtualItem[];
  readonly columns: DrawnColumns;
  readonly width: number;
  readonly height: number;
  readonly measure: (element: HTMLDivElement | null) => void;
  rowBox(index: number): { readonly start: number; readonly size: number } | null;
  readonly columnWidth: number;
}

/** The rows and columns that are drawn: those in sight, a few around them, and the active ones, which keep the focus. */
export function useWindows(
  root: RefObject<HTMLDivElement | null>,
  axes: GridAxes,
  rowHeight: number,
  columnWidth: number,
  spot: Spot | null,
  heights: ReadonlyMap<string, number> | undefined,
): Drawn {
  const { rows, columns } = axes;
  const getScrollElement = useCallback(() => root.current, [root]);
  const down = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement,
    estimateSize: (index) => heights?.get(rows[index] ?? "") ?? rowHeight,
    getItemKey: useCallback((index: number) => rows[index] ?? index, [rows]),
    rangeExtractor: useKeeping(spot?.row ?? -1),
    overscan: 2,
    useFlushSync: false,
  });
  const across = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: columns.length,
    getScrollElement,
    estimateSize: () => columnWidth,
    getItemKey: useCallback((index: number) => columns[index] ?? index, [columns]),
    rangeExtractor: useKeeping(spot?.column ?? -1),
    horizontal: true,
    overscan: 1,
    useFlushSync: false,
  });
  useMeasuredAnew([rowHeight, columnWidth, heights], () => {
    down.measure();
    across.measure();
  });
  return {
    rows: down.getVirtualItems(),
    columns: useDrawnColumns(across.getVirtualItems(), columns, columnWidth),
    width: columns.length * columnWidth,
    height: down.getTotalSize(),
    measure: down.measureElement,
    rowBox: (index) => down.measurementsCache[index] ?? null,
    columnWidth,
  };
}

/** What was measured at another size counts no more. */
function useMeasuredAnew(sizes: readonly unknown[], measure: () => void): void {
  const known = useRef(sizes);
  useLayoutEffect(() => {
    if (known.current.some((size, at) => size !== sizes[at])) measure();
    known.current = sizes;
  });
}

function useKeeping(index: number): (range: Range) => number[] {
  return useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      if (index < 0 || index >= range.count || inSight.includes(index)) return inSight;
      return [...inSight, index].sort((a, b) => a - b);
    },
    [index],
  );
}

/** The same object until other columns are drawn, so that moving along a row renders two cells and not all. */
function useDrawnColumns(items: readonly VirtualItem[], columns: readonly string[], width: number): DrawnColumns {
  const key = items.map(({ index }) => columns[index]).join("\n");
  const known = useRef<{ key: string; width: number; value: DrawnColumns } | null>(null);
  if (known.current?.key !== key || known.current.width !== width) {
    let end = 0;
    const list = items.flatMap(({ index }) => {
      const id = columns[index];
      if (id === undefined) return [];
      const gap = index * width - end;
      end = (index + 1) * width;
      return [{ id, index, gap }];
    });
    known.current = { key, width, value: { list } };
  }
  return known.current.value;
}
