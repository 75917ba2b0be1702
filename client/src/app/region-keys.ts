/**
 * F6 goes to the next region of the page, Shift+F6 to the one before: top bar, rail, list, document, messages.
 *
 * A region is whatever carries `data-region`; each takes the focus at its first focusable part, or itself.
 */
import { useEffect } from "react";

const focusable = "a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex='0'], [contenteditable='true']";

export function useRegionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.defaultPrevented) return;
      event.preventDefault();
      goToRegion(event.shiftKey ? -1 : 1);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function goToRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(isShown);
  if (regions.length === 0) return;
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = here === -1 ? (step === 1 ? 0 : regions.length - 1) : (here + step + regions.length) % regions.length;
  const region = regions[next];
  const first = [...(region?.querySelectorAll<HTMLElement>(focusable) ?? [])].find(isShown);
  (first ?? region)?.focus();
}

/** Laid out, not inert, and with something in it. */
function isShown(element: HTMLElement): boolean {
  return element.offsetParent !== null || getComputedStyle(element).position === "fixed"
    ? element.childElementCount > 0 || element.matches(focusable)
    : false;
}
