/**
 * Several notes of one column that go up or down at once, each list for itself (rule M16). Pure.
 *
 * The notes of a list go as a block: gathered behind the first of them and put one place on, or at the end.
 */
import { landingAt, othersAt, ownPlace, sectionKindAt, stepPlace } from "./map-lift.ts";
import { idsOf, type LiftedNote, planDropAll } from "./map-many.ts";
import { compareRanks, compareText } from "./nesting-cell.ts";
import type { MapColumn, MapItem } from "./object-map.ts";
import type { KeyMaker, PlannedChange } from "./planned-change.ts";

export interface Step {
  readonly by: 1 | -1;
  readonly toEnd: boolean;
  /** What is hidden is passed over. */
  readonly isShown: (item: MapItem) => boolean;
}

/** @returns nothing where none of them can go further */
export function planSteps(column: MapColumn, items: readonly MapItem[], step: Step, keys: KeyMaker): PlannedChange[] {
  const all = items.map((item) => ({ from: column.object, item }));
  const lists = Map.groupBy(all, ({ item }) => `${sectionKindAt(column, item)} ${item.role}`);
  let now = column;
  return [...lists.values()].flatMap((list) => {
    const changes = planStep(now, list, step, keys);
    now = withKeys(now, changes);
    return changes;
  });
}

function planStep(column: MapColumn, list: readonly LiftedNote[], step: Step, keys: KeyMaker): readonly PlannedChange[] {
  const [lead] = list;
  if (!lead) return [];
  const along = idsOf(list);
  const landing = landingAt(column, lead.item, column.object, along);
  if (!landing.may) return [];
  const others = othersAt(column, lead.item, along);
  const own = ownPlace(column, lead.item, along);
  const ends = step.by < 0 ? landing.first : landing.last;
  const next = step.toEnd ? ends : stepPlace(others, step.isShown, own, step.by);
  const place = Math.min(landing.last, Math.max(landing.first, next));
  return place === own ? [] : planDropAll(lead, list, column, place, keys);
}

/** The column as it reads once the changes are made, for the plan of its next list. */
function withKeys(column: MapColumn, changes: readonly PlannedChange[]): MapColumn {
  const keys = new Map(changes.flatMap((change) => (change.does === "write" ? [[noteOf(change), String(change.value)] as const] : [])));
  if (keys.size === 0) return column;
  const keyed = (item: MapItem): MapItem => ({ ...item, key: keys.get(item.id) ?? item.key });
  const mixed = column.mixed.map(keyed).sort((a, b) => compareRanks(a.key, b.key) || compareText(a.id, b.id));
  const order = new Map(mixed.map(({ id }, at) => [id, at]));
  const sections = column.sections.map((section) =>
    section.kind === "cta"
      ? section
      : { ...section, items: section.items.map(keyed).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)) },
  );
  return { ...column, mixed, sections };
}

/** The id a note bears: of a nested object with its direction. */
const noteOf = ({ id, field }: { readonly id: string; readonly field: string }): string =>
  field.endsWith(".rank") ? `${id}.${field.replace(".rank", "")}` : id;
