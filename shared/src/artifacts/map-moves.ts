/**
 * Moving notes on the object map: what may move where, and what it changes (rules M5–M9).
 */
import type { MapColumn, MapItem } from "./object-map.ts";
import { lastRank } from "./object-map.ts";
import type { KeyMaker, PlannedChange, Written } from "./planned-change.ts";
import { dealKeys, type Keyed, type KeyRun, reorder } from "./reorder.ts";

/** A move: the items that get new keys and between which neighbours, or why it can not be. */
export type MapMove =
  | { readonly may: true; readonly run: KeyRun | null; readonly items: readonly MapItem[] }
  | { readonly may: false; readonly why: string };

/**
 * Moving an item to a place in the list it is drawn in.
 *
 * @param to place among the others of its section, from 0
 * @returns `run: null` where it stands there already
 */
export function moveInColumn(column: MapColumn, id: string, to: number): MapMove {
  const section = column.sections.find(({ items }) => items.some((item) => item.id === id));
  const item = section?.items.find((one) => one.id === id);
  if (!section || !item) return { may: false, why: "This was deleted meanwhile." };
  if (item.kind === "cta") return moveCta(section.items, item, to);
  const place = mixedPlace(column.mixed, section.items, id, to);
  return { may: true, run: place === null ? null : reorder(column.mixed, id, place), items: column.mixed };
}

/** The changes of a move, none where it may not be. */
export function planMove(move: MapMove, keys: KeyMaker): PlannedChange[] {
  if (!move.may || !move.run) return [];
  const items = new Map(move.items.map((item) => [item.id, item]));
  return dealKeys(move.run, keys).flatMap(([id, key]) => {
    const item = items.get(id);
    return item ? [placed(item, key)] : [];
  });
}

/** Whether an item may move to another object, and why not. */
export function mayLeave(item: MapItem): { readonly may: true } | { readonly may: false; readonly why: string } {
  return item.kind === "nested" ? { may: false, why: "Nested objects are answered in the nested object matrix." } : { may: true };
}

/**
 * Moving an attribute or a call to action to another object.
 *
 * @param to place among the target's section of its kind, from 0; the end where none is given
 */
export function planLeave(item: MapItem, target: MapColumn, keys: KeyMaker, to = Number.POSITIVE_INFINITY): PlannedChange[] {
  if (!mayLeave(item).may) return [];
  if (item.kind === "cta") return [{ does: "write", kind: "cta", id: item.entity, field: "object", value: target.object }];
  const arrived = { ...item, key: "" };
  const kind = target.arrangement === "ranked" ? "ranked" : item.kind;
  const section = target.sections.find((one) => one.kind === kind)?.items ?? [];
  const place = mixedPlace(target.mixed, section, item.id, to) ?? target.mixed.length;
  const run = reorder(target.mixed, item.id, place) ?? { before: lastRank(target), after: null, ids: [item.id] };
  const moved: Written = { does: "write", kind: "attribute", id: item.entity, field: "object", value: target.object };
  return [moved, ...planMove({ may: true, run, items: [...target.mixed, arrived] }, keys)];
}

/** Core content becomes metadata and the other way round; nothing else has this. */
export function planOtherKind({ kind, entity }: MapItem): Written[] {
  if (kind !== "core" && kind !== "metadata") return [];
  return [{ does: "write", kind: "attribute", id: entity, field: "kind", value: kind === "core" ? "metadata" : "core" }];
}

/**
 * The place in the mixed order that stands for a place in a section, the shortest way: going up before the one that stands there,
 * going down after it. `null` where it stands there already.
 */
function mixedPlace(mixed: readonly Keyed[], section: readonly Keyed[], id: string, to: number): number | null {
  const from = section.findIndex((item) => item.id === id);
  const place = Math.max(0, Math.min(to, section.filter((item) => item.id !== id).length));
  return from === place ? null : placeInMixed(mixed, section, [id], from, place);
}

/**
 * The same for several that come to stand one behind the other.
 *
 * @param from place of the first among the others of the section, -1 where it comes from elsewhere
 */
export function placeInMixed(mixed: readonly Keyed[], section: readonly Keyed[], ids: readonly string[], from: number, to: number): number {
  const others = section.filter((item) => !ids.includes(item.id));
  const place = Math.max(0, Math.min(to, others.length));
  const rest = mixed.filter((item) => !ids.includes(item.id));
  const isUp = from >= 0 && place < from;
  const neighbour = isUp || place === 0 ? others[place] : others[place - 1];
  if (!neighbour) return rest.length;
  const at = rest.findIndex((item) => item.id === neighbour.id);
  return isUp || place === 0 ? at : at + 1;
}

/** Calls to action are ordered per role: one moves among its neighbours of the same role. */
function moveCta(items: readonly MapItem[], item: MapItem, to: number): MapMove {
  const first = items.findIndex(({ role }) => role === item.role);
  const own = items.filter(({ role }) => role === item.role);
  const isInside = to >= first && to < first + own.length;
  if (item.role === "" || !isInside) return { may: false, why: "Calls to action are ordered per role, in the CTA matrix." };
  return { may: true, run: reorder(own, item.id, to - first), items: own };
}

function placed(item: MapItem, key: string): PlannedChange {
  const { kind, entity, direction, role, rank } = item;
  if (kind === "cta") return { does: "entry", kind: "cta", id: entity, field: "roles", key: role, value: { rank, order: key } };
  if (kind === "nested") return { does: "write", kind: "relationship", id: entity, field: `${direction}.rank`, value: key };
  return { does: "write", kind: "attribute", id: entity, field: "rank", value: key };
}
