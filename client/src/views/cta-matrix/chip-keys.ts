/** What a key means on a call to action in a cell. Pure; rule X3b–X3d, docs/spec/cta-matrix.md. */
import type { Phase } from "./use-cta-gestures.ts";

export type ChipKey =
  | { readonly does: "walk"; readonly step: "up" | "down" | "first" | "last" }
  | { readonly does: "cross"; readonly step: 1 | -1 }
  | { readonly does: "reorder"; readonly step: 1 | -1 }
  /** Along the roles; `keep` copies. */
  | { readonly does: "to-role"; readonly step: 1 | -1; readonly keep: boolean }
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

const steps: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };
const phases: Readonly<Record<string, Phase>> = { "1": "now", "2": "next", "3": "later", "0": "unassigned", "!": "now" };
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
  "*": { does: "primary" },
};
/** By the physical key: Alt changes what it writes on some layouts. */
const withAlt: Readonly<Record<string, ChipKey>> = { KeyU: { does: "uncertain" }, KeyP: { does: "pin" } };

/** @returns null for keys that are somebody else's */
export function readChipKey({ key, code, shiftKey, altKey, ctrlKey, metaKey }: KeyPressed): ChipKey | null {
  const step = steps[key];
  const command = ctrlKey || metaKey;
  if (altKey && step) {
    if (shiftKey) return { does: "to-role", step, keep: command };
    return key === "ArrowUp" || key === "ArrowDown" ? { does: "reorder", step } : null;
  }
  if (altKey && !command) return withAlt[code] ?? null;
  if (command && !altKey) return key.toLowerCase() === "c" && !shiftKey ? { does: "copy" } : null;
  const phase = phases[key];
  if (phase) return { does: "phase", phase };
  const known = plain[key];
  if (known) return known;
  const isLetter = [...key].length === 1 && key !== " " && altKey === ctrlKey && !metaKey;
  return isLetter && key !== "-" && key !== "?" ? { does: "type", text: key } : null;
}
