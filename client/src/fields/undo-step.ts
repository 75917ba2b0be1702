/** Cmd/Ctrl Z takes back, with Shift (or Ctrl Y) brings again; by the modifier and not by the case of the letter, for Caps Lock. */
export interface KeysHeld {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export function undoStepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeysHeld): "undo" | "redo" | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && ctrlKey ? "redo" : null;
}
