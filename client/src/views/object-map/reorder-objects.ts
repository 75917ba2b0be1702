/** Moving a column among the others: which objects get a new order key. Pure. */
import type { KeyMaker, PlannedChange } from "#shared/artifacts/planned-change.ts";
import { dealKeys, type Keyed, reorder } from "#shared/artifacts/reorder.ts";

/**
 * @param objects all of them in their order, with their keys
 * @param to place among the others
 * @returns nothing where it stands there already
 */
export function planColumnMove(objects: readonly Keyed[], id: string, to: number, keys: KeyMaker): PlannedChange[] {
  const run = objects.every(({ key }) => key !== "") ? reorder(objects, id, to) : dealAll(objects, id, to);
  if (!run) return [];
  return dealKeys(run, keys).map(([object, key]) => ({ does: "write", kind: "object", id: object, field: "order", value: key }));
}

/** Objects that never had a key stand first, so that nothing fits before them: then all are dealt one. */
function dealAll(objects: readonly Keyed[], id: string, to: number) {
  const others = objects.filter((each) => each.id !== id).map((each) => each.id);
  return { before: null, after: null, ids: [...others.slice(0, to), id, ...others.slice(to)] };
}

/** The place among all others that stands for a place among the others that are shown. */
export function fullPlace(all: readonly string[], shown: readonly string[], id: string, place: number): number {
  const [others, shownOthers] = [all.filter((each) => each !== id), shown.filter((each) => each !== id)];
  const before = shownOthers[place];
  if (before !== undefined) return others.indexOf(before);
  const last = shownOthers.at(-1);
  return last === undefined ? others.length : others.indexOf(last) + 1;
}
