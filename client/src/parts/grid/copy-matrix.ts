/** Puts a whole matrix on the clipboard, where no key or menu of the browser asked for it. */
import { showToast } from "../toast.tsx";
import type { GridCopy } from "./grid-commands.ts";

export async function copyMatrix({ text, html }: GridCopy): Promise<void> {
  const blob = (content: string, type: string) => new Blob([content], { type });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob(text, "text/plain"), "text/html": blob(html, "text/html") })]);
    showToast({ says: "The matrix is on the clipboard" });
  } catch {
    showToast({ says: "The browser did not let the clipboard be written. Select all cells and copy them.", tone: "error" });
  }
}
