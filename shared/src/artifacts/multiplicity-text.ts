/**
 * A cardinality inside other text: at the end of a typed label, alone in a cell of a table (rules N15–N17, P6).
 *
 * Signs and words come from `schema/multiplicity.ts`; here they are found at the end of a line and written so that they are found again.
 */
import type { Multiplicity } from "../schema/field-kinds.ts";
import { commonMultiplicities, multiplicitySign, multiplicityWords, readMultiplicity } from "../schema/multiplicity.ts";

/** What one key says in the nested-object matrix (ui/README.md 5). */
const byKey = new Map<string, Multiplicity>([
  ["1", { min: 1, max: 1 }],
  ["0", { min: 0, max: 1 }],
  ["*", { min: 0, max: null }],
  ["+", { min: 1, max: null }],
]);

const byWords = new Map(commonMultiplicities.map((value) => [multiplicityWords(value), value]));

/** `n:1`, `1:1`, `n:m`: the right side is how many of the column one of the row has. */
const ratio = /^(?:1|n|m|\*)\s*:\s*(1|n|m|\*)$/i;

/** The cardinality a key stands for, or `null`. */
export const multiplicityOfKey = (key: string): Multiplicity | null => byKey.get(key) ?? null;

/** A whole text that says a cardinality: `1..n`, `+`, `1..*`, `n:1`, `many`, `one or more`, `1..n usually 25 to 35`. */
export function readMultiplicityText(text: string): Multiplicity | null {
  const [, said = text, usual] = /^(.*?\S),?\s+usually\s+(\S.{0,39})$/is.exec(text.trim()) ?? [];
  const value = readPlain(said.trim());
  return value && usual ? { ...value, usual: usual.trim() } : value;
}

function readPlain(text: string): Multiplicity | null {
  const sided = ratio.exec(text)?.[1];
  return byKey.get(text) ?? byWords.get(text.toLowerCase()) ?? readMultiplicity(text) ?? (sided ? readMultiplicity(sided) : null);
}

/** What a cell holds as text: `1..n`, `1..n usually 25 to 35`, "" where nothing is said. */
export function writeMultiplicityText(value: Multiplicity | null): string {
  const sign = multiplicitySign(value);
  return value?.usual ? `${sign} usually ${value.usual}` : sign;
}

/** Words at the end that are looked at: "one or more" is three, "usually 25 to 35" comes before them. */
const longest = 3;

export interface LabelAndMultiplicity {
  readonly label: string;
  readonly multiplicity: Multiplicity | null;
}

/** Parts a line into a label and the cardinality at its end: `presents 1..n`. Without one, all of it is the label. */
export function splitLabel(text: string): LabelAndMultiplicity {
  return splitUsual(text) ?? splitPlain(text) ?? { label: text, multiplicity: null };
}

/** `presents 1..n usually 25 to 35`; "usually" may stand in the label too. */
function splitUsual(text: string): LabelAndMultiplicity | null {
  for (const {
    0: { length },
    index,
  } of text.matchAll(/,?\s+usually\s+/gi)) {
    const usual = text.slice(index + length).trim();
    const found = usual.length > 0 && usual.length <= 40 ? splitPlain(text.slice(0, index)) : null;
    if (found) return { label: found.label, multiplicity: { ...found.multiplicity, usual } };
  }
  return null;
}

function splitPlain(text: string): { label: string; multiplicity: Multiplicity } | null {
  const words = [...text.matchAll(/\S+/g)];
  for (let size = Math.min(longest, words.length); size > 0; size--) {
    const from = words[words.length - size]?.index ?? 0;
    const end = unwrapped(text.slice(from));
    const multiplicity = from > 0 && isListing(end) ? null : readMultiplicityText(end);
    if (multiplicity)
      return {
        label: text
          .slice(0, from)
          .trim()
          .replace(/\s*[,;]$/, ""),
        multiplicity,
      };
  }
  return splitFront(text);
}

/** Two numbers with a comma at the end of a label may be anything (`in steps 1,2`), but for the pairs that say how many from where to where. */
const isListing = (text: string): boolean => /^\d+\s*,\s*\d+$/.test(text) && !/^[01]\s*,\s*1$/.test(text);

const unwrapped = (text: string): string => /^[([](.*)[)\]]$/s.exec(text)?.[1] ?? text;

/** Tables made elsewhere often put the sign first: `1..n presents`. Only unmistakable signs count there. */
function splitFront(text: string): { label: string; multiplicity: Multiplicity } | null {
  const [, sign = "", label = ""] = /^\(?(\d+\.\.(?:\d+|n|\*))\)?\s+(\S.*)$/is.exec(text) ?? [];
  const multiplicity = readMultiplicity(sign);
  return multiplicity && { label, multiplicity };
}
