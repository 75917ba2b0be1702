/** What a note shows of the map's state, read with one subscription each, so that two notes render when the focus goes on. */
import { useCallback, useSyncExternalStore } from "react";
import { type MapShared, useMap } from "./map-context.ts";

const [active, selected, renamed] = [1, 2, 4];

export interface NoteMarks {
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isRenamed: boolean;
}

export function useNoteMarks(object: string, id: string): NoteMarks {
  const map = useMap();
  const read = useCallback(() => marksOf(map, object, id), [map, object, id]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [map.active, map.selection, map.editing].map((held) => held.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [map],
  );
  const marks = useSyncExternalStore(subscribe, read, read);
  return { isActive: (marks & active) > 0, isSelected: (marks & selected) > 0, isRenamed: (marks & renamed) > 0 };
}

function marksOf({ active: at, selection, editing }: MapShared, object: string, id: string): number {
  const [place, { items }, what] = [at.get(), selection.get(), editing.get()];
  const isActive = place?.item === id && place.object === object;
  const isSelected = items.size === 0 ? isActive : items.has(id);
  const isRenamed = what?.what === "name" && what.at.item === id && what.at.object === object;
  return (isActive ? active : 0) | (isSelected ? selected : 0) | (isRenamed ? renamed : 0);
}
