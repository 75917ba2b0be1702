/**
 * Theme, density and whether single letters are keys: settings of the person, kept in this browser.
 *
 * `public/look.js` applies the same setting before the first paint; key and words must stay equal.
 */
import { useSyncExternalStore } from "react";
import { densities, themes } from "#shared/api/preferences.ts";
import { letLettersFire } from "../parts/commands.ts";

export interface Look {
  readonly theme: (typeof themes)[number];
  readonly density: (typeof densities)[number];
  /** Single letters are commands where nothing is typed. */
  readonly letters: boolean;
}

/** What nobody has chosen yet. */
export const plainLook: Look = { theme: "system", density: "comfortable", letters: true };

const storageKey = "orca/look";
const listeners = new Set<() => void>();
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

let look = readLook();

/** What storage holds, word by word; anything else is the default. */
export function parseLook(stored: string | null): Look {
  let value: { theme?: unknown; density?: unknown; letters?: unknown } = {};
  try {
    value = JSON.parse(stored ?? "{}") ?? {};
  } catch {
    // Somebody else's words under our key: the default is right.
  }
  return {
    theme: themes.find((each) => each === value.theme) ?? plainLook.theme,
    density: densities.find((each) => each === value.density) ?? plainLook.density,
    letters: value.letters !== false,
  };
}

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
