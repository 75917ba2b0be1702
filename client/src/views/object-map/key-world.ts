/** What acting on the map takes: the model, who writes, the focus, and the columns that are shown. */
import type { MapWorld } from "./map-commands.ts";
import type { MapFocus } from "./map-focus.ts";

export interface KeyWorld extends MapWorld {
  readonly focus: MapFocus;
  readonly shown: () => readonly string[];
  /** After a change of the document was drawn. */
  readonly afterDraw: (run: () => void) => void;
}
