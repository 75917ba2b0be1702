/** Whether the window is as narrow as a phone: then a matrix is one row at a time (ui/README.md 10). */
import { useSyncExternalStore } from "react";

const query = globalThis.matchMedia?.("(width < 720px)");

function subscribe(listener: () => void): () => void {
  query?.addEventListener("change", listener);
  return () => query?.removeEventListener("change", listener);
}

export const isPhone = (): boolean => query?.matches ?? false;

export const usePhone = (): boolean => useSyncExternalStore(subscribe, isPhone);
