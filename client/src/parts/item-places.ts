/** Where an item can be seen, for menus of views that know nothing of each other; told by the app around them. */
import { createContext, useContext } from "react";
import type { Key } from "./kbd.tsx";
import type { MarkKind } from "./kind-mark.tsx";

export interface ItemPlace {
  /** "Open in the object map". */
  readonly label: string;
  readonly mark: MarkKind;
  readonly keys: readonly Key[];
  readonly open: () => void;
}

export interface ItemPlaces {
  /** Other views than the one shown that can show the item. */
  readonly others: (kind: string, id: string) => readonly ItemPlace[];
  /** The address of an item, to be given to others; null where no view shows its kind. */
  readonly linkTo: (kind: string, id: string) => string | null;
  /** Asks for another item of its kind, which it becomes one with; null where that is not possible. */
  readonly mergeOf: (kind: string, id: string) => (() => void) | null;
}

export const ItemPlacesContext = createContext<ItemPlaces>({ others: () => [], linkTo: () => null, mergeOf: () => null });

export const useItemPlaces = (): ItemPlaces => useContext(ItemPlacesContext);
