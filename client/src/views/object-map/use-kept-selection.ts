/** What somebody deletes is selected no longer, so that the bar counts what there is. */
import { useEffect } from "react";
import type { KeyWorld } from "./key-world.ts";
import { objectOfNote } from "./selecting.ts";

export function useKeptSelection(world: KeyWorld): void {
  useEffect(
    () =>
      world.store.observe(({ entities }) => {
        const { items, anchor } = world.map.selection.get();
        if (items.size === 0 || !entities.some(({ after }) => after === null)) return;
        const left = new Set([...items].filter((item) => objectOfNote(world, item) !== ""));
        if (left.size < items.size) world.map.selection.set({ items: left, anchor });
      }),
    [world],
  );
}
