/**
 * The name of a thing that has no words on it, shown after half a second of rest or at once on keyboard focus.
 *
 * It repeats what readers are told already, so it is hidden from them.
 */
import { cloneElement, type FocusEvent, type PointerEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

const restMs = 500;
const gap = 6;
const edge = 8;

/** The handlers of whatever is named, called before ours. */
interface Handlers {
  onPointerEnter?: (event: PointerEvent) => void;
  onPointerLeave?: (event: PointerEvent) => void;
  onPointerDown?: (event: PointerEvent) => void;
  onFocus?: (event: FocusEvent) => void;
  onBlur?: (event: FocusEvent) => void;
}

export function Tooltip({ says, keys, children }: { says: string; keys?: ReactNode; children: ReactElement }) {
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const timer = useRef(0);
  const hide = () => {
    clearTimeout(timer.current);
    setAnchor(null);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const given = children.props as Handlers;
  const show = (target: EventTarget & Element) => setAnchor(target.getBoundingClientRect());
  return (
    <>
      {cloneElement(children as ReactElement<Record<string, unknown>>, {
        onPointerEnter: (event: PointerEvent) => {
          given.onPointerEnter?.(event);
          const target = event.currentTarget;
          clearTimeout(timer.current);
          if (event.pointerType === "mouse") timer.current = window.setTimeout(() => target.isConnected && show(target), restMs);
        },
        onPointerLeave: (event: PointerEvent) => {
          given.onPointerLeave?.(event);
          hide();
        },
        onPointerDown: (event: PointerEvent) => {
          given.onPointerDown?.(event);
          hide();
        },
        onFocus: (event: FocusEvent) => {
          given.onFocus?.(event);
          if (event.currentTarget.matches(":focus-visible")) show(event.currentTarget);
        },
        onBlur: (event: FocusEvent) => {
          given.onBlur?.(event);
          hide();
        },
      })}
      {anchor && createPortal(<Tip anchor={anchor} says={says} keys={keys} />, document.body)}
    </>
  );
}

function Tip({ anchor, says, keys }: { anchor: DOMRect; says: string; keys: ReactNode }) {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = tip.current?.getBoundingClientRect();
    if (!tip.current || !box) return;
    const below = anchor.bottom + gap + box.height <= innerHeight - edge;
    const left = Math.min(innerWidth - edge - box.width, Math.max(edge, anchor.left + anchor.width / 2 - box.width / 2));
    tip.current.style.left = `${left}px`;
    tip.current.style.top = `${below ? anchor.bottom + gap : anchor.top - gap - box.height}px`;
    tip.current.style.opacity = "1";
  }, [anchor]);
  return (
    <div
      ref={tip}
      aria-hidden="true"
      className="pointer-events-none fixed z-(--z-toast) inline-flex items-center gap-2 rounded-md bg-primary px-2 py-1 text-sm whitespace-nowrap text-on-primary opacity-0 transition-opacity duration-120"
    >
      {says}
      {keys}
    </div>
  );
}
