/**
 * Whether a view that opens may take the focus: whoever comes by keys goes on there, whoever works elsewhere is not disturbed
 * (docs/spec/interface.md I44).
 */
import { useEffect, useRef } from "react";

/** As long as it may take until the view that was asked for is there, in milliseconds. */
const patienceMs = 5_000;
const asked = "focus-view";
let askedAt = Number.NEGATIVE_INFINITY;

/** The view that is shown is to take the focus, wherever that is, or the one that opens now. */
export function askForFocus(when: "now" | "when it opens"): void {
  askedAt = performance.now();
  if (when === "now") document.dispatchEvent(new Event(asked));
}

export function isFocusFree(): boolean {
  const { activeElement } = document;
  if (wasAskedFor()) return true;
  return activeElement === null || activeElement === document.body || activeElement.closest("nav, [role=grid]") !== null;
}

/** Whether somebody came by keys and the focus is not there yet; asked once. */
export function wasAskedFor(): boolean {
  const isAsked = performance.now() - askedAt < patienceMs;
  askedAt = Number.NEGATIVE_INFINITY;
  return isAsked;
}

/** Takes the focus when the view that is shown already is gone to again. */
export function useFocusAsked(take: () => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const hear = () => {
      askedAt = Number.NEGATIVE_INFINITY;
      latest.current();
    };
    document.addEventListener(asked, hear);
    return () => document.removeEventListener(asked, hear);
  }, []);
}
