/**
 * Asks which item is meant: views and menus ask, the app around them shows a field that finds it (app/palette/item-picker.tsx).
 */
import { useEffect } from "react";

export interface ItemAsk {
  /** What is asked: "Merge Talk into". */
  readonly label: string;
  readonly kind: "object";
  /** Ids that are no answer. */
  readonly except: readonly string[];
  readonly onPick: (id: string) => void;
}

let heard: ((ask: ItemAsk) => void) | null = null;

export const pickItem = (ask: ItemAsk): void => heard?.(ask);

/** For the one place that shows the field. */
export function useItemAsks(onAsk: (ask: ItemAsk) => void): void {
  useEffect(() => {
    heard = onAsk;
    return () => {
      heard = null;
    };
  }, [onAsk]);
}
