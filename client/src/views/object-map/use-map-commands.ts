/** What the map offers to the keys, the palette and the sheet of shortcuts. */
import type { RefObject } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { type Command, useCommands } from "../../parts/commands.ts";
import { nextZoom } from "./geometry.ts";
import { useHeld } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import { headItem, type MapPlace, useMap, type Zoom } from "./map-context.ts";
import { savePng, saveSvg } from "./save-picture.ts";
import { selectAll } from "./selecting.ts";

export interface MapCommands {
  readonly world: RefObject<KeyWorld | null>;
  readonly objects: readonly string[];
  readonly zoom: Zoom;
  readonly isPhone: boolean;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onFilter: () => void;
  readonly onAddObject: () => void;
}

export function useMapCommands({ world, objects, zoom, isPhone, onZoom, onFilter, onAddObject }: MapCommands): void {
  const { store } = useProject();
  const { look, editing, active, mayWrite } = useMap();
  const { arrangement, hidden } = useHeld(look, (now) => now);
  const at = (): MapPlace | null => active.get();
  const may = () => mayWrite;
  const sized = () => !isPhone;
  const arrange = (next: typeof arrangement) => () => look.set({ arrangement: next, hidden });
  const all = () => {
    const place = at() ?? { object: objects[0] ?? "", item: headItem };
    if (!world.current) return;
    selectAll(world.current, place, objects);
    world.current.focus.go(place);
  };
  const commands: Command[] = [
    { id: "map.new-object", title: "New object", keys: ["n"], run: onAddObject, when: may, words: "column add" },
    {
      id: "map.new-attribute",
      title: "New attribute",
      keys: ["a"],
      heard: true,
      run: () => editing.set({ what: "attribute", object: at()?.object ?? objects[0] ?? "" }),
      when: () => mayWrite && objects.length > 0,
    },
    { id: "map.filter", title: "Filter columns", keys: ["/"], run: onFilter },
    { id: "map.by-kind", title: "Arrange by kind", run: arrange("kind"), when: () => arrangement !== "kind" },
    { id: "map.ranked", title: "Arrange ranked", run: arrange("ranked"), when: () => arrangement !== "ranked", words: "rank force order" },
    { id: "map.nearer", title: "Nearer", keys: ["+"], run: () => onZoom(nextZoom(zoom, 1)), when: sized, words: "zoom in" },
    { id: "map.farther", title: "Farther", keys: ["-"], run: () => onZoom(nextZoom(zoom, -1)), when: sized, words: "zoom out" },
    { id: "map.all", title: "Show the whole map", keys: ["0"], run: () => onZoom("all"), when: sized, words: "zoom fit" },
    { id: "map.one", title: "Show one object", keys: ["1"], run: () => onZoom(zoom === "one" ? 1 : "one"), when: sized, words: "zoom" },
    { id: "map.svg", title: "Save picture as SVG", run: () => saveSvg(store, objects, look.get()), words: "export" },
    { id: "map.png", title: "Save picture as PNG", run: () => void savePng(store, objects, look.get()), words: "export" },
    { id: "map.lift", title: "Lift or drop", keys: ["space"] },
    { id: "map.move", title: "Move up or down at once", keys: ["alt", "up"] },
    { id: "map.move-across", title: "Move to another object, or a column beside another", keys: ["alt", "right"] },
    { id: "map.extend", title: "Select more of the column", keys: ["shift", "down"] },
    { id: "map.toggle", title: "Select, or not", keys: ["x"] },
    { id: "map.select-all", title: "Select the column, then the map", keys: ["mod", "a"], run: all },
    { id: "map.edit", title: "Rename, or go to a nested object", keys: ["enter"] },
    { id: "map.kind", title: "Core content or metadata", keys: ["m"] },
    { id: "map.uncertain", title: "Uncertain", keys: ["alt", "u"] },
    { id: "map.remove", title: "Delete", keys: ["Delete"] },
  ];
  useCommands("Object map", commands);
}
