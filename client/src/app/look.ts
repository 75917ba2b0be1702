/**
 * Theme, density and whether single letters are keys: settings of the person, kept in this browser.
 *
 * `public/look.js` applies the same setting before the first paint; key and words must stay equal.
 */
import { useSyncExternalStore } from "react";
import { letLettersFire } from "../parts/commands.ts";
import { type Look, parseLook } from "./look-values.ts";

const storageKey = "orca/look";
const listeners = new Set<() => void>();
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

let look = readLook();

function readLook(): Look {
  try {
    return parseLook(localStorage.getItem(storageKey));
  } catch {
    return parseLook(null);
  }
}

function showLook(): void {
  const root = document.documentElement;
  const dark = look.theme === "dark" || (look.theme === "system" && systemIsDark.matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.density = look.density;
  letLettersFire(look.letters);
  for (const listener of listeners) listener();
}

/** Changes a setting here and in every other tab. */
export function changeLook(change: Partial<Look>): void {
  look = { ...look, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(look));
  } catch {
    // Without storage the choice lasts as long as the tab.
  }
  showLook();
}

/** Follows the system and other tabs; called once, at the start. */
export function followLook(): void {
  systemIsDark.addEventListener("change", showLook);
  window.addEventListener("storage", (event) => {
    if (event.key !== storageKey) return;
    look = readLook();
    showLook();
  });
  showLook();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLook = (): Look => useSyncExternalStore(subscribe, () => look);
