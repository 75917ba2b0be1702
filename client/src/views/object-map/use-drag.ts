/**
 * Dragging with mouse, pen or finger: lifts after 4 px (a finger after a long press, so that it can scroll), follows the pointer
 * without rendering, and drops where the line stands (docs/decisions, "Dragging by pointer events").
 */
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from "react";
import { othersAt, placeBefore, sectionKindAt } from "#shared/artifacts/map-lift.ts";
import { columnAt, type Wall } from "./geometry.ts";
import type { KeyWorld } from "./key-world.ts";
import { alongAt, carryTo, drop, lift, putBack } from "./lifting.ts";
import { columnIn, isShown } from "./map-commands.ts";
import { addItem, type MapPlace } from "./map-context.ts";
import { placeOfElement } from "./map-focus.ts";

const liftAfterPx = 4;
const longPressMs = 350;
/** Near an edge the wall scrolls by itself, faster the nearer. */
const edgePx = 48;
const mostPxPerFrame = 18;
/** One object at a time: so near to the side, and for so long, turns the page. */
const [turnPx, turnAfterMs] = [40, 600];

interface Press {
  readonly place: MapPlace;
  readonly id: number;
  readonly isTouch: boolean;
  readonly x: number;
  readonly y: number;
  /** From the note's corner to the pointer. */
  readonly grabX: number;
  readonly grabY: number;
}

export interface DragWorld extends KeyWorld {
  readonly root: RefObject<HTMLElement | null>;
  /** What is carried, moved without rendering. */
  readonly carried: RefObject<HTMLElement | null>;
  readonly wall: () => Wall;
  readonly reveal: (column: number) => void;
}

/** @returns the handler for presses on the wall */
export function useDrag(world: DragWorld): (event: ReactPointerEvent) => void {
  const latest = useRef(world);
  latest.current = world;
  const end = useRef<() => void>(() => undefined);
  useEffect(() => () => end.current(), []);
  useEffect(() => {
    const wall = latest.current.root.current;
    // Must be there before a finger comes down: a browser that knows of no listener scrolls without asking.
    const hold = (event: TouchEvent) => event.cancelable && latest.current.map.lift.get()?.by === "pointer" && event.preventDefault();
    wall?.addEventListener("touchmove", hold, { passive: false });
    return () => wall?.removeEventListener("touchmove", hold);
  }, []);
  return (event) => {
    const place = placeOfElement(event.target);
    const isNaming = event.target instanceof Element && event.target.closest("[data-naming], input") !== null;
    const { map } = latest.current;
    if (!place || place.item === addItem || isNaming || event.button !== 0 || !map.mayWrite || map.lift.get()) return;
    const box = (event.target as Element).closest("[data-item]")?.getBoundingClientRect() ?? new DOMRect();
    end.current();
    end.current = follow(latest, {
      place,
      id: event.pointerId,
      isTouch: event.pointerType === "touch",
      x: event.clientX,
      y: event.clientY,
      grabX: event.clientX - box.left,
      grabY: event.clientY - box.top,
    });
  };
}

/** Listens until the pointer is let go. @returns what ends it */
function follow(latest: RefObject<DragWorld>, press: Press): () => void {
  let [x, y] = [press.x, press.y];
  let isLifted = false;
  let frame = 0;
  const turn = pageTurner(latest);
  const timer = press.isTouch ? setTimeout(() => begin(), longPressMs) : undefined;
  const begin = () => {
    const world = latest.current;
    if (!lift(world, press.place, "pointer", world.shown())) return stop();
    isLifted = true;
    document.documentElement.dataset.dragging = "";
    if (press.isTouch) navigator.vibrate?.(10);
    tick();
  };
  const tick = () => {
    if (!latest.current.map.lift.get()) return stop();
    scrollAtEdge(latest.current, x, y);
    turn(x);
    aim(latest.current, press, x, y);
    frame = requestAnimationFrame(tick);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== press.id) return;
    [x, y] = [event.clientX, event.clientY];
    const isFar = Math.hypot(x - press.x, y - press.y) >= liftAfterPx;
    if (!isLifted && isFar && press.isTouch) return stop();
    if (!isLifted && isFar) begin();
    if (isLifted) show(latest.current, press, x, y);
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId !== press.id) return;
    const world = latest.current;
    const wasLifted = isLifted;
    if (isLifted) aim(world, press, event.clientX, event.clientY);
    stop();
    if (!wasLifted || !world.map.lift.get()) return;
    swallowClick();
    // A finger that only stayed asks for the menu.
    if (press.isTouch && Math.hypot(event.clientX - press.x, event.clientY - press.y) < liftAfterPx) {
      openMenu(world, event);
      return;
    }
    const to = drop(world, world.shown());
    if (to) world.afterDraw(() => world.focus.go(to));
  };
  const cancel = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== "Escape") return;
    if (isLifted) {
      event.preventDefault();
      event.stopPropagation();
      putBack(latest.current);
    }
    stop();
  };
  const stop = () => {
    isLifted = false;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    delete document.documentElement.dataset.dragging;
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", up);
    document.removeEventListener("pointercancel", cancel);
    document.removeEventListener("keydown", cancel, true);
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", cancel);
  document.addEventListener("keydown", cancel, true);
  return stop;
}

/** The note under the pointer, without rendering. */
function show({ carried }: DragWorld, { grabX, grabY }: Press, x: number, y: number): void {
  if (carried.current) carried.current.style.translate = `${x - grabX}px ${y - grabY}px`;
}

/** Tells the lift what it is over. */
function aim(world: DragWorld, press: Press, x: number, y: number): void {
  show(world, press, x, y);
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
function pageTurner(latest: RefObject<DragWorld>): (x: number) => void {
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

function scrollAtEdge({ root: { current: root }, wall }: DragWorld, x: number, y: number): void {
  if (!root) return;
  const { left, right, top, bottom } = root.getBoundingClientRect();
  const by = (before: number, after: number) => (before < edgePx ? -pull(before) : after < edgePx ? pull(after) : 0);
  const [across, down] = [wall().isPaged ? 0 : by(x - left, right - x), by(y - top, bottom - y)];
  if (across !== 0 || down !== 0) root.scrollBy({ left: across, top: down, behavior: "instant" });
}

const pull = (away: number): number => Math.min(mostPxPerFrame, ((edgePx - away) / edgePx) * mostPxPerFrame);

function openMenu(world: DragWorld, { clientX, clientY }: PointerEvent): void {
  putBack(world);
  const target = document.elementsFromPoint(clientX, clientY).find((element) => element.closest("[data-item]"));
  target?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX, clientY }));
}

/** Letting go over a note is not a click on it. */
function swallowClick(): void {
  const stop = (event: Event) => event.stopPropagation();
  document.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", stop, true), 0);
}
