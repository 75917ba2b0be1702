/**
 * What a key means in a grid while nothing is edited (ui/README.md 5 "Grids"). Pure; rules GR7–GR9, docs/spec/grid.md.
 *
 * Tab means nothing: it leaves the grid, so that it is never a trap.
 */
import type { Step, Way } from "./grid-places.ts";

export type GridKey =
  | { readonly does: "step"; readonly step: Step; readonly extends: boolean }
  | { readonly does: "edge"; readonly way: Way; readonly extends: boolean }
  | { readonly does: "select"; readonly what: "all" | "row" | "column" }
  | { readonly does: "open" | "edit" | "escape" | "fill-down" | "keep" }
  /** A letter that starts a new text in place. */
  | { readonly does: "type"; readonly text: string };

export interface KeyPressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const arrows: Readonly<Record<string, Way>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const steps: Readonly<Record<string, Step>> = { ...arrows, Home: "row-start", End: "row-end", PageUp: "page-up", PageDown: "page-down" };
const farSteps: Readonly<Record<string, Step>> = { Home: "first", End: "last" };
const plain: Readonly<Record<string, "open" | "edit" | "escape">> = { Enter: "open", F2: "edit", Escape: "escape" };
const withCommand: Readonly<Record<string, GridKey>> = {
  a: { does: "select", what: "all" },
  d: { does: "fill-down" },
};

/** Keys that begin a letter an input method or a dead key is going to write. */
const composed = new Set(["Process", "Dead"]);

/** @returns null for keys that are not the grid's */
export function readGridKey(pressed: KeyPressed): GridKey | null {
  const { key, shiftKey, altKey } = pressed;
  if (composed.has(key)) return { does: "type", text: "" };
  if (altKey) return isTyped(pressed) ? { does: "type", text: key } : null;
  const command = pressed.ctrlKey || pressed.metaKey;
  const [way, far] = [arrows[key], farSteps[key]];
  if (command && way) return { does: "edge", way, extends: shiftKey };
  if (command && far) return { does: "step", step: far, extends: shiftKey };
  if (key === " " && (command || shiftKey)) return { does: "select", what: command ? "column" : "row" };
  if (command) return shiftKey ? null : (withCommand[key.toLowerCase()] ?? null);
  const step = steps[key];
  if (step) return { does: "step", step, extends: shiftKey };
  if (key === "F8" && shiftKey) return { does: "keep" };
  const does = plain[key];
  if (does) return { does };
  return isTyped(pressed) && key !== " " ? { does: "type", text: key } : null;
}

/** One character that a keyboard wrote; on some layouts with AltGr, which counts as Ctrl and Alt. */
const isTyped = ({ key, altKey, ctrlKey, metaKey }: KeyPressed): boolean => [...key].length === 1 && altKey === ctrlKey && !metaKey;
