/** What acting on the map takes: the model, who writes, the focus, and the columns that are shown. */
import type { MapWorld } from "./map-commands.ts";
import type { MapFocus } from "./map-focus.ts";

export interface KeyWorld extends MapWorld {
  readonly focus: MapFocus;
  readonly shown: () => readonly string[];
  /** Columns side by side where they stand in several rows, in the picture of the whole map; otherwise 0. */
  readonly perRow: () => number;
  /** After a change of the document was drawn. */
  readonly afterDraw: (run: () => void) => void;
}
