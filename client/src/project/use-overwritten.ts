/** What others wrote over of this tab's own lines (docs/spec/sync-state.md U9). */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Overwritten, OverwrittenLine } from "./overwritten.ts";
import { useProject } from "./project-context.tsx";

export type { OverwrittenLine } from "./overwritten.ts";

const none: readonly OverwrittenLine[] = [];
const nobody: Pick<Overwritten, "list" | "subscribe"> = { list: () => none, subscribe: () => () => undefined };

/** Null until its code is there. */
export function useOverwritten(): Overwritten | null {
  const project = useProject();
  const [watched, setWatched] = useState<Overwritten | null>(null);
  useEffect(() => {
    let isOver = false;
    project.overwritten().then(
      (found) => !isOver && setWatched(found),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [project]);
  return watched;
}

/** What was written over and not seen yet. */
export function useOverwrittenLines(watched: Overwritten | null): readonly OverwrittenLine[] {
  const { subscribe, list } = watched ?? nobody;
  return useSyncExternalStore(subscribe, list, list);
}
