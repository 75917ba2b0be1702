/** Says what a field left out of a paste: browsers stop at `maxLength` without a word. Rule I28, docs/spec/interface.md. */
import { useEffect } from "react";
import { showToast } from "../parts/toast.tsx";

type Field = Pick<HTMLInputElement, "maxLength" | "value" | "selectionStart" | "selectionEnd">;

export function useCutPastes(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { target, clipboardData, defaultPrevented } = event;
      if (defaultPrevented || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
      const cut = lettersCut(target, clipboardData?.getData("text/plain") ?? "");
      if (cut === 0) return;
      const [most, left] = [target.maxLength, cut].map((count) => count.toLocaleString("en"));
      showToast({ says: `${most} characters is the most here. The last ${left} were left out.` });
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}

/** How many letters of a pasted text do not fit into a field, beside what is in it and not selected. */
export function lettersCut({ maxLength, value, selectionStart, selectionEnd }: Field, pasted: string): number {
  if (maxLength < 0) return 0;
  const kept = value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0));
  return Math.max(0, kept + pasted.length - Math.max(maxLength, kept));
}
