/**
 * A note of the object map that is lifted, and where it would come down (rules M10–M12). Pure: nothing is written until it is dropped.
 *
 * A place counts among the others of the section in which the note would stand, from 0, hidden notes included.
 */
import { mayLeave, moveInColumn, planLeave, planMove } from "./map-moves.ts";
import type { MapColumn, MapItem } from "./object-map.ts";
import type { KeyMaker, PlannedChange } from "./planned-change.ts";

/** The places a note may come down at in a column, or why it may not. */
export type Landing = { readonly may: true; readonly first: number; readonly last: number } | { readonly may: false; readonly why: string };

/** The notes among which a lifted one would stand in a column: without itself, and without those that go along. */
export function othersAt(column: MapColumn, item: MapItem, along: ReadonlySet<string> = nobody): readonly MapItem[] {
  const kind = sectionKindAt(column, item);
  const items = column.sections.find((section) => section.kind === kind)?.items ?? [];
  return items.filter(({ id }) => id !== item.id && !along.has(id));
}

const nobody: ReadonlySet<string> = new Set();

/** The section of a column in which a note would stand. */
export function sectionKindAt(
  { arrangement }: Pick<MapColumn, "arrangement">,
  { kind }: Pick<MapItem, "kind">,
): MapItem["kind"] | "ranked" {
  return arrangement === "ranked" && kind !== "cta" ? "ranked" : kind;
}

/** Where a note, and those that go along, may come down in a column: its own, or another object's. */
export function landingAt(column: MapColumn, item: MapItem, from: string, along: ReadonlySet<string> = nobody): Landing {
  const others = othersAt(column, item, along);
  if (column.object !== from) {
    const leave = mayLeave(item);
    if (!leave.may) return leave;
    return { may: true, first: item.kind === "cta" ? others.length : 0, last: others.length };
  }
  if (item.kind !== "cta") return { may: true, first: 0, last: others.length };
  if (item.role === "") return { may: false, why: "Calls to action without a role have no order." };
  const first = column.sections.find(({ kind }) => kind === "cta")?.items.findIndex(({ role }) => role === item.role) ?? 0;
  return { may: true, first, last: first + others.filter(({ role }) => role === item.role).length };
}

/** Where a note stands now among the others, as a place; 0 where it does not stand in this column. */
export function ownPlace(column: MapColumn, item: MapItem, along: ReadonlySet<string> = nobody): number {
  const items = column.sections.find((section) => section.items.some(({ id }) => id === item.id))?.items ?? [];
  const at = items.findIndex(({ id }) => id === item.id);
  return items.slice(0, Math.max(0, at)).filter(({ id }) => !along.has(id)).length;
}

/** The place before a note of the column, or behind its last; what is hidden in between is passed over. */
export function placeBefore(others: readonly MapItem[], shown: (item: MapItem) => boolean, before: string | null): number {
  const at = others.findIndex(({ id }) => id === before);
  if (at >= 0) return at;
  return others.findLastIndex(shown) + 1;
}

/** The next place up or down, passing over what is hidden; the same where there is none. */
export function stepPlace(others: readonly MapItem[], shown: (item: MapItem) => boolean, place: number, step: 1 | -1): number {
  for (let next = place + step; next >= 0 && next <= others.length; next += step) {
    const passed = others[step === 1 ? next - 1 : next];
    if (passed && shown(passed)) return next;
  }
  return place;
}

/** "2 of 9", were it dropped there: attributes count together by kind, all in one list when ranked. */
export function rankAt(
  column: MapColumn,
  item: MapItem,
  place: number,
  along: ReadonlySet<string> = nobody,
): { readonly place: number; readonly of: number } {
  const counted = countedWith(column, item);
  const own = sectionKindAt(column, item);
  const gone = new Set([...along, item.id]);
  const before = counted.slice(0, counted.indexOf(own)).reduce((sum, kind) => sum + sizeOf(column, kind, gone), 0);
  const all = counted.reduce((sum, kind) => sum + sizeOf(column, kind, gone), 0);
  return { place: before + place + 1, of: all + gone.size };
}

/** What dropping a note takes: none where it stands there already or may not come down. */
export function planDrop(item: MapItem, from: MapColumn, to: MapColumn, place: number, keys: KeyMaker): PlannedChange[] {
  const landing = landingAt(to, item, from.object);
  if (!landing.may) return [];
  const fitting = Math.min(landing.last, Math.max(landing.first, place));
  return from.object === to.object ? planMove(moveInColumn(from, item.id, fitting), keys) : planLeave(item, to, keys, fitting);
}

type SectionKind = ReturnType<typeof sectionKindAt>;

function countedWith(column: MapColumn, item: MapItem): readonly SectionKind[] {
  const own = sectionKindAt(column, item);
  return own === "core" || own === "metadata" ? ["core", "metadata"] : [own];
}

const sizeOf = ({ sections }: MapColumn, kind: SectionKind, without: ReadonlySet<string>): number =>
  (sections.find((section) => section.kind === kind)?.items ?? []).filter(({ id }) => !without.has(id)).length;
