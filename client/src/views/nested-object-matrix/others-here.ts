/** Others in the matrix: which cell they are in, and whether they type. */
import { useMemo } from "react";
import { usePeople } from "#client/project/presence.ts";
import { readPairKey } from "#shared/artifacts/planned-change.ts";
import type { GridMark } from "../../parts/grid/grid-marks.tsx";
import { turn } from "./pair.ts";

/** The name of the view in the address, and of what a place in it is. */
export const viewName = "nested-objects";
export const placeKind = "cell";

export function useOthersHere(isTurned: boolean): readonly GridMark[] {
  const people = usePeople();
  return useMemo(
    () =>
      people.flatMap(({ id, name, hue, typing, idle, at }) => {
        const pair = at?.view === viewName && at.kind === placeKind && !idle ? readPairKey(at.id ?? "") : null;
        if (!pair) return [];
        const place = turn(isTurned, { row: pair[0], column: pair[1] });
        return [{ key: id, ...place, hue, name: name.trim().split(/\s+/)[0] ?? "", isTyping: typing }];
      }),
    [people, isTurned],
  );
}
