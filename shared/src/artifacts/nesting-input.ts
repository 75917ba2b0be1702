/**
 * What somebody types or pastes into a cell of the nested-object matrix (ui/README.md 5; rules N13–N17).
 */
import type { Multiplicity } from "../schema/field-kinds.ts";
import {
  type LabelAndMultiplicity,
  multiplicityOfKey,
  readMultiplicityText,
  splitLabel,
  writeMultiplicityText,
} from "./multiplicity-text.ts";
import type { NestingCell } from "./nesting-cell.ts";

export type NestingInput =
  | { readonly says: "no" }
  | { readonly says: "discuss" }
  | { readonly says: "clear" }
  /** `null` leaves what the cell has: label, cardinality, how it shows. */
  | { readonly says: "related"; readonly label: string | null; readonly multiplicity: Multiplicity | null; readonly nested: string | null };

export type RelatedInput = Extract<NestingInput, { says: "related" }>;

/** A relationship without a word about it. */
export const justRelated: RelatedInput = { says: "related", label: null, multiplicity: null, nested: null };

const noWords = new Set(["-", "–", "—", "x", "no", "none"]);
const yesWords = new Set(["yes", "y", "✓", "✔"]);
const nestings = new Set(["list", "summary", "count", "link"]);

/** Ends a label that would read as something else: `has many ()` is the label "has many", `floor 0 () 1` has the label "floor 0". */
const plainMark = "()";

/** What one key says while nothing is edited, or `null` if it starts a label. */
export function readNestingKey(key: string): NestingInput | null {
  if (key === "-") return { says: "no" };
  if (key === "?") return { says: "discuss" };
  if (key === "Delete" || key === "Backspace") return { says: "clear" };
  const multiplicity = multiplicityOfKey(key);
  return multiplicity && { ...justRelated, multiplicity };
}

/**
 * A sign that goes on from the digit which answered the cell just before: `1` and then `..n` is one or more, never the label "..n".
 *
 * @returns the text as it stands with the digit, or `null` where the key starts a text of its own
 */
export function readOnwards(key: string, cell: NestingCell): string | null {
  const held = cell.sides[0]?.multiplicity;
  if (!onwards.has(key) || !held || held.max !== 1) return null;
  return `${held.min}${key}`;
}

const onwards = new Set([".", ":", ","]);

/** What a typed or pasted text says: `presents 1..n`, `0..n`, `-`, `?`, `yes`, `count`, "". */
export function readNestingText(text: string): NestingInput {
  const said = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  const word = said.toLowerCase();
  if (said === "") return { says: "clear" };
  if (said === "?") return { says: "discuss" };
  if (noWords.has(word)) return { says: "no" };
  if (yesWords.has(word)) return justRelated;
  if (nestings.has(word)) return { ...justRelated, nested: word };
  return readLabel(said);
}

function readLabel(said: string): NestingInput {
  const mark = said.lastIndexOf(plainMark);
  const alone = mark < 0 ? readMultiplicityText(said) : null;
  if (alone) return { ...justRelated, multiplicity: alone };
  const { label, multiplicity } = mark < 0 ? splitLabel(said) : splitAtMark(said, mark);
  return { ...justRelated, label: label === "" ? null : label, multiplicity };
}

function splitAtMark(said: string, mark: number): LabelAndMultiplicity {
  return { label: said.slice(0, mark).trim(), multiplicity: readMultiplicityText(said.slice(mark + plainMark.length).trim()) };
}

/** A side as text that `readNestingText` reads back: `is presented by 1..n`. */
export function writeNestingText({ label, multiplicity }: LabelAndMultiplicity): string {
  const sign = writeMultiplicityText(multiplicity);
  const said = label.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (said === "") return sign || "yes";
  const plain = `${said} ${sign}`.trim();
  return readsAs(plain, said, sign) ? plain : `${said} ${plainMark} ${sign}`.trim();
}

function readsAs(text: string, label: string, sign: string): boolean {
  const read = readNestingText(text);
  return read.says === "related" && read.label === label && writeMultiplicityText(read.multiplicity) === sign;
}

/** A cell as it is copied: its first relationship, `-`, `?` or nothing. */
export function writeCellText(cell: NestingCell): string {
  if (cell.state === "no") return "-";
  if (cell.state === "discuss") return "?";
  const [side] = cell.sides;
  return side ? writeNestingText(side) : "";
}
