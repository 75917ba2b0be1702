/** What the view is given by the page it stands in; equal to `ViewProps` of views.ts, which names this view. */
import type { HeadCommands } from "./use-heads.ts";

export interface MatrixProps {
  /** Id of the item in the address, or null. */
  item: string | null;
  /** Puts an item into the address; `replace` leaves no step in the browser's history. */
  onShow: (item: string | null, how?: "push" | "replace") => void;
}

/** The same on a wide screen and on a phone. */
export interface FilledMatrixProps extends MatrixProps {
  heads: HeadCommands;
  /** Somebody has just named its rows and columns. */
  takesFocus: boolean;
}
