/** Esc in prose: the text gives the focus up, and whatever holds it says where the focus goes. Rule F17, docs/spec/fields.md. */
import { type RefObject, useEffect, useRef } from "react";

export function useFieldLeft(root: RefObject<HTMLElement | null>, onLeft: () => void): void {
  const latest = useRef(onLeft);
  latest.current = onLeft;
  useEffect(() => {
    const leave = ({ target }: Event) => target instanceof Node && root.current?.contains(target) && latest.current();
    document.addEventListener("field-left", leave);
    return () => document.removeEventListener("field-left", leave);
  }, [root]);
}
