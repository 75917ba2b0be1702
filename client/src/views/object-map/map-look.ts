/** Arrangement and hidden kinds: a setting of the person, kept in this browser. */
import type { MapKind } from "#shared/artifacts/object-map.ts";
import { type Held, hold } from "./held-value.ts";
import type { MapLook } from "./map-context.ts";

const storageKey = "orca/object-map";
export const mapKinds = ["core", "metadata", "cta", "nested"] as const satisfies readonly MapKind[];

/** What storage holds, word by word; anything else is the default. */
export function parseMapLook(stored: string | null): MapLook {
  let value: { arrangement?: unknown; hidden?: unknown } = {};
  try {
    value = JSON.parse(stored ?? "{}") ?? {};
  } catch {
    // Somebody else's words under our key: the default is right.
  }
  const hidden = Array.isArray(value.hidden) ? value.hidden : [];
  return { arrangement: value.arrangement === "ranked" ? "ranked" : "kind", hidden: mapKinds.filter((kind) => hidden.includes(kind)) };
}

export function holdMapLook(): Held<MapLook> {
  const held = hold(parseMapLook(readStored()));
  held.subscribe(() => {
    try {
      localStorage.setItem(storageKey, JSON.stringify(held.get()));
    } catch {
      // Without storage the choice lasts as long as the tab.
    }
  });
  return held;
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
