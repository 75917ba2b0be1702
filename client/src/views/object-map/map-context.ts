/** What every part of the map shares: where the focus is, what is lifted, what is being written, and the voice for readers. */
import { createContext, use } from "react";
import type { LiftedNote } from "#shared/artifacts/map-many.ts";
import type { Arrangement, MapItem, MapKind } from "#shared/artifacts/object-map.ts";
import type { Held } from "./held-value.ts";

/** A place in a column: its head (""), its add button ("+"), or a note by its id. */
export interface MapPlace {
  readonly object: string;
  readonly item: string;
}
export const headItem = "";
export const addItem = "+";

/** Several notes chosen at once, by their ids; none: what has the focus is meant. */
export interface Selection {
  readonly items: ReadonlySet<string>;
  /** Where Shift extends from. */
  readonly anchor: MapPlace | null;
}
export const nothingSelected: Selection = { items: new Set(), anchor: null };

/** What is lifted and where it would come down. */
export interface Lift {
  readonly by: "pointer" | "keys";
  /** The object it was lifted from; of a head, the object itself. */
  readonly from: string;
  /** Null: the whole column. */
  readonly item: MapItem | null;
  /** The item and those that were selected with it, in the order of the map; of a column none. */
  readonly all: readonly LiftedNote[];
  /** What the one in the hand reads. */
  readonly words: string;
  /** What is said of all of it: the words, or "3 notes". */
  readonly label: string;
  /** The column it is over, and the place among the others there (of a head: among the other columns). */
  readonly to: { readonly object: string; readonly place: number };
  /** The name of the object it is over, kept for the case that it goes. */
  readonly over: string;
  /** "2 of 9". */
  readonly rank: string;
}

/** What is being typed: a name in its place, a new attribute at the foot of a column, or a new column. */
export type Editing =
  | { readonly what: "name"; readonly at: MapPlace }
  | { readonly what: "attribute"; readonly object: string }
  | { readonly what: "object" };

/** How this person looks at the map; kept in this browser. */
export interface MapLook {
  readonly arrangement: Arrangement;
  readonly hidden: readonly MapKind[];
}

/** The whole map at once, one object at a time, or so large (1 is as drawn). */
export type Zoom = "all" | "one" | number;

export interface MapShared {
  readonly active: Held<MapPlace | null>;
  readonly selection: Held<Selection>;
  readonly lift: Held<Lift | null>;
  readonly editing: Held<Editing | null>;
  readonly look: Held<MapLook>;
  readonly said: Held<string>;
  readonly mayWrite: boolean;
}

const Context = createContext<MapShared | null>(null);
export const MapProvider = Context;

export function useMap(): MapShared {
  const map = use(Context);
  if (!map) throw new Error("useMap outside of the map");
  return map;
}
