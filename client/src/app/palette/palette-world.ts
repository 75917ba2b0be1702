/** What the palette is made from. */
import type { ModelStore } from "../../project/model-store.ts";
import type { PresentPerson } from "../../project/presence.ts";
import type { OpenProject } from "../../project/project.ts";
import type { Commands } from "../../project/use-write.ts";
import type { ProjectView } from "../../views/views.ts";
import type { Places } from "../open-place.ts";

/** Read when the palette opens and with each key. */
export interface PaletteWorld {
  readonly project: string;
  readonly open: OpenProject;
  readonly store: ModelStore;
  readonly write: Commands;
  readonly places: Places;
  readonly people: readonly PresentPerson[];
  readonly follow: (personId: string) => void;
  /** The view that is shown, and the item in its address. */
  readonly view: ProjectView | null;
  readonly item: string | null;
  /** The object that is open, whatever of it the address names. */
  readonly object: string | null;
}
