/**
 * The rows of the object list: objects under their phase, narrowed by a filter. Pure. Rules G1–G3, docs/spec/object-guide.md.
 */
import { priority } from "#shared/schema/entities/priority.ts";

export const phases = priority.fields.phase.options;
export type Phase = (typeof phases)[number]["value"];

/** What the list needs to know of an object. */
export interface ListedObject {
  readonly id: string;
  readonly name: string;
  readonly plural: string;
  readonly synonyms: readonly string[];
  readonly phase: string;
}

export interface PhaseGroup {
  readonly phase: Phase;
  readonly label: string;
  readonly ids: readonly string[];
}

/** Groups that have an object, Now first; a phase of a newer client counts as unassigned. */
export function groupByPhase(objects: readonly ListedObject[], filter: string): PhaseGroup[] {
  const shown = objects.filter((object) => matchesFilter(object, filter));
  const known = new Set<string>(phases.map((phase) => phase.value));
  const phaseOf = (object: ListedObject) => (known.has(object.phase) ? object.phase : "unassigned");
  return phases
    .map(({ value, label }) => ({
      phase: value,
      label,
      ids: shown.filter((object) => phaseOf(object) === value).map((object) => object.id),
    }))
    .filter((group) => group.ids.length > 0);
}

/** By name, plural or synonym, without regard to case and accents; every word of the filter must occur. */
export function matchesFilter(object: ListedObject, filter: string): boolean {
  const words = fold(filter).split(/\s+/).filter(Boolean);
  const text = fold([object.name, object.plural, ...object.synonyms].join("\n"));
  return words.every((word) => text.includes(word));
}

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The row to go to: `step` rows on, staying at the ends; the first or last when nothing is chosen. */
export function neighbour(ids: readonly string[], current: string | null, step: number): string | null {
  if (ids.length === 0) return null;
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return (step > 0 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** Where to go when a row is removed: the next one, else the one before. */
export function rowAfterRemoval(ids: readonly string[], removed: string): string | null {
  const at = ids.indexOf(removed);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}

/** Between which objects a row comes when it moves one place within its group; null at the group's end. */
export function placeAfterMove(
  group: readonly string[],
  all: readonly string[],
  id: string,
  step: 1 | -1,
): { before: string | null; after: string | null } | null {
  const passed = group[group.indexOf(id) + step];
  if (!group.includes(id) || passed === undefined) return null;
  const others = all.filter((each) => each !== id);
  const at = others.indexOf(passed) + (step > 0 ? 1 : 0);
  return { before: others[at - 1] ?? null, after: others[at] ?? null };
}
