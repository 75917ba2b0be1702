/** Shows others where this person is: the open object, and the field that has the focus. Draws nothing. */
import { type RefObject, useEffect, useState } from "react";
import { useShowPlace } from "#client/project/presence.ts";

export function PlaceShown({ root, id }: { root: RefObject<HTMLElement | null>; id: string }) {
  const [field, setField] = useState<string | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const enter = (event: FocusEvent) => setField(fieldOf(event.target));
    const leave = (event: FocusEvent) => setField(fieldOf(event.relatedTarget));
    element.addEventListener("focusin", enter);
    element.addEventListener("focusout", leave);
    return () => {
      element.removeEventListener("focusin", enter);
      element.removeEventListener("focusout", leave);
    };
  }, [root]);
  useShowPlace({ view: "guide", kind: "object", id, ...(field === null ? {} : { field }) });
  return null;
}

/** The field an element belongs to, as its frame names it. */
export function fieldOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-field]")?.dataset.field ?? null) : null;
}
