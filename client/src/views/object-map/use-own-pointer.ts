/** Shows others where my pointer is on the map: only while it moves, at most 20 times per second (the room sees to that). */
import type { PointerEvent, RefObject } from "react";
import { useEffect, useMemo } from "react";
import { useShowPointer } from "#client/project/presence.ts";
import { columnAt, leftOf, type Wall } from "./geometry.ts";

export interface OwnPointer {
  readonly move: (event: PointerEvent) => void;
  readonly leave: () => void;
}

export function useOwnPointer(root: RefObject<HTMLElement | null>, now: () => { wall: Wall; objects: readonly string[] }): OwnPointer {
  const show = useShowPointer();
  useEffect(() => () => show(null), [show]);
  return useMemo(
    () => ({
      move: ({ clientX, clientY, target, pointerType }) => {
        const element = root.current;
        if (!element || pointerType === "touch") return;
        const { wall, objects } = now();
        const box = element.getBoundingClientRect();
        const [x, y] = [(clientX - box.left + element.scrollLeft) / wall.scale, (clientY - box.top + element.scrollTop) / wall.scale];
        const { column } = columnAt(wall, x, objects.length);
        const object = wall.perRow < objects.length ? undefined : objects[column];
        if (object === undefined) return;
        const note = target instanceof Element ? target.closest<HTMLElement>("[data-item]") : null;
        const at = note?.dataset.object === object && note.dataset.item ? note : null;
        const noteBox = at?.getBoundingClientRect();
        show({
          view: "object-map",
          object,
          ...(at ? { item: at.dataset.item ?? "" } : {}),
          x: round((x - leftOf(wall, column)) / wall.columnWidth),
          y: round(noteBox ? (clientY - noteBox.top) / wall.scale : y),
        });
      },
      leave: () => show(null),
    }),
    [root, now, show],
  );
}

const round = (length: number): number => Math.round(length * 100) / 100;
