/**
 * Cardinality in words and signs (model.md 3): 0..1, 1, 0..n, 1..n on keys, any `min..max` typed, "usually" beside it.
 */
import type { Multiplicity } from "./field-kinds.ts";

/** The four that have a key of their own, in the order a picker shows them. */
export const commonMultiplicities: readonly Multiplicity[] = [
  { min: 0, max: 1 },
  { min: 1, max: 1 },
  { min: 0, max: null },
  { min: 1, max: null },
];

/** `0..1`, `1`, `0..n`, `2..4`; nothing said yet gives "". */
export function multiplicitySign(value: Multiplicity | null): string {
  if (value === null) return "";
  if (value.min === value.max) return String(value.min);
  return `${value.min}..${value.max ?? "n"}`;
}

/** As one says it: "none or one", "exactly one", "any number", "one or more", "2 to 4, usually 3". */
export function multiplicityWords(value: Multiplicity | null): string {
  if (value === null) return "not said yet";
  return value.usual ? `${rangeWords(value)}, usually ${value.usual}` : rangeWords(value);
}

function rangeWords({ min, max }: Multiplicity): string {
  if (max === null) return min === 0 ? "any number" : min === 1 ? "one or more" : `${min} or more`;
  if (min === max) return min === 1 ? "exactly one" : `exactly ${min}`;
  if (min === 0) return max === 1 ? "none or one" : `up to ${max}`;
  return `${min} to ${max}`;
}

const many = new Set(["n", "m", "*", "many"]);
const typed = /^(\d{1,7}|n|m|\*|many)(?:\s*(?:\.{2,3}|-|–|:|,|\s|to)\s*(\d{1,7}|n|m|\*|many))?$/i;

const limited = /^(?:(exactly|up to|at most|at least)\s+(\d{1,7}|one)|(\d{1,7}|one) or more)$/i;

/**
 * What somebody typed: `0..1`, `1`, `0 n`, `0,n`, `1..*`, `many`, `25-35`, `2 to 4`, `exactly 3`, `up to 3`, `at least 2`.
 * `null` where it says no cardinality.
 */
export function readMultiplicity(text: string): Multiplicity | null {
  return readLimit(text) ?? readRange(text);
}

/** As it is said in words by `multiplicityWords`, and the other way round. */
function readLimit(text: string): Multiplicity | null {
  const [, word = "", limit, least] = limited.exec(text.trim()) ?? [];
  const said = limit ?? least;
  if (said === undefined) return null;
  const count = said.toLowerCase() === "one" ? 1 : Number(said);
  if (word.toLowerCase() === "exactly") return bounded(count, count);
  return least !== undefined || word.toLowerCase() === "at least" ? bounded(count, null) : bounded(0, count);
}

function readRange(text: string): Multiplicity | null {
  const [, first, last] = typed.exec(text.trim()) ?? [];
  if (first === undefined) return null;
  if (last === undefined) return many.has(first.toLowerCase()) ? { min: 0, max: null } : bounded(Number(first), Number(first));
  if (many.has(first.toLowerCase())) return null;
  return bounded(Number(first), many.has(last.toLowerCase()) ? null : Number(last));
}

function bounded(min: number, max: number | null): Multiplicity | null {
  const fits = min <= 1_000_000 && (max === null || (max >= 1 && max >= min && max <= 1_000_000));
  return fits ? { min, max } : null;
}
