/**
 * Places in lists that people arrange by hand: keys between their neighbours, never array positions.
 *
 * A key is a fractional index with jitter, so that two people who insert at one place get two keys; ties break by id. Keys longer
 * than 40 characters are dealt anew on the device of a project never published (docs/decisions/0016). Rules O1–O6.
 */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { makeId, type RandomBytes } from "../ids.ts";

/** A key longer than this asks for dealing its list anew. */
export const longestOrderKey = 40;

/** Halvings after the first, by chance: 12 make 4,096 places, two characters. At the ends of a list they cost no more with time. */
const jitterAtEnd = 12;

/** Between two neighbours each halving stays for good, so there are fewer, and none once a spot has been used often. */
const jitterBetween = 5;
const longestJittered = 16;

/**
 * A key that sorts after `before` and before `after`; null stands for the end of the list. Never throws: a neighbour that is no
 * key counts as the end of the list, neighbours in the wrong order or equal give a key right after `before`.
 */
export function orderBetween(before: string | null, after: string | null, random?: RandomBytes): string {
  const low = validOrNull(before);
  const high = validOrNull(after);
  if (low !== null && high !== null && low >= high) return `${low}${makeId(2, random)}V`;
  const key = generateKeyBetween(low, high);
  if (high === null) return jittered(key, generateKeyBetween(key, null), jitterAtEnd, random);
  if (low === null) return jittered(generateKeyBetween(null, key), key, jitterAtEnd, random);
  return key.length <= longestJittered ? jittered(key, high, jitterBetween, random) : key;
}

/** `count` keys in order between two neighbours, without jitter: for dealing a whole list at once. */
export function ordersBetween(before: string | null, after: string | null, count: number): string[] {
  const low = validOrNull(before);
  const high = validOrNull(after);
  return generateNKeysBetween(low, low !== null && high !== null && low >= high ? null : high, count);
}

/** Whether the list holding this key should be dealt anew. */
export const isLongOrder = (key: string): boolean => key.length > longestOrderKey;

function jittered(from: string, to: string, bits: number, random?: RandomBytes): string {
  const bytes = random ? random(new Uint8Array(2)) : crypto.getRandomValues(new Uint8Array(2));
  const chance = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  let [low, high] = [from, to];
  let key = generateKeyBetween(low, high);
  for (let bit = 0; bit < bits; bit++) {
    if ((chance >> bit) & 1) low = key;
    else high = key;
    key = generateKeyBetween(low, high);
  }
  return key;
}

function validOrNull(key: string | null): string | null {
  if (!key) return null;
  try {
    generateKeyBetween(key, null);
    return key;
  } catch {
    return null;
  }
}
