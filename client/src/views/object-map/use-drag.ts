/**
 * Dragging with mouse, pen or finger: lifts after 4 px (a finger after a long press, so that it can scroll), follows the pointer
 * without rendering, and drops where the line stands (docs/decisions, "Dragging by pointer events").
 */
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from "react";
import { aim, type DragWorld, pageTurner, scrollAtEdge } from "./drag-aim.ts";
import { drop, lift, putBack } from "./lifting.ts";
import { addItem, type MapPlace } from "./map-context.ts";
import { placeOfElement } from "./map-focus.ts";

const liftAfterPx = 4;
const longPressMs = 350;

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
    show(latest.current, press, x, y);
    aim(latest.current, x, y);
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
    if (isLifted) aim(world, event.clientX, event.clientY);
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
