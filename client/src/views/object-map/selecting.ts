/**
 * Choosing several notes at once (docs/spec/object-map.md B15): Shift extends in a column, Cmd or Ctrl adds, everything acts on all of
 * them. Without a choice, what has the focus is meant.
 */
import type { Entity } from "#shared/schema/entities.ts";
import { columnIn, isShown, type MapWorld, say } from "./map-commands.ts";
import { addItem, headItem, type MapPlace, nothingSelected, type Selection } from "./map-context.ts";
import { selectedSentence } from "./map-words.ts";

const isNote = ({ item }: MapPlace): boolean => item !== headItem && item !== addItem;

/** Everything a command is meant for, in the order of the map: what is selected, or the one place. */
export function targetsOf(world: MapWorld, at: MapPlace, shown: readonly string[]): MapPlace[] {
  const { items } = world.map.selection.get();
  return items.size === 0 || !isNote(at) ? [at] : placesOf(world, items, shown);
}

/** Those that are still there and shown, column by column. */
export function placesOf(world: MapWorld, items: ReadonlySet<string>, shown: readonly string[]): MapPlace[] {
  const columns = new Set([...items].map((item) => objectOfNote(world, item)));
  return shown.filter((object) => columns.has(object)).flatMap((object) => notesOn(world, object).filter(({ item }) => items.has(item)));
}

/** Only what has the focus. @returns whether more was selected */
export function selectOne({ map }: MapWorld): boolean {
  const wasMore = map.selection.get().items.size > 0;
  if (wasMore || map.selection.get().anchor) map.selection.set(nothingSelected);
  return wasMore;
}

/** In or out. @param before what had the focus until now: it is part of what begins here */
export function toggle(world: MapWorld, at: MapPlace, before: MapPlace | null): void {
  if (!isNote(at)) return;
  const { items } = world.map.selection.get();
  const next = new Set(items.size === 0 && before && isNote(before) && before.item !== at.item ? [before.item] : items);
  if (!next.delete(at.item)) next.add(at.item);
  select(world, { items: next, anchor: at });
}

/** From where the choice began to here, in one column; in another column it begins anew. */
export function extendTo(world: MapWorld, at: MapPlace, before: MapPlace | null): void {
  if (!isNote(at)) return;
  const anchor = world.map.selection.get().anchor ?? before ?? at;
  const notes = notesOn(world, at.object);
  const end = notes.findIndex(({ item }) => item === at.item);
  const start = anchor.object === at.object ? notes.findIndex(({ item }) => item === anchor.item) : end;
  const from = start < 0 ? end : start;
  const range = notes.slice(Math.min(from, end), Math.max(from, end) + 1);
  select(world, { items: new Set(range.map(({ item }) => item)), anchor: notes[from] ?? at });
}

/** All notes of the column; once they are, all of the map. */
export function selectAll(world: MapWorld, at: MapPlace, shown: readonly string[]): void {
  const { items } = world.map.selection.get();
  const column = notesOn(world, at.object);
  const isWhole = column.every(({ item }) => items.has(item));
  const all = isWhole ? shown.flatMap((object) => notesOn(world, object)) : column;
  if (all.length > 0) select(world, { items: new Set(all.map(({ item }) => item)), anchor: at });
}

function select(world: MapWorld, next: Selection): void {
  world.map.selection.set(next.items.size === 0 ? nothingSelected : next);
  say(world, selectedSentence(next.items.size));
}

const notesOn = (world: MapWorld, object: string): MapPlace[] =>
  columnIn(world, object)
    .sections.flatMap(({ items }) => items)
    .filter(isShown(world))
    .map(({ id }) => ({ object, item: id }));

/** The object on which a note hangs now; a nested object is named by its relationship and the direction. */
export function objectOfNote({ store }: MapWorld, item: string): string {
  const [id = "", direction] = item.split(".");
  const held = store.entity("attribute", id) ?? store.entity("cta", id);
  if (held) return held.object;
  const relationship: Entity<"relationship"> | null = store.entity("relationship", id);
  return (direction === "in" ? relationship?.target : relationship?.source) ?? "";
}
