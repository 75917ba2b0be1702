/** The focus stays with its note when that comes to stand elsewhere: moved back by undo, or by somebody else. */
import { type RefObject, useEffect } from "react";
import { flushSync } from "react-dom";
import type { KeyWorld } from "./key-world.ts";
import { headItem } from "./map-context.ts";
import { objectOfNote } from "./selecting.ts";

export function useFollowedNote(world: KeyWorld, root: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      world.store.observe(({ entities }) => {
        const at = world.map.active.get();
        const id = at?.item.split(".")[0];
        const isConcerned = at && at.item !== headItem && entities.some((change) => change.id === id);
        if (!isConcerned || !root.current?.contains(document.activeElement) || world.map.editing.get()) return;
        queueMicrotask(() => {
          flushSync(() => undefined);
          if (document.activeElement !== document.body) return;
          world.focus.go({ object: objectOfNote(world, at.item) || at.object, item: at.item });
        });
      }),
    [world, root],
  );
}
