/** Where this person is in the drawer, as others are told: the field that has the focus, of the call to action or of a criterion. */
import { type RefObject, useEffect, useState } from "react";
import type { PresencePlace } from "#shared/presence.ts";

export function useFieldPlace(root: RefObject<HTMLElement | null>): PresencePlace | null {
  const [place, setPlace] = useState<PresencePlace | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const enter = (event: FocusEvent) => setPlace(placeOf(event.target));
    const leave = (event: FocusEvent) =>
      setPlace(element.contains(event.relatedTarget as Node | null) ? placeOf(event.relatedTarget) : null);
    element.addEventListener("focusin", enter);
    element.addEventListener("focusout", leave);
    return () => {
      element.removeEventListener("focusin", enter);
      element.removeEventListener("focusout", leave);
    };
  }, [root]);
  return place;
}

/** Fields name themselves and their item (`data-field`, `data-item`). */
function placeOf(target: EventTarget | null): PresencePlace | null {
  const field = target instanceof Element ? target.closest<HTMLElement>("[data-field]") : null;
  const [kind, id] = field?.closest<HTMLElement>("[data-item]")?.dataset.item?.split(":") ?? [];
  return kind && id && field?.dataset.field ? { view: "cta-matrix", kind, id, field: field.dataset.field } : null;
}
