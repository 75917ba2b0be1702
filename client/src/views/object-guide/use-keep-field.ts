/** When another object is opened while a field has the focus, the same field of that object gets it (ui/README.md 6). */
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { fieldOf } from "./place-shown.tsx";

const focusable = "input, textarea, [contenteditable=true], [tabindex='0'], button:not([tabindex='-1'])";

export function useKeepField(root: RefObject<HTMLElement | null>, id: string): void {
  const last = useRef<string | null>(null);
  const shown = useRef(id);

  useEffect(() => {
    const remember = (event: FocusEvent) => {
      last.current = root.current?.contains(event.target as Node) ? fieldOf(event.target) : null;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, [root]);

  useLayoutEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    if (last.current === null || document.activeElement !== document.body) return;
    root.current?.querySelector(`[data-field="${last.current}"]`)?.querySelector<HTMLElement>(focusable)?.focus();
  }, [root, id]);
}
