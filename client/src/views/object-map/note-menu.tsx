/** The menu of a note or a head: what the keys do, for those who would rather point. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, CircleHelp, Pencil, Plus, Repeat2, SquareCheck, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "../../parts/kbd.tsx";
import { MenuGroup, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { useHeld } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import { itemAt, turnOtherKind, turnUncertain } from "./map-commands.ts";
import { headItem, type MapPlace, useMap } from "./map-context.ts";
import { edit, remove } from "./map-keyboard.ts";
import type { Direction } from "./map-keys.ts";
import { selectedSentence } from "./map-words.ts";
import { moveAtOnce } from "./move-at-once.ts";
import { selectOne, targetsOf, toggle } from "./selecting.ts";

/** Begins to select with this note, or ends it. */
function selectFrom(world: KeyWorld, at: MapPlace): void {
  if (!selectOne(world)) toggle(world, at, null);
}

/** @param isOverview columns are seen from afar: nothing can be written into them */
export function NoteMenu({ world, isOverview }: { world: KeyWorld; isOverview: boolean }) {
  const { active } = useMap();
  const at = useHeld(active, (now) => now);
  if (!at) return null;
  const isHead = at.item === headItem;
  const item = isHead ? null : itemAt(world, at);
  const targets = targetsOf(world, at, world.shown());
  const isMany = targets.length > 1;
  const isAttribute = isMany || item?.kind === "core" || item?.kind === "metadata";
  const move = (way: Direction) => () => {
    const to = moveAtOnce(world, at, way, false, world.shown(), world.perRow());
    if (to) world.afterDraw(() => world.focus.go(to));
  };
  const moveItem = (way: Direction, icon: ReactNode, says: string) => (
    <MenuItem icon={icon} end={<Kbd keys={["Alt", way]} />} onSelect={move(way)}>
      {says}
    </MenuItem>
  );
  return (
    <>
      {isMany && <MenuGroup label={selectedSentence(targets.length)}>{null}</MenuGroup>}
      {(isHead || isAttribute) && !isMany && !isOverview && (
        <MenuItem icon={<Pencil aria-hidden />} end={<Kbd keys={["enter"]} />} onSelect={() => setTimeout(() => edit(world, at))}>
          Rename
        </MenuItem>
      )}
      {item?.kind === "nested" && !isMany && (
        <MenuItem icon={<ArrowRight aria-hidden />} end={<Kbd keys={["enter"]} />} onSelect={() => setTimeout(() => edit(world, at))}>
          Go to its column
        </MenuItem>
      )}
      {isHead && !isOverview && (
        <MenuItem
          icon={<Plus aria-hidden />}
          end={<Kbd keys={["A"]} />}
          onSelect={() => setTimeout(() => world.map.editing.set({ what: "attribute", object: at.object }))}
        >
          Add an attribute
        </MenuItem>
      )}
      {isAttribute && (
        <MenuItem icon={<Repeat2 aria-hidden />} end={<Kbd keys={["M"]} />} onSelect={() => turnOtherKind(world, targets)}>
          {isMany ? "Core or metadata" : item?.kind === "core" ? "Make it metadata" : "Make it core content"}
        </MenuItem>
      )}
      <MenuItem icon={<CircleHelp aria-hidden />} end={<Kbd keys={["Alt", "U"]} />} onSelect={() => turnUncertain(world, targets)}>
        Uncertain
      </MenuItem>
      {!isHead && (
        <MenuItem icon={<SquareCheck aria-hidden />} end={<Kbd keys={["X"]} />} onSelect={() => selectFrom(world, at)}>
          {isMany ? "Select only this one" : "Select, and more with it"}
        </MenuItem>
      )}
      <MenuSeparator />
      {!isHead && moveItem("up", <ArrowUp aria-hidden />, "Move up")}
      {!isHead && moveItem("down", <ArrowDown aria-hidden />, "Move down")}
      {(isHead || item?.kind !== "nested" || isMany) &&
        moveItem("left", <ArrowLeft aria-hidden />, isHead ? "Move left" : "To the object on the left")}
      {(isHead || item?.kind !== "nested" || isMany) &&
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
