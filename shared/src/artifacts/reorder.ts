/**
 * Moving items of a list that is ordered by keys: which items get a new key, between which neighbours (rules M5, M13, K17).
 *
 * Mostly that is what is moved alone. Items that never had a key, or share one, are dealt new ones with it, so that the list
 * comes out as it was seen.
 */
import type { KeyMaker } from "./planned-change.ts";

export interface Keyed {
  readonly id: string;
  /** "" where it never got one: such items stand last. */
  readonly key: string;
}

export interface KeyRun {
  /** Key of the neighbour before the run, and of the one after; `null` at the ends of the list. */
  readonly before: string | null;
  readonly after: string | null;
  /** Items that get new keys, in their order. */
  readonly ids: readonly string[];
}

/**
 * What moving one item, or several to stand one behind the other, takes.
 *
 * @param list as it is shown, the items in it or not
 * @param moved an id, or several in the order they shall have
 * @param to place among the others, from 0; beyond the ends counts as the end
 * @returns `null` when they stand there already
 */
export function reorder(list: readonly Keyed[], moved: string | readonly string[], to: number): KeyRun | null {
  const ids = typeof moved === "string" ? [moved] : moved;
  const others = list.filter(({ id }) => !ids.includes(id));
  const place = Math.max(0, Math.min(to, others.length));
  const sequence: Keyed[] = [...others.slice(0, place), ...ids.map((id) => ({ id, key: "" })), ...others.slice(place)];
  if (sequence.length === list.length && sequence.every(({ id }, at) => id === list[at]?.id)) return null;
  let first = place;
  while (sequence[first - 1]?.key === "") first--;
  const before = sequence[first - 1]?.key ?? null;
  let last = place + ids.length - 1;
  while (isStuck(sequence[last + 1], before)) last++;
  return { before, after: sequence[last + 1]?.key ?? null, ids: sequence.slice(first, last + 1).map((item) => item.id) };
}

/** Whether no key fits before an item without giving it a new one too. */
function isStuck(item: Keyed | undefined, before: string | null): boolean {
  return item !== undefined && (item.key === "" || (before !== null && item.key <= before));
}

/** New keys for a run, each after the one before it. */
export function dealKeys({ before, after, ids }: KeyRun, keys: KeyMaker): [id: string, key: string][] {
  let last = before;
  return ids.map((id) => {
    last = keys.between(last, after);
    return [id, last];
  });
}
