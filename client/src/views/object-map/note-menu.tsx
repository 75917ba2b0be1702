/** The menu of a note or a head, in the order of all menus; who may only read finds what changes nothing. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, CircleHelp, Plus, Repeat2, SquareCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { MapItem } from "#shared/artifacts/object-map.ts";
import { usePhase } from "../../fields/use-phase.tsx";
import { ItemMenu } from "../../parts/item-menu.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { MenuGroup, MenuItem } from "../../parts/menu.tsx";
import { useHeld } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import { itemAt, kindOfEntity, turnOtherKind, turnUncertain } from "./map-commands.ts";
import { addItem, headItem, type MapPlace, useMap } from "./map-context.ts";
import { edit, remove } from "./map-keyboard.ts";
import type { Direction } from "./map-keys.ts";
import { selectedSentence } from "./map-words.ts";
import { moveAtOnce } from "./move-at-once.ts";
import { selectOne, targetsOf, toggle } from "./selecting.ts";

/** Begins to select with this note, or ends it. */
function selectFrom(world: KeyWorld, at: MapPlace): void {
  if (!selectOne(world)) toggle(world, at, null);
}

interface NoteMenuProps {
  world: KeyWorld;
  /** Columns are seen from afar: nothing can be written into them. */
  isOverview: boolean;
}

export function NoteMenu(props: NoteMenuProps) {
  const { active } = useMap();
  const at = useHeld(active, (now) => now);
  return at && at.item !== addItem && <LinesOf at={at} {...props} />;
}

/** After the menu has left, which gives the focus back first. */
const after = (run: () => void) => () => void setTimeout(run);

function LinesOf({ at, world, isOverview }: NoteMenuProps & { at: MapPlace }) {
  const { mayWrite } = useMap();
  const isHead = at.item === headItem;
  const item = isHead ? null : itemAt(world, at);
  const targets = targetsOf(world, at, world.shown());
  const isMany = targets.length > 1;
  const isAttribute = isMany || item?.kind === "core" || item?.kind === "metadata";
  const id = isHead ? at.object : (item?.entity ?? "");
  const phase = usePhase(id);
  const renames = (isHead || isAttribute) && !isMany && !isOverview;
  return (
    <>
      {isMany && <MenuGroup label={selectedSentence(targets.length)}>{null}</MenuGroup>}
      <ItemMenu
        kind={item ? kindOfEntity(item) : "object"}
        id={isMany ? null : id}
        {...(mayWrite && {
          ...(renames && { onRename: after(() => edit(world, at)) }),
          ...(!isMany && { phase }),
          ...((isHead || isAttribute) && { onDelete: () => remove(world, at) }),
        })}
      >
        {item?.kind === "nested" && !isMany && (
          <MenuItem icon={<ArrowRight aria-hidden />} end={<Kbd keys={["enter"]} />} onSelect={after(() => edit(world, at))}>
            Go to its column
          </MenuItem>
        )}
        {mayWrite && <Changes {...{ at, world, isOverview, item, targets }} />}
      </ItemMenu>
    </>
  );
}

interface ChangesProps extends NoteMenuProps {
  at: MapPlace;
  item: MapItem | null;
  targets: readonly MapPlace[];
}

/** What only the map can do. */
function Changes({ at, world, isOverview, item, targets }: ChangesProps) {
  const isHead = at.item === headItem;
  const isMany = targets.length > 1;
  const isAttribute = isMany || item?.kind === "core" || item?.kind === "metadata";
  const goesAcross = isHead || item?.kind !== "nested" || isMany;
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
      {isHead && !isOverview && (
        <MenuItem
          icon={<Plus aria-hidden />}
          end={<Kbd keys={["A"]} />}
          onSelect={after(() => world.map.editing.set({ what: "attribute", object: at.object }))}
        >
          Add an attribute
        </MenuItem>
      )}
      {isAttribute && (
        <MenuItem icon={<Repeat2 aria-hidden />} end={<Kbd keys={["M"]} />} onSelect={() => turnOtherKind(world, [...targets])}>
          {isMany ? "Core or metadata" : item?.kind === "core" ? "Make it metadata" : "Make it core content"}
        </MenuItem>
      )}
      <MenuItem icon={<CircleHelp aria-hidden />} end={<Kbd keys={["Alt", "U"]} />} onSelect={() => turnUncertain(world, [...targets])}>
        Uncertain
      </MenuItem>
      {!isHead && (
        <MenuItem icon={<SquareCheck aria-hidden />} end={<Kbd keys={["X"]} />} onSelect={() => selectFrom(world, at)}>
          {isMany ? "Select only this one" : "Select, and more with it"}
        </MenuItem>
      )}
      {!isHead && moveItem("up", <ArrowUp aria-hidden />, "Move up")}
      {!isHead && moveItem("down", <ArrowDown aria-hidden />, "Move down")}
      {goesAcross && moveItem("left", <ArrowLeft aria-hidden />, isHead ? "Move left" : "To the object on the left")}
      {goesAcross && moveItem("right", <ArrowRight aria-hidden />, isHead ? "Move right" : "To the object on the right")}
    </>
  );
}
