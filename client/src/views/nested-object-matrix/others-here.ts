/** Others in the matrix: which cell they are in, whether they type, and where they wrote over what one had just written. */
import { useEffect, useMemo, useRef } from "react";
import { usePeople } from "#client/project/presence.ts";
import { useProject } from "#client/project/project-context.tsx";
import { type OverwrittenLine, useOverwritten, useOverwrittenLines } from "#client/project/use-overwritten.ts";
import { pairKey, readPairKey } from "#shared/artifacts/planned-change.ts";
import type { GridMark } from "../../parts/grid/grid-marks.tsx";
import { type Pair, turn } from "./pair.ts";

/** The name of the view in the address, and of what a place in it is. */
export const viewName = "nested-objects";
export const placeKind = "cell";

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? "";

export function useOthersHere(isTurned: boolean): readonly GridMark[] {
  const people = usePeople();
  const changed = useChangedCells();
  return useMemo(() => {
    const here = people.flatMap(({ id, name, hue, typing, idle, at }) => {
      const pair = at?.view === viewName && at.kind === placeKind && !idle ? readPairKey(at.id ?? "") : null;
      if (!pair) return [];
      const place = turn(isTurned, { row: pair[0], column: pair[1] });
      return [{ key: id, ...place, hue, name: firstName(name), isTyping: typing }];
    });
    const marks = [...changed].map(([key, { pair, lines }]) => {
      const by = lines[0]?.by;
      const look = { hue: by?.hue ?? "slate", name: firstName(by?.name ?? "Somebody"), isTyping: false, isChange: true };
      return { key, ...turn(isTurned, pair), ...look };
    });
    return [...here, ...marks];
  }, [people, changed, isTurned]);
}

interface ChangedCell {
  readonly pair: Pair;
  readonly lines: readonly OverwrittenLine[];
}

/** Cells in which somebody wrote over a label of one's own, by pair. */
function useChangedCells(): ReadonlyMap<string, ChangedCell> {
  const { store } = useProject();
  const lines = useOverwrittenLines(useOverwritten());
  return useMemo(() => {
    const cells = new Map<string, ChangedCell>();
    for (const line of lines) {
      const relationship = line.at.kind === "relationship" ? store.entity("relationship", line.at.id) : null;
      if (!relationship) continue;
      const { source, target } = relationship;
      const pair = line.at.field === "inverseLabel" ? { row: target, column: source } : { row: source, column: target };
      const key = pairKey(pair.row, pair.column);
      cells.set(key, { pair, lines: [...(cells.get(key)?.lines ?? []), line] });
    }
    return cells;
  }, [lines, store]);
}

/** What stood in the cell one is in, and whose words are there now: until one leaves it. */
export function useChangedHere(pair: Pair | null): readonly OverwrittenLine[] {
  const watched = useOverwritten();
  const cells = useChangedCells();
  const key = pair && pairKey(pair.row, pair.column);
  const lines = (key !== null && cells.get(key)?.lines) || none;
  const shown = useRef(lines);
  useEffect(() => {
    if (key === null || !watched) return;
    return () => watched.forget(shown.current);
  }, [watched, key]);
  useEffect(() => {
    shown.current = lines;
  }, [lines]);
  return lines;
}

const none: readonly OverwrittenLine[] = [];
