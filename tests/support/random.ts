/** Chance that a seed replays. */
import type { RandomBytes } from "#shared/ids.ts";

export interface Chance {
  /** 0 ≤ n < 1 */
  next(): number;
  /** A whole number, 0 ≤ n < below. */
  below(below: number): number;
  /** One of these; undefined from an empty list. */
  pick<T>(list: readonly T[]): T | undefined;
  /** True once in `times`. */
  once(times: number): boolean;
  readonly bytes: RandomBytes;
}

/** Mulberry32: small, fast, good enough to choose with. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)],
    once: (times) => below(times) === 0,
    bytes: (bytes) => bytes.map(() => below(256)),
  };
}
