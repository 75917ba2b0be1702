/** The menu of a note or a head: what the keys do, for those who would rather point. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, CircleHelp, Pencil, Plus, Repeat2, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "../../parts/kbd.tsx";
import { MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { useHeld } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import { moveAtOnce } from "./lifting.ts";
import { itemAt, turnOtherKind, turnUncertain } from "./map-commands.ts";
import { headItem, useMap } from "./map-context.ts";
import { edit, remove } from "./map-keyboard.ts";
import type { Direction } from "./map-keys.ts";

export function NoteMenu({ world }: { world: KeyWorld }) {
  const { active } = useMap();
  const at = useHeld(active, (now) => now);
  if (!at) return null;
  const isHead = at.item === headItem;
  const item = isHead ? null : itemAt(world, at);
  const isAttribute = item?.kind === "core" || item?.kind === "metadata";
  const move = (way: Direction) => () => {
    const to = moveAtOnce(world, at, way, false, world.shown());
    if (to) world.afterDraw(() => world.focus.go(to));
  };
  const moveItem = (way: Direction, icon: ReactNode, says: string) => (
    <MenuItem icon={icon} end={<Kbd keys={["Alt", way]} />} onSelect={move(way)}>
      {says}
    </MenuItem>
  );
  return (
    <>
      {(isHead || isAttribute) && (
        <MenuItem icon={<Pencil aria-hidden />} end={<Kbd keys={["enter"]} />} onSelect={() => setTimeout(() => edit(world, at))}>
          Rename
        </MenuItem>
      )}
      {item?.kind === "nested" && (
        <MenuItem icon={<ArrowRight aria-hidden />} end={<Kbd keys={["enter"]} />} onSelect={() => setTimeout(() => edit(world, at))}>
          Go to its column
        </MenuItem>
      )}
      {isHead && (
        <MenuItem
          icon={<Plus aria-hidden />}
          end={<Kbd keys={["A"]} />}
          onSelect={() => setTimeout(() => world.map.editing.set({ what: "attribute", object: at.object }))}
        >
          Add an attribute
        </MenuItem>
      )}
      {isAttribute && (
        <MenuItem icon={<Repeat2 aria-hidden />} end={<Kbd keys={["M"]} />} onSelect={() => turnOtherKind(world, at)}>
          {item?.kind === "core" ? "Make it metadata" : "Make it core content"}
        </MenuItem>
      )}
      <MenuItem icon={<CircleHelp aria-hidden />} end={<Kbd keys={["Alt", "U"]} />} onSelect={() => turnUncertain(world, at)}>
        Uncertain
      </MenuItem>
      <MenuSeparator />
      {!isHead && moveItem("up", <ArrowUp aria-hidden />, "Move up")}
      {!isHead && moveItem("down", <ArrowDown aria-hidden />, "Move down")}
      {(isHead || item?.kind !== "nested") &&
        moveItem("left", <ArrowLeft aria-hidden />, isHead ? "Move left" : "To the object on the left")}
      {(isHead || item?.kind !== "nested") &&
        moveItem("right", <ArrowRight aria-hidden />, isHead ? "Move right" : "To the object on the right")}
      {(isHead || isAttribute) && (
        <>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 aria-hidden />} end={<Kbd keys={["Del"]} />} onSelect={() => remove(world, at)}>
            Delete
          </MenuItem>
        </>
      )}
    </>
  );
}
