/**
 * One cell of the CTA matrix: what a role may do with an object, as a stack in order (rules K1–K4).
 */

import { compareRanks, compareText } from "./nesting-cell.ts";
import type { CtaEntity } from "./planned-change.ts";

export type CtaCellState = "ctas" | "none" | "discuss" | "unanswered";

/** A call to action as it stands in the stack of one role. */
export interface CtaChip {
  readonly cta: string;
  readonly verb: string;
  /** The other object, or "". */
  readonly target: string;
  readonly condition: string;
  /** primary, secondary, tertiary, quaternary, or the word of a newer client. */
  readonly rank: string;
  readonly order: string;
  readonly phase: string;
  readonly crud: string;
  readonly hasStory: boolean;
  readonly uncertain: boolean;
}

export interface CtaCell {
  readonly object: string;
  readonly role: string;
  readonly state: CtaCellState;
  readonly stack: readonly CtaChip[];
  /** The one primary of this object and role, the first of the stack if there are several; or "". */
  readonly primary: string;
  /** Two or more made primary apart from each other: a check asks which stays. */
  readonly rivals: readonly string[];
  /** The stored answer, or "". */
  readonly answer: string;
}

/** A call to action has a story once somebody said what it is for. */
export const hasStory = (cta: CtaEntity): boolean => cta.why.trim() !== "";

/** Reads a cell from the calls to action that hold its role, and its answer (`none`, `discuss` or ""). */
export function readCtaCell(
  object: string,
  role: string,
  ctas: Iterable<{ readonly cta: CtaEntity; readonly phase: string }>,
  answer: string,
): CtaCell {
  const stack: CtaChip[] = [];
  for (const { cta, phase } of ctas) {
    const held = cta.object === object ? cta.roles.find(({ key }) => key === role) : undefined;
    if (held) stack.push(chipOf(cta, held.value, phase));
  }
  stack.sort((a, b) => compareRanks(a.order, b.order) || compareText(a.cta, b.cta));
  const primaries = stack.filter(({ rank }) => rank === "primary").map(({ cta }) => cta);
  const state = stack.length > 0 ? "ctas" : answer === "none" || answer === "discuss" ? answer : "unanswered";
  return { object, role, state, stack, primary: primaries[0] ?? "", rivals: primaries.length > 1 ? primaries : [], answer };
}

function chipOf(cta: CtaEntity, { rank, order }: { readonly rank: string; readonly order: string }, phase: string): CtaChip {
  const { id, verb, target, condition, crud, uncertain } = cta;
  return { cta: id, verb, target, condition, rank, order, phase, crud, hasStory: hasStory(cta), uncertain };
}

/** Whether two readings of a cell show the same, so that the older one can stay. */
export function isSameCtaCell(a: CtaCell, b: CtaCell): boolean {
  return (
    a.state === b.state &&
    a.answer === b.answer &&
    a.stack.length === b.stack.length &&
    a.stack.every((chip, at) => isSameChip(chip, b.stack[at]))
  );
}

function isSameChip(a: CtaChip, b: CtaChip | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof CtaChip)[]).every((name) => a[name] === b[name]);
}

/**
 * What a screen reader says after the heads: "3 calls to action: Bookmark, Assign Room, Rate; primary Bookmark". The words stand as
 * they are seen, so that who speaks to the page can say them.
 */
export function describeCtaCell({ state, stack, primary }: CtaCell, nameOf: (object: string) => string): string {
  if (state === "none") return "none here";
  if (state === "discuss") return "to discuss";
  if (state === "unanswered") return "not answered";
  const seen = stack.map(({ verb, target, condition }) => [verb, target && nameOf(target), condition].filter(Boolean).join(" "));
  const first = stack.find(({ cta }) => cta === primary);
  const open = stack.filter(({ uncertain }) => uncertain).map(({ verb }) => verb);
  const more = [first && `primary ${first.verb}`, open.length > 0 && `uncertain ${open.join(", ")}`];
  const count = `${stack.length} ${stack.length === 1 ? "call to action" : "calls to action"}`;
  return [`${count}: ${seen.join(", ")}`, ...more].filter(Boolean).join("; ");
}
