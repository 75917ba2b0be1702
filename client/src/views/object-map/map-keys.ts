/** Which key does what on the map (ui/README.md 5). Pure: a table, and how an event is read. Alt keys go by the physical key. */

export type Direction = "up" | "down" | "left" | "right";

/** Goes somewhere. */
export type WayKey =
  | { readonly does: "go"; readonly way: Direction; readonly toEnd: boolean }
  | { readonly does: "first" | "last" | "mapStart" | "mapEnd" | "screenUp" | "screenDown" };

/** Changes something. */
export type ChangeKey =
  | { readonly does: "move"; readonly way: Direction; readonly toEnd: boolean }
  | { readonly does: "lift" | "remove" | "otherKind" | "uncertain" | "add" };

/** Chooses several notes. */
export type SelectKey =
  | { readonly does: "extend"; readonly way: "up" | "down"; readonly toEnd: boolean }
  /** The focus goes, what is selected stays. */
  | { readonly does: "stray"; readonly way: Direction }
  | { readonly does: "toggle" | "all" };

export type MapKey = WayKey | ChangeKey | SelectKey | { readonly does: "edit" };

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const ways: Readonly<Record<string, Direction>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

const wayKeys: readonly string[] = ["go", "first", "last", "mapStart", "mapEnd", "screenUp", "screenDown"];

const selectKeys: readonly string[] = ["extend", "stray", "toggle", "all"];

export const isWay = (key: MapKey): key is WayKey => wayKeys.includes(key.does);
export const isSelect = (key: MapKey): key is SelectKey => selectKeys.includes(key.does);

/** Alt moves at once, Shift extends, Cmd or Ctrl leaves what is selected; J and K are next and previous. */
export function readMapKey({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): MapKey | null {
  const way = ways[key];
  const isMod = ctrlKey || metaKey;
  if (isMod) return withMod(key, way);
  if (way && altKey) return { does: "move", way, toEnd: shiftKey };
  if (altKey) return code === "KeyU" ? { does: "uncertain" } : null;
  if (shiftKey && (way === "up" || way === "down")) return { does: "extend", way, toEnd: false };
  if (shiftKey && (key === "Home" || key === "End")) return { does: "extend", way: key === "Home" ? "up" : "down", toEnd: true };
  if (way) return { does: "go", way, toEnd: shiftKey };
  return plain[key] ?? plain[key.toLowerCase()] ?? null;
}

function withMod(key: string, way: Direction | undefined): MapKey | null {
  if (way) return { does: "stray", way };
  if (key === "Home" || key === "End") return { does: key === "Home" ? "mapStart" : "mapEnd" };
  if (key === " ") return { does: "toggle" };
  return key === "a" || key === "A" ? { does: "all" } : null;
}

const plain: Readonly<Record<string, MapKey>> = {
  Home: { does: "first" },
  End: { does: "last" },
  PageUp: { does: "screenUp" },
  PageDown: { does: "screenDown" },
  j: { does: "go", way: "down", toEnd: false },
  k: { does: "go", way: "up", toEnd: false },
  " ": { does: "lift" },
  Enter: { does: "edit" },
  F2: { does: "edit" },
  Delete: { does: "remove" },
  Backspace: { does: "remove" },
  m: { does: "otherKind" },
  "?": { does: "uncertain" },
  a: { does: "add" },
  x: { does: "toggle" },
};
