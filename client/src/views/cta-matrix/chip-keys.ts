/** What a key means on a call to action in a cell. Pure; rule X3b–X3d, docs/spec/cta-matrix.md. */
import type { Way } from "../../parts/grid/grid-places.ts";
import type { Phase } from "./use-cta-gestures.ts";

export type ChipKey =
  | { readonly does: "walk"; readonly step: "up" | "down" | "first" | "last" }
  | { readonly does: "cross"; readonly step: 1 | -1 }
  | { readonly does: "reorder"; readonly step: 1 | -1 }
  /** To the cell beside; `keep` copies. */
  | { readonly does: "to-cell"; readonly way: Way; readonly keep: boolean }
  | { readonly does: "phase"; readonly phase: Phase }
  | { readonly does: "open" | "leave" | "rename" | "take" | "primary" | "uncertain" | "pin" | "copy" }
  /** A letter that starts a new one in the same cell. */
  | { readonly does: "type"; readonly text: string };

export interface KeyPressed {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const ways: Readonly<Record<string, Way>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const toPhase = (phase: Phase): ChipKey => ({ does: "phase", phase });
const signs: Readonly<Record<string, ChipKey>> = {
  "1": toPhase("now"),
  "2": toPhase("next"),
  "3": toPhase("later"),
  "0": toPhase("unassigned"),
  "!": toPhase("now"),
  "*": { does: "primary" },
};
const plain: Readonly<Record<string, ChipKey>> = {
  ArrowUp: { does: "walk", step: "up" },
  ArrowDown: { does: "walk", step: "down" },
  Home: { does: "walk", step: "first" },
  End: { does: "walk", step: "last" },
  ArrowLeft: { does: "cross", step: -1 },
  ArrowRight: { does: "cross", step: 1 },
  Enter: { does: "open" },
  Escape: { does: "leave" },
  F2: { does: "rename" },
  Delete: { does: "take" },
  Backspace: { does: "take" },
};
/** By the physical key: Alt changes what it writes on some layouts. */
const withAlt: Readonly<Record<string, ChipKey>> = { KeyU: { does: "uncertain" }, KeyP: { does: "pin" } };

/**
 * @param letters single signs are commands: a setting of the person
 * @returns null for keys that are somebody else's
 */
export function readChipKey({ key, code, shiftKey, altKey, ctrlKey, metaKey }: KeyPressed, letters: boolean): ChipKey | null {
  const way = ways[key];
  const command = ctrlKey || metaKey;
  if (altKey && way) {
    if (shiftKey) return { does: "to-cell", way, keep: command };
    return way === "up" || way === "down" ? { does: "reorder", step: way === "up" ? -1 : 1 } : null;
  }
  if (altKey && !command) return withAlt[code] ?? null;
  if (command && !altKey) return key.toLowerCase() === "c" && !shiftKey ? { does: "copy" } : null;
  const sign = signs[key];
  if (sign) return letters ? sign : null;
  const known = plain[key];
  if (known) return known;
  const isLetter = [...key].length === 1 && key !== " " && altKey === ctrlKey && !metaKey;
  return isLetter && key !== "-" && key !== "?" ? { does: "type", text: key } : null;
}
