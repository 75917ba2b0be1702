/**
 * Which rows and columns are shown. A filter chooses once: what is answered under it stays where it is until the filter is chosen
 * again, so that no row goes from under one's hands.
 */
import { useMemo, useRef } from "react";
import { useNestingIndex, useNestingObjects } from "#client/project/use-nesting-index.ts";
import { filterNestings, type NestingFilter } from "#shared/artifacts/nested-object-matrix.ts";
import type { PairIndex } from "#shared/artifacts/nesting-index.ts";
import type { GridAxes } from "../../parts/grid/grid-places.ts";

export function useShownAxes(filter: NestingFilter, isTurned: boolean): GridAxes {
  const objects = useNestingObjects();
  const { index } = useNestingIndex();
  const chosen = useRef<{ readonly filter: NestingFilter; readonly axes: GridAxes } | null>(null);
  if (chosen.current?.filter !== filter) chosen.current = { filter, axes: filterNestings(index, filter) };
  const { axes } = chosen.current;
  return useMemo(() => {
    const shown = filter === "all" ? { rows: objects, columns: objects } : stillShown(axes, objects, index, filter);
    return isTurned ? { rows: shown.columns, columns: shown.rows } : shown;
  }, [filter, isTurned, objects, axes, index]);
}

/** What was chosen and is still there, and what came since and fits; in the order of the objects. */
function stillShown(chosen: GridAxes, objects: readonly string[], index: PairIndex, filter: NestingFilter): GridAxes {
  const now = filterNestings(index, filter);
  const [rows, columns] = [new Set([...chosen.rows, ...now.rows]), new Set([...chosen.columns, ...now.columns])];
  return { rows: objects.filter((id) => rows.has(id)), columns: objects.filter((id) => columns.has(id)) };
}
