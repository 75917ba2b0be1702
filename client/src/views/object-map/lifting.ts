/**
 * Lifting a note or a column, carrying it about, dropping it (docs/spec/object-map.md B1–B5). The same for pointer and keys.
 *
 * Nothing is written before the drop; a target that goes meanwhile sends the note back, and a toast says so.
 */
import { landingAt, othersAt, ownPlace, planDrop, rankAt, stepPlace } from "#shared/artifacts/map-lift.ts";
import { describePlace, type MapItem } from "#shared/artifacts/object-map.ts";
import { showToast } from "../../parts/toast.tsx";
import { carry, columnIn, isShown, itemAt, itemIn, labelOf, type MapWorld, mapKeys, objectName, say } from "./map-commands.ts";
import { headItem, type Lift, type MapPlace } from "./map-context.ts";
import { droppedSentence, goneSentence, liftedSentence, movedSentence, putBackSentence } from "./map-words.ts";
import { fullPlace, planColumnMove } from "./reorder-objects.ts";

/** @returns null where there is nothing to lift */
export function lift(world: MapWorld, at: MapPlace, by: Lift["by"], shownObjects: readonly string[]): Lift | null {
  if (!world.map.mayWrite) return null;
  const lifted = at.item === headItem ? liftColumn(world, at.object, by, shownObjects) : liftNote(world, at, by);
  if (!lifted) return null;
  world.map.lift.set(lifted);
  say(world, liftedSentence(lifted.label, lifted.rank));
  return lifted;
}

function liftNote(world: MapWorld, at: MapPlace, by: Lift["by"]): Lift | null {
  const column = columnIn(world, at.object);
  const item = itemIn(column, at.item);
  if (!item) return null;
  const to = { object: at.object, place: ownPlace(column, item) };
  return {
    by,
    from: at.object,
    item,
    label: labelOf(world, item),
    to,
    over: objectName(world, at.object),
    rank: describePlace(rankAt(column, item, to.place)),
  };
}

function liftColumn(world: MapWorld, object: string, by: Lift["by"], shown: readonly string[]): Lift | null {
  const place = shown.indexOf(object);
  if (place < 0) return null;
  const rank = describePlace({ place: place + 1, of: shown.length });
  const label = objectName(world, object);
  return { by, from: object, item: null, label, to: { object, place }, over: label, rank };
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
  const landing = landingAt(column, lifted.item, lifted.from);
  if (!landing.may) return false;
  const fitting = Math.min(landing.last, Math.max(landing.first, place));
  if (lifted.to.object === object && lifted.to.place === fitting) return false;
  const rank = describePlace(rankAt(column, lifted.item, fitting));
  world.map.lift.set({ ...lifted, to: { object, place: fitting }, over: objectName(world, object), rank });
  return true;
}

/** One step by a key. Says where it is now, or why it can not go there. */
export function stepLift(world: MapWorld, direction: "up" | "down" | "left" | "right", toEnd: boolean, shown: readonly string[]): void {
  const lifted = world.map.lift.get();
  if (!lifted) return;
  const isAcross = direction === "left" || direction === "right";
  const step = direction === "up" || direction === "left" ? -1 : 1;
  if (!lifted.item) {
    if (isAcross) carryTo(world, lifted.from, toEnd ? (step < 0 ? 0 : shown.length) : lifted.to.place + step, shown.length);
  } else if (isAcross) stepAcross(world, lifted.item, lifted, step, toEnd, shown);
  else stepAlong(world, lifted.item, lifted, step, toEnd);
  const now = world.map.lift.get();
  if (now && now !== lifted)
    say(world, movedSentence(now.rank, now.to.object === lifted.to.object ? "" : objectName(world, now.to.object)));
}

function stepAlong(world: MapWorld, item: MapItem, { to }: Lift, step: 1 | -1, toEnd: boolean): void {
  const others = othersAt(columnIn(world, to.object), item);
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
  const landing = landingAt(column, item, lifted.from);
  if (landing.may) carryTo(world, next, next === lifted.from ? ownPlace(column, item) : lifted.to.place, 0);
  else say(world, landing.why);
}

export function putBack(world: MapWorld): void {
  const lifted = world.map.lift.get();
  if (!lifted) return;
  world.map.lift.set(null);
  say(world, putBackSentence(lifted.label));
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

function dropNote(world: MapWorld, { from, to, label }: Lift, lifted: MapItem): MapPlace {
  const [own, target] = [columnIn(world, from), columnIn(world, to.object)];
  const item = itemIn(own, lifted.id) ?? lifted;
  const rank = describePlace(rankAt(target, item, to.place));
  const isElsewhere = from !== to.object;
  carry(
    world,
    isElsewhere ? `move of ${label} to ${objectName(world, to.object)}` : `ranking of ${label}`,
    planDrop(item, own, target, to.place, mapKeys),
  );
  say(world, droppedSentence(label, rank, isElsewhere ? objectName(world, to.object) : ""));
  return { object: to.object, item: item.id };
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
export function whatIsGone(world: MapWorld, { item, from, to, over, label }: Lift): string | null {
  const { store } = world;
  if (!store.entity("object", to.object)) return to.object === from ? label : over;
  if (!store.entity("object", from)) return label;
  return item && !itemAt(world, { object: from, item: item.id }) ? label : null;
}

/** The toast for a lift whose target or note went meanwhile. */
export function returned(world: MapWorld, { label }: Lift, gone: string): void {
  world.map.lift.set(null);
  const says = gone === label ? `${label} was deleted meanwhile.` : goneSentence(gone, label);
  showToast({ tone: "other", says });
  say(world, says);
}

/** Alt and an arrow: lifts, steps and drops at once. @returns where it stands now */
export function moveAtOnce(
  world: MapWorld,
  at: MapPlace,
  direction: "up" | "down" | "left" | "right",
  toEnd: boolean,
  shown: readonly string[],
): MapPlace | null {
  const before = lift(world, at, "keys", shown);
  if (!before) return null;
  stepLift(world, direction, toEnd, shown);
  const moved = world.map.lift.get() !== before;
  if (moved) return drop(world, shown);
  world.map.lift.set(null);
  return null;
}
