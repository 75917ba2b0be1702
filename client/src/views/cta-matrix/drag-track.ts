/**
 * One drag by pointer: lifts after 4 px, the lifted thing follows, what it is over is marked, Esc puts back (ui/README.md 5).
 *
 * Works on the page itself, since nothing of the model changes before the drop.
 */
export interface DragTrack {
  /** Where it is lifted from. */
  readonly from: HTMLElement;
  /** What follows the pointer. */
  ghost(): HTMLElement;
  /** What would take it, to be marked, and on which side of it; `null` where it can not be dropped. */
  over(target: Element | null): { readonly element: HTMLElement; readonly side: "before" | "after" } | null;
  drop(target: Element | null, event: PointerEvent): void;
}

const liftPx = 4;

/** What is dragged stays where it was, too. */
export const copies = ({ ctrlKey, metaKey, altKey }: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean =>
  ctrlKey || metaKey || altKey;

export function trackDrag(start: PointerEvent, { from, ghost, over, drop }: DragTrack): void {
  let lifted: HTMLElement | null = null;
  let marked: HTMLElement | null = null;
  const mark = (next: ReturnType<DragTrack["over"]>) => {
    if (next?.element !== marked) marked?.removeAttribute("data-drop");
    next?.element.setAttribute("data-drop", next.side);
    marked = next?.element ?? null;
  };
  const lift = () => {
    lifted = ghost();
    lifted.classList.add("cta-lifted");
    lifted.setAttribute("aria-hidden", "true");
    document.body.append(lifted);
    from.setAttribute("data-lifted", "");
  };
  const under = (event: PointerEvent) => document.elementFromPoint(event.clientX, event.clientY);
  const move = (event: PointerEvent) => {
    if (!lifted && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < liftPx) return;
    if (!lifted) lift();
    lifted?.toggleAttribute("data-copies", copies(event));
    if (lifted) lifted.style.translate = `${event.clientX + 8}px ${event.clientY + 8}px`;
    mark(over(under(event)));
  };
  const end = (event: PointerEvent) => {
    const isDropped = lifted !== null && event.type === "pointerup";
    const target = isDropped ? under(event) : null;
    stop();
    if (isDropped) drop(target, event);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !lifted) return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const stop = () => {
    if (lifted) {
      // The click that ends a drag is no click on what it ends over.
      addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    }
    lifted?.remove();
    from.removeAttribute("data-lifted");
    mark(null);
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    removeEventListener("keydown", key, true);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  addEventListener("keydown", key, true);
}
