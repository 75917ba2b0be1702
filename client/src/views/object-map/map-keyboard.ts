/** The keys while the focus stands on the map; those that work wherever it stands are told by `use-map-commands.ts`. */
import type { KeyboardEvent } from "react";
import { mayLettersFire } from "../../parts/commands.ts";
import { carryMap } from "./carry-keys.ts";
import type { KeyWorld } from "./key-world.ts";
import { lift } from "./lifting.ts";
import { itemAt, removeAt, say, turnOtherKind, turnUncertain } from "./map-commands.ts";
import { addItem, headItem, type MapPlace } from "./map-context.ts";
import { placeOfElement, stopsOf } from "./map-focus.ts";
import { type ChangeKey, isSelect, isWay, type MapKey, readMapKey, type SelectKey, type WayKey } from "./map-keys.ts";
import { whereItIsWritten } from "./map-words.ts";
import { moveAtOnce } from "./move-at-once.ts";
import { extendTo, selectAll, selectOne, targetsOf, toggle } from "./selecting.ts";

const notesPerScreen = 10;
/** What can be done with columns seen from afar. */
const onColumns: readonly string[] = ["lift", "move", "remove"];

/** @param isOverview then there are columns only, and Enter opens one */
export function mapKeyDown(world: KeyWorld, isOverview: boolean): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || isText(event.target)) return;
    if (world.map.lift.get()) return carryMap(world, event);
    const place = placeOfElement(event.target);
    if (event.key === "Escape" && place && selectOne(world)) {
      say(world, "Only this one selected");
      event.stopPropagation();
      return event.preventDefault();
    }
    const key = readMapKey(event);
    if (!place || !key || (isLetter(event) && !mayLettersFire())) return;
    if (isOverview && !isWay(key) && !onColumns.includes(key.does)) return;
    if (place.item === addItem && key.does === "edit" && event.key === "Enter") return;
    if (place.item === addItem && key.does === "lift") return;
    event.preventDefault();
    run(world, place, key);
  };
}

function run(world: KeyWorld, place: MapPlace, key: MapKey): void {
  if (key.does === "edit") edit(world, place);
  else if (isWay(key)) {
    selectOne(world);
    goBy(world, place, key);
  } else if (isSelect(key)) select(world, place, key);
  else if (world.map.mayWrite) change(world, place, key);
  else say(world, "You can read this project, not change it.");
}

function goBy({ focus, shown, perRow }: KeyWorld, place: MapPlace, key: WayKey): void {
  const objects = shown();
  if (key.does === "go" && (key.way === "up" || key.way === "down")) {
    const step = key.way === "up" ? -1 : 1;
    if (perRow() === 0) focus.along(place, step * (key.toEnd ? 1_000 : 1));
    else if (objects[objects.indexOf(place.object) + step * perRow()]) focus.across(place, step * perRow());
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

function select(world: KeyWorld, place: MapPlace, key: SelectKey): void {
  if (key.does === "stray") goBy(world, place, { does: "go", way: key.way, toEnd: false });
  if (key.does === "toggle") toggle(world, place, null);
  if (key.does === "all") selectAll(world, place, world.shown());
  if (key.does === "extend") extend(world, place, key.way === "up" ? -1 : 1, key.toEnd);
}

/** The focus goes on among the notes of the column, and the range with it. */
function extend(world: KeyWorld, place: MapPlace, step: 1 | -1, toEnd: boolean): void {
  const stops = stopsOf(document.body, place.object).map(({ dataset }) => dataset.item ?? headItem);
  const notes = stops.filter((stop) => stop !== headItem && stop !== addItem);
  const from = place.item === addItem ? notes.length : notes.indexOf(place.item);
  const next = toEnd ? (step < 0 ? 0 : notes.length - 1) : Math.min(notes.length - 1, Math.max(0, from + step));
  const item = notes[next];
  if (item === undefined) return;
  const to = { object: place.object, item };
  world.focus.go(to);
  extendTo(world, to, place);
}

function change(world: KeyWorld, place: MapPlace, key: ChangeKey): void {
  const { map, focus } = world;
  const targets = () => targetsOf(world, place, world.shown());
  if (key.does === "add") map.editing.set({ what: "attribute", object: place.object });
  if (place.item === addItem) return;
  if (key.does === "lift") lift(world, place, "keys", world.shown());
  if (key.does === "move") {
    const to = moveAtOnce(world, place, key.way, key.toEnd, world.shown(), world.perRow());
    if (to) world.afterDraw(() => focus.go(to));
  }
  if (key.does === "remove") remove(world, place);
  if (key.does === "otherKind" && place.item !== headItem) {
    turnOtherKind(world, targets());
    world.afterDraw(() => focus.go(place));
  }
  if (key.does === "uncertain") turnUncertain(world, targets());
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
  const targets = targetsOf(world, place, shown);
  const items = itemsAfter(place, new Set(targets.map(({ item }) => item)));
  if (!removeAt(world, targets)) return;
  selectOne(world);
  const to = isHead ? headItem : (items[0] ?? addItem);
  if (next !== undefined) world.afterDraw(() => world.focus.go({ object: next, item: to }));
}

function itemsAfter({ object, item }: MapPlace, gone: ReadonlySet<string>): string[] {
  const stops = stopsOf(document.body, object).map((stop) => stop.dataset.item ?? "");
  const at = stops.indexOf(item);
  const next = stops.slice(at + 1).find((stop) => !gone.has(stop));
  const before = stops.slice(0, Math.max(0, at)).findLast((stop) => !gone.has(stop));
  return next !== undefined && next !== addItem ? [next] : before !== undefined ? [before] : [];
}

/** Single letters can be switched off; Space, Enter and the like can not. */
const isLetter = ({ key, altKey }: KeyboardEvent): boolean => !altKey && key.length === 1 && key !== " ";

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=radio]), textarea, select, [role=textbox]"));
