/**
 * Lifting a note or a column, carrying it about, dropping it (docs/spec/object-map.md B1–B5). The same for pointer and keys.
 *
 * Nothing is written before the drop; a target that goes meanwhile sends the note back, and a toast says so.
 */
import { landingAt, othersAt, ownPlace, planDrop, rankAt, stepPlace } from "#shared/artifacts/map-lift.ts";
import { blockAt, goingTo, idsOf, type LiftedNote, planDropAll } from "#shared/artifacts/map-many.ts";
import { describePlace, type MapColumn, type MapItem } from "#shared/artifacts/object-map.ts";
import { showToast } from "../../parts/toast.tsx";
import { carry, columnIn, isShown, itemAt, itemIn, labelOf, type MapWorld, mapKeys, notesAt, objectName, say } from "./map-commands.ts";
import { headItem, type Lift, type MapPlace } from "./map-context.ts";
import { droppedSentence, goneSentence, labelOfAll, liftedSentence, movedSentence, placesSentence, putBackSentence } from "./map-words.ts";
import { fullPlace, planColumnMove } from "./reorder-objects.ts";
import { selectOne, targetsOf } from "./selecting.ts";

/** @returns null where there is nothing to lift */
export function lift(world: MapWorld, at: MapPlace, by: Lift["by"], shownObjects: readonly string[]): Lift | null {
  if (!world.map.mayWrite) return null;
  if (!world.map.selection.get().items.has(at.item)) selectOne(world);
  const lifted = at.item === headItem ? liftColumn(world, at.object, by, shownObjects) : liftNote(world, at, by, shownObjects);
  if (!lifted) return null;
  world.map.lift.set(lifted);
  say(world, liftedSentence(lifted.label, lifted.rank, lifted.all.length));
  return lifted;
}

function liftNote(world: MapWorld, at: MapPlace, by: Lift["by"], shown: readonly string[]): Lift | null {
  const column = columnIn(world, at.object);
  const item = itemIn(column, at.item);
  if (!item) return null;
  const all = notesAt(world, targetsOf(world, at, shown));
  const words = labelOf(world, item);
  const lifted = { by, from: at.object, item, all, words, label: labelOfAll(words, all.length), over: objectName(world, at.object) };
  const to = { object: at.object, place: ownPlace(column, item, alongAt(column, lifted)) };
  return { ...lifted, to, rank: rankIn(column, lifted, to.place) };
}

/** The ids of those that would stand beside the one in the hand, itself included. */
export function alongAt(column: MapColumn, { item, from, all }: Pick<Lift, "item" | "from" | "all">): ReadonlySet<string> {
  return item ? idsOf(blockAt(column, { item, from }, all)) : new Set();
}

/** "2 of 9", were it dropped there. */
function rankIn(column: MapColumn, lifted: Pick<Lift, "item" | "from" | "all">, place: number): string {
  if (!lifted.item) return "";
  const along = alongAt(column, lifted);
  return placesSentence(rankAt(column, lifted.item, place, along), along.size);
}

function liftColumn(world: MapWorld, object: string, by: Lift["by"], shown: readonly string[]): Lift | null {
  const place = shown.indexOf(object);
  if (place < 0) return null;
  const rank = describePlace({ place: place + 1, of: shown.length });
  const label = objectName(world, object);
  return { by, from: object, item: null, all: [], words: label, label, to: { object, place }, over: label, rank };
}

/** Over a place of a column; what is not allowed there leaves it where it was. @returns whether it moved */
export function carryTo(world: MapWorld, object: string, place: number, columns: number): boolean {
  const lifted = world.map.lift.get();
  if (!lifted || (lifted.to.object === object && lifted.to.place === place)) return false;
  if (!lifted.item) {
    const to = Math.min(columns - 1, Math.max(0, place));
    if (to === lifted.to.place) return false;
    world.map.lift.set({ ...lifted, to: { object: lifted.from, place: to }, rank: describePlace({ place: to + 1, of: columns }) });
    return true;
  }
  const column = columnIn(world, object);
  const landing = landingAt(column, lifted.item, lifted.from, alongAt(column, lifted));
  if (!landing.may) return false;
  const fitting = Math.min(landing.last, Math.max(landing.first, place));
  if (lifted.to.object === object && lifted.to.place === fitting) return false;
  const rank = rankIn(column, lifted, fitting);
  world.map.lift.set({ ...lifted, to: { object, place: fitting }, over: objectName(world, object), rank });
  return true;
}

/**
 * One step by a key. Says where it is now, or why it can not go there.
 *
 * @param perRow columns side by side where they stand in several rows: then up and down are rows
 */
export function stepLift(
  world: MapWorld,
  direction: "up" | "down" | "left" | "right",
  toEnd: boolean,
  shown: readonly string[],
  perRow: number,
): void {
  const lifted = world.map.lift.get();
  if (!lifted) return;
  const isAcross = direction === "left" || direction === "right";
  const step = direction === "up" || direction === "left" ? -1 : 1;
  if (!lifted.item) {
    const by = isAcross ? 1 : perRow;
    if (by > 0) carryTo(world, lifted.from, toEnd ? (step < 0 ? 0 : shown.length) : lifted.to.place + step * by, shown.length);
  } else if (isAcross) stepAcross(world, lifted.item, lifted, step, toEnd, shown);
  else stepAlong(world, lifted.item, lifted, step, toEnd);
  const now = world.map.lift.get();
  if (now && now !== lifted)
    say(world, movedSentence(now.rank, now.to.object === lifted.to.object ? "" : objectName(world, now.to.object)));
}

function stepAlong(world: MapWorld, item: MapItem, lifted: Lift, step: 1 | -1, toEnd: boolean): void {
  const { to } = lifted;
  const column = columnIn(world, to.object);
  const others = othersAt(column, item, alongAt(column, lifted));
  const place = toEnd ? (step < 0 ? 0 : others.length) : stepPlace(others, isShown(world), to.place, step);
  const before = world.map.lift.get();
  carryTo(world, to.object, place, 0);
  if (before !== world.map.lift.get() || item.kind !== "cta" || place === to.place) return;
  say(world, "Calls to action are ordered per role, in the CTA matrix.");
}

function stepAcross(world: MapWorld, item: MapItem, lifted: Lift, step: 1 | -1, toEnd: boolean, shown: readonly string[]): void {
  const at = shown.indexOf(lifted.to.object);
  const next = shown[toEnd ? (step < 0 ? 0 : shown.length - 1) : at + step];
  if (next === undefined || next === lifted.to.object) return;
  const column = columnIn(world, next);
  const along = alongAt(column, lifted);
  const landing = landingAt(column, item, lifted.from, along);
  if (landing.may) carryTo(world, next, next === lifted.from ? ownPlace(column, item, along) : lifted.to.place, 0);
  else say(world, landing.why);
}

export function putBack(world: MapWorld): void {
  const lifted = world.map.lift.get();
  if (!lifted) return;
  world.map.lift.set(null);
  say(world, putBackSentence(lifted.label, lifted.all.length));
}

/** @returns where what was lifted stands now, or null when it went back */
export function drop(world: MapWorld, shown: readonly string[]): MapPlace | null {
  const lifted = world.map.lift.get();
  if (!lifted) return null;
  world.map.lift.set(null);
  const gone = whatIsGone(world, lifted);
  if (gone) {
    returned(world, lifted, gone);
    return null;
  }
  return lifted.item ? dropNote(world, lifted, lifted.item) : dropColumn(world, lifted, shown);
}

function dropNote(world: MapWorld, lifted: Lift, was: MapItem): MapPlace {
  const { from, to } = lifted;
  const [own, target] = [columnIn(world, from), columnIn(world, to.object)];
  const item = itemIn(own, was.id) ?? was;
  const all = notesAt(
    world,
    lifted.all.map((one) => ({ object: one.from, item: one.item.id })),
  );
  const rank = rankIn(target, { item, from, all }, to.place);
  const label = labelOfAll(lifted.words, goingTo(target, { item, from }, all).length);
  const isElsewhere = from !== to.object;
  carry(
    world,
    isElsewhere ? `move of ${label} to ${objectName(world, to.object)}` : `ranking of ${label}`,
    isHome({ ...lifted, item, all }, own) ? [] : planned({ item, from }, all, own, target, to.place),
  );
  say(world, droppedSentence(label, rank, isElsewhere ? objectName(world, to.object) : ""));
  return { object: to.object, item: item.id };
}

const planned = (lead: LiftedNote, all: readonly LiftedNote[], own: MapColumn, target: MapColumn, place: number) =>
  all.length > 1 ? planDropAll(lead, all, target, place, mapKeys) : planDrop(lead.item, own, target, place, mapKeys);

/** Whether all of it would come down where it was lifted: then nothing is written. */
function isHome({ item, from, all, to }: Pick<Lift, "item" | "from" | "all" | "to">, own: MapColumn): boolean {
  const isIn = to.object === from && all.every((one) => one.from === from);
  return isIn && item !== null && ownPlace(own, item, alongAt(own, { item, from, all })) === to.place;
}

function dropColumn(world: MapWorld, { from, to, label, rank }: Lift, shown: readonly string[]): MapPlace {
  const { store } = world;
  const all = store.ids("object");
  const keyed = all.map((id) => ({ id, key: store.entity("object", id)?.order ?? "" }));
  carry(world, `move of ${label}`, planColumnMove(keyed, from, fullPlace(all, shown, from, to.place), mapKeys));
  say(world, droppedSentence(label, rank, ""));
  return { object: from, item: headItem };
}

/** The name of what somebody deleted while it was in the air or aimed at; null while all is there. */
export function whatIsGone(world: MapWorld, { item, from, to, over, words }: Lift): string | null {
  const { store } = world;
  if (!store.entity("object", to.object)) return to.object === from ? words : over;
  if (!store.entity("object", from)) return words;
  return item && !itemAt(world, { object: from, item: item.id }) ? words : null;
}

/** The toast for a lift whose target or note went meanwhile. */
export function returned(world: MapWorld, { label, words, all }: Lift, gone: string): void {
  world.map.lift.set(null);
  const says = gone === words && all.length < 2 ? `${words} was deleted meanwhile.` : goneSentence(gone, label, all.length);
  showToast({ tone: "other", says });
  say(world, says);
}
