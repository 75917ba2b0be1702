/**
 * Others' pointers on the map: arrows that glide, with a name that fades after 3 s at rest (ui/README.md 7).
 *
 * A pointer comes as a place on a note or in a column, so that it points at the same thing at every size and arrangement.
 */
import { type RefObject, useEffect, useRef } from "react";
import type { ShownPointer } from "#client/project/people.ts";
import { usePointers } from "#client/project/presence.ts";
import { leftOf, type Wall } from "./geometry.ts";

const restMs = 3_000;

export interface PointersProps {
  objects: readonly string[];
  wall: Wall;
  inner: RefObject<HTMLElement | null>;
}

export function Pointers({ objects, wall, inner }: PointersProps) {
  const pointers = usePointers("object-map");
  return (
    <div aria-hidden="true">
      {pointers.map((shown) => (
        <Pointer key={shown.person} shown={shown} objects={objects} wall={wall} inner={inner} />
      ))}
    </div>
  );
}

function Pointer({ shown, objects, wall, inner }: PointersProps & { shown: ShownPointer }) {
  const flag = useRef<HTMLSpanElement>(null);
  const { pointer, name, hue } = shown;
  useEffect(() => {
    const element = flag.current;
    if (!element || !pointer) return;
    element.style.opacity = "1";
    const timer = setTimeout(() => {
      element.style.opacity = "0";
    }, restMs);
    return () => clearTimeout(timer);
  }, [pointer]);
  const at = placeOf(shown, objects, wall, inner.current);
  if (!at) return null;
  return (
    <div
      data-pointer={shown.person}
      data-hue={hue}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
      className="pointer-events-none absolute top-0 left-0 z-(--z-presence) text-person transition-transform duration-100 ease-linear"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 16 18"
        width="16"
        height="18"
        className="absolute overflow-visible fill-person stroke-surface stroke-[1.25] [stroke-linejoin:round]"
      >
        <path d="M1.2 1.2 14 8.1l-5.7 1.6-3 5.6z" />
      </svg>
      <span
        ref={flag}
        className="absolute top-[15px] left-[13px] inline-flex h-4 items-center rounded-[2px_4px_4px_4px] bg-person px-[5px] text-2xs leading-none font-semibold whitespace-nowrap text-on-presence transition-opacity duration-500"
      >
        {name.trim().split(/\s+/)[0]}
      </span>
    </div>
  );
}

/** Where the same spot is on this wall, in px of the map. */
function placeOf(
  { pointer }: ShownPointer,
  objects: readonly string[],
  wall: Wall,
  inner: HTMLElement | null,
): { x: number; y: number } | null {
  const column = objects.indexOf(pointer.object);
  if (column < 0) return null;
  const x = leftOf(wall, column) + pointer.x * wall.columnWidth;
  if (pointer.item === undefined) return { x, y: pointer.y };
  const note = inner?.querySelector(`[data-object="${CSS.escape(pointer.object)}"][data-item="${CSS.escape(pointer.item)}"]`);
  if (!note || !inner) return { x, y: pointer.y };
  const top = (note.getBoundingClientRect().top - inner.getBoundingClientRect().top) / wall.scale;
  return { x, y: top + pointer.y };
}
