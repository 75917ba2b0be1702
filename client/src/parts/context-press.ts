/**
 * The other ways to a context menu than the right button: the menu key, Shift+F10, and a long press of a finger. Each becomes a
 * `contextmenu` event on the thing itself, so that whoever listens for that hears all of them.
 */
import type { KeyboardEvent, PointerEvent } from "react";
import { useEffect, useRef } from "react";

const longPressMs = 500;
/** A finger that goes further is scrolling or dragging. */
const stillPx = 10;

export interface ContextPress {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
}

export function useContextPress(): ContextPress {
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  return {
    onKeyDown(event) {
      const isAsked = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
      if (!isAsked || event.defaultPrevented || !(event.target instanceof Element)) return;
      event.preventDefault();
      const { left, bottom } = event.target.getBoundingClientRect();
      ask(event.target, left + 8, bottom);
    },
    onPointerDown(event) {
      stop.current();
      if (event.pointerType !== "touch" || !(event.target instanceof Element)) return;
      stop.current = waitForLongPress(event.target, event.clientX, event.clientY);
    },
  };
}

/** @returns what ends the waiting */
function waitForLongPress(target: Element, x: number, y: number): () => void {
  const end = new AbortController();
  const { signal } = end;
  const timer = setTimeout(() => {
    end.abort();
    // The finger is still down: its release is no press on what lies under it now.
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), longPressMs);
    ask(target, x, y);
  }, longPressMs);
  signal.addEventListener("abort", () => clearTimeout(timer));
  const stop = () => end.abort();
  addEventListener("pointermove", (event) => Math.hypot(event.clientX - x, event.clientY - y) > stillPx && stop(), { signal });
  for (const over of ["pointerup", "pointercancel", "contextmenu", "scroll"]) addEventListener(over, stop, { signal, capture: true });
  return stop;
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

const ask = (target: Element, clientX: number, clientY: number): boolean =>
  target.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX, clientY }));
