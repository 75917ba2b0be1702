/**
 * Several notes of the object map that are lifted together (rules M13–M15). Pure.
 *
 * One of them is in the hand, the *lead*: where it comes down, those of its list come down behind one another. The others go along
 * only to another object.
 */
import { landingAt, othersAt, ownPlace, sectionKindAt } from "./map-lift.ts";
import { mayLeave, placeInMixed, planMove } from "./map-moves.ts";
import type { MapColumn, MapItem } from "./object-map.ts";
import type { KeyMaker, PlannedChange, Written } from "./planned-change.ts";
import { reorder } from "./reorder.ts";

/** A note and the object it was lifted from. */
export interface LiftedNote {
  readonly from: string;
  readonly item: MapItem;
}

/** Those that would stand beside the lead in this column, itself included. */
export function blockAt(column: MapColumn, lead: LiftedNote, all: readonly LiftedNote[]): readonly LiftedNote[] {
  const kind = sectionKindAt(column, lead.item);
  return all.filter(({ from, item }) => {
    if (sectionKindAt(column, item) !== kind) return false;
    if (from !== column.object) return mayLeave(item).may;
    return item.kind !== "cta" || (lead.from === from && lead.item.role === item.role);
  });
}

export const idsOf = (notes: readonly LiftedNote[]): ReadonlySet<string> => new Set(notes.map(({ item }) => item.id));

/** What dropping them takes: none where all stand there already or the lead may not come down. */
export function planDropAll(
  lead: LiftedNote,
  all: readonly LiftedNote[],
  to: MapColumn,
  place: number,
  keys: KeyMaker,
): readonly PlannedChange[] {
  const block = blockAt(to, lead, all);
  const landing = landingAt(to, lead.item, lead.from, idsOf(block));
  if (!landing.may) return [];
  const fitting = Math.min(landing.last, Math.max(landing.first, place));
  const goes = goingTo(to, lead, all);
  const moved = goes.filter(({ from }) => from !== to.object).map((one) => moveTo(one, to.object));
  const ranked = lead.item.kind === "cta" ? rankCtas(lead, block, to, fitting, keys) : [];
  return [...moved, ...ranked, ...rankMixed(lead, block, goes, to, fitting, keys)];
}

/** Those that would come to stand in this column or in another place of it; what is of another kind stays on its own object. */
export function goingTo(column: MapColumn, lead: LiftedNote, all: readonly LiftedNote[]): readonly LiftedNote[] {
  const block = new Set(blockAt(column, lead, all));
  return all.filter((one) => block.has(one) || (one.from !== column.object && mayLeave(one.item).may));
}

const moveTo = ({ item }: LiftedNote, object: string): Written => ({
  does: "write",
  kind: item.kind === "cta" ? "cta" : "attribute",
  id: item.entity,
  field: "object",
  value: object,
});

/** Within the stack of their role; elsewhere the matrix orders them. */
function rankCtas(lead: LiftedNote, block: readonly LiftedNote[], to: MapColumn, place: number, keys: KeyMaker): PlannedChange[] {
  if (lead.from !== to.object) return [];
  const items = to.sections.find(({ kind }) => kind === "cta")?.items ?? [];
  const own = items.filter(({ role }) => role === lead.item.role);
  const first = items.findIndex(({ role }) => role === lead.item.role);
  return planMove({ may: true, run: reorder(own, [...idsOf(block)], place - first), items: own }, keys);
}

/** Attributes and nested objects in the mixed order: those of the lead's list at the place, what else came along behind them. */
function rankMixed(
  lead: LiftedNote,
  block: readonly LiftedNote[],
  goes: readonly LiftedNote[],
  to: MapColumn,
  place: number,
  keys: KeyMaker,
): PlannedChange[] {
  const items = goes.filter(({ item }) => item.kind !== "cta").map(({ item }) => item);
  if (items.length === 0 || isThere(lead, block, to, place, items.length)) return [];
  const ids = items.map(({ id }) => id);
  const section = to.sections.find(({ kind }) => kind === sectionKindAt(to, lead.item))?.items ?? [];
  const from = lead.from === to.object ? ownPlace(to, lead.item, idsOf(block)) : -1;
  const at = lead.item.kind === "cta" ? to.mixed.length : placeInMixed(to.mixed, section, ids, from, place);
  return planMove(
    { may: true, run: reorder(to.mixed, ids, at), items: [...to.mixed, ...items.map((item) => ({ ...item, key: "" }))] },
    keys,
  );
}

/** Whether the list would read as it does now. */
function isThere(lead: LiftedNote, block: readonly LiftedNote[], to: MapColumn, place: number, going: number): boolean {
  if (going > block.length || block.some(({ from }) => from !== to.object)) return false;
  const others = othersAt(to, lead.item, idsOf(block));
  const after = [...others.slice(0, place), ...block.map(({ item }) => item), ...others.slice(place)];
  const section = to.sections.find(({ kind }) => kind === sectionKindAt(to, lead.item))?.items ?? [];
  return after.every(({ id }, at) => id === section[at]?.id);
}
