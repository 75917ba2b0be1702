/** The keys while the focus stands on the map; those that work wherever it stands are told by `use-map-commands.ts`. */
import type { KeyboardEvent } from "react";
import { mayLettersFire } from "../../parts/commands.ts";
import { carryMap } from "./carry-keys.ts";
import type { KeyWorld } from "./key-world.ts";
import { lift, moveAtOnce } from "./lifting.ts";
import { itemAt, removeAt, say, turnOtherKind, turnUncertain } from "./map-commands.ts";
import { addItem, headItem, type MapPlace } from "./map-context.ts";
import { placeOfElement } from "./map-focus.ts";
import { type ChangeKey, isWay, type MapKey, readMapKey, type WayKey } from "./map-keys.ts";
import { whereItIsWritten } from "./map-words.ts";

const notesPerScreen = 10;
/** @param isOverview then one only goes about, and Enter opens a column */
export function mapKeyDown(world: KeyWorld, isOverview: boolean): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || isText(event.target)) return;
    if (world.map.lift.get()) return carryMap(world, event);
    const place = placeOfElement(event.target);
    const key = readMapKey(event);
    if (!place || !key || (isLetter(event) && !mayLettersFire())) return;
    if (isOverview && !isWay(key)) return;
    if (place.item === addItem && key.does === "edit" && event.key === "Enter") return;
    if (place.item === addItem && key.does === "lift") return;
    event.preventDefault();
    run(world, place, key);
  };
}

function run(world: KeyWorld, place: MapPlace, key: MapKey): void {
  if (key.does === "edit") edit(world, place);
  else if (isWay(key)) goBy(world, place, key);
  else if (world.map.mayWrite) change(world, place, key);
  else say(world, "You can read this project, not change it.");
}

function goBy({ focus, shown }: KeyWorld, place: MapPlace, key: WayKey): void {
  const objects = shown();
  if (key.does === "go" && (key.way === "up" || key.way === "down")) {
    focus.along(place, (key.way === "up" ? -1 : 1) * (key.toEnd ? 1_000 : 1));
  }
  if (key.does === "go" && (key.way === "left" || key.way === "right")) {
    focus.across(place, (key.way === "left" ? -1 : 1) * (key.toEnd ? objects.length : 1));
  }
  if (key.does === "first" || key.does === "last") focus.toEnd(place, key.does);
  if (key.does === "mapStart") focus.go({ object: objects[0] ?? "", item: headItem });
  if (key.does === "mapEnd") focus.go({ object: objects.at(-1) ?? "", item: headItem });
  if (key.does === "screenUp") focus.along(place, -notesPerScreen);
  if (key.does === "screenDown") focus.along(place, notesPerScreen);
}

function change(world: KeyWorld, place: MapPlace, key: ChangeKey): void {
  const { map, focus } = world;
  if (key.does === "add") map.editing.set({ what: "attribute", object: place.object });
  if (place.item === addItem) return;
  if (key.does === "lift") lift(world, place, "keys", world.shown());
  if (key.does === "move") {
    const to = moveAtOnce(world, place, key.way, key.toEnd, world.shown());
    if (to) world.afterDraw(() => focus.go(to));
  }
  if (key.does === "remove") remove(world, place);
  if (key.does === "otherKind" && place.item !== headItem) {
    turnOtherKind(world, place);
    world.afterDraw(() => focus.go(place));
  }
  if (key.does === "uncertain") turnUncertain(world, place);
}

/** Enter: an attribute or an object is renamed, a nested object is followed to its column. */
export function edit(world: KeyWorld, place: MapPlace): void {
  const { map, focus } = world;
  const item = place.item === headItem ? null : itemAt(world, place);
  if (item?.kind === "nested") focus.go({ object: item.object, item: headItem });
  else if (item?.kind === "cta") say(world, whereItIsWritten(item));
  else if (map.mayWrite && (item || place.item === headItem)) map.editing.set({ what: "name", at: place });
}

/** The focus goes to what moves up into the place. */
export function remove(world: KeyWorld, place: MapPlace): void {
  const shown = world.shown();
  const at = shown.indexOf(place.object);
  const isHead = place.item === headItem;
  const next = isHead ? (shown[at + 1] ?? shown[at - 1]) : place.object;
  const items = itemsAfter(place);
  if (!removeAt(world, place)) return;
  const to = isHead ? headItem : (items[0] ?? addItem);
  if (next !== undefined) world.afterDraw(() => world.focus.go({ object: next, item: to }));
}

function itemsAfter({ object, item }: MapPlace): string[] {
  const stops = [...document.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(object)}"] [data-item]`)].map(
    (stop) => stop.dataset.item ?? "",
  );
  const at = stops.indexOf(item);
  const [next, before] = [stops[at + 1], stops[at - 1]];
  return next !== undefined && next !== addItem ? [next] : before !== undefined ? [before] : [];
}

/** Single letters can be switched off; Space, Enter and the like can not. */
const isLetter = ({ key, altKey }: KeyboardEvent): boolean => !altKey && key.length === 1 && key !== " ";

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=radio]), textarea, select, [role=textbox]"));
