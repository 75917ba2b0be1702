/** What a pointer that drags is over, and what it does at the edges of the wall: scrolls it, or turns to the next object. */
import type { RefObject } from "react";
import { othersAt, placeBefore, sectionKindAt } from "#shared/artifacts/map-lift.ts";
import { columnAt, type Wall } from "./geometry.ts";
import type { KeyWorld } from "./key-world.ts";
import { alongAt, carryTo } from "./lifting.ts";
import { columnIn, isShown } from "./map-commands.ts";

/** Near an edge the wall scrolls by itself, faster the nearer. */
const edgePx = 48;
const mostPxPerFrame = 18;
/** One object at a time: so near to the side, and for so long, turns the page. */
const [turnPx, turnAfterMs] = [40, 600];

export interface DragWorld extends KeyWorld {
  readonly root: RefObject<HTMLElement | null>;
  /** What is carried, moved without rendering. */
  readonly carried: RefObject<HTMLElement | null>;
  readonly wall: () => Wall;
  readonly reveal: (column: number) => void;
}

/** Tells the lift what it is over. */
export function aim(world: DragWorld, x: number, y: number): void {
  const lifted = world.map.lift.get();
  const root = world.root.current;
  if (!lifted || !root) return;
  const shown = world.shown();
  const { column, isLeft } = columnUnder(world, root, x, y);
  const object = shown[column];
  if (object === undefined) return;
  if (!lifted.item) {
    const own = shown.indexOf(lifted.from);
    const before = column + (isLeft ? 0 : 1);
    carryTo(world, lifted.from, before > own ? before - 1 : before, shown.length);
    return;
  }
  const kind = sectionKindAt({ arrangement: world.map.look.get().arrangement }, lifted.item);
  const notes = root.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(object)}"] [data-section="${kind}"]`);
  const target = columnIn(world, object);
  const along = alongAt(target, lifted);
  const before = [...notes].find((note) => !along.has(note.dataset.item ?? "") && middleOf(note) > y)?.dataset.item ?? null;
  const others = othersAt(target, lifted.item, along);
  carryTo(world, object, placeBefore(others, isShown(world), before), shown.length);
}

function columnUnder(world: DragWorld, root: HTMLElement, x: number, y: number): { column: number; isLeft: boolean } {
  if (world.perRow() > 0) return columnAmong([...root.querySelectorAll("[data-column]")], x, y);
  const wall = world.wall();
  return columnAt(wall, (x - root.getBoundingClientRect().left + root.scrollLeft) / wall.scale, world.shown().length);
}

/** Where columns stand in rows of different heights: the nearest row, and in it the nearest column. */
function columnAmong(columns: readonly Element[], x: number, y: number): { column: number; isLeft: boolean } {
  const away = (at: number, from: number, to: number) => Math.max(from - at, at - to, 0);
  const boxes = columns.map((column) => column.getBoundingClientRect());
  const far = boxes.map((box) => away(y, box.top, box.bottom) * 10_000 + away(x, box.left, box.right));
  const column = Math.max(0, far.indexOf(Math.min(...far)));
  const box = boxes[column];
  return { column, isLeft: box !== undefined && x < box.left + box.width / 2 };
}

const middleOf = (note: HTMLElement): number => {
  const { top, height } = note.getBoundingClientRect();
  return top + height / 2;
};

/** Where columns are pages, holding at an edge turns to the next one. */
export function pageTurner(latest: RefObject<DragWorld>): (x: number) => void {
  let since = 0;
  return (x) => {
    const { root, wall, shown, reveal } = latest.current;
    const element = root.current;
    const { isPaged, step } = wall();
    const { left = 0, right = 0 } = element?.getBoundingClientRect() ?? {};
    const side = x - left < turnPx ? -1 : right - x < turnPx ? 1 : 0;
    if (!isPaged || !element || side === 0) {
      since = 0;
      return;
    }
    const now = performance.now();
    since ||= now;
    if (now - since < turnAfterMs) return;
    since = now;
    const page = Math.round(element.scrollLeft / step) + side;
    if (page >= 0 && page < shown().length) reveal(page);
  };
}

export function scrollAtEdge({ root: { current: root }, wall }: DragWorld, x: number, y: number): void {
  if (!root) return;
  const { left, right, top, bottom } = root.getBoundingClientRect();
  const by = (before: number, after: number) => (before < edgePx ? -pull(before) : after < edgePx ? pull(after) : 0);
  const [across, down] = [wall().isPaged ? 0 : by(x - left, right - x), by(y - top, bottom - y)];
  if (across !== 0 || down !== 0) root.scrollBy({ left: across, top: down, behavior: "instant" });
}

const pull = (away: number): number => Math.min(mostPxPerFrame, ((edgePx - away) / edgePx) * mostPxPerFrame);
