/**
 * What is offered while a verb is typed: of the same object first, then the same verb elsewhere, then what the object lacks (rule K19).
 */
import { foldName, plainWords } from "../schema/names.ts";
import { type CtaIndex, ctaCellOf, ctasOf } from "./cta-index.ts";
import { gapsOf } from "./cta-matrix.ts";
import { contraVerb, crudPrompts, furtherPrompts } from "./cta-prompts.ts";

export interface CtaSuggestion {
  readonly verb: string;
  /** Where it comes from: this object, another object, a kind nobody does yet, what takes another back, further prompts. */
  readonly from: "here" | "elsewhere" | "gap" | "contra" | "prompt";
  /** The call to action of this object that gets the role; "" where a new one is made. */
  readonly cta: string;
  /** Object that has it already, or "". */
  readonly object: string;
  /** The group of prompts, or the verb that is taken back. */
  readonly because: string;
}

const most = 8;

/**
 * Suggestions for a cell, best first, each verb once, none that the cell holds.
 *
 * @param typed what stands in the field so far; "" offers what the object lacks
 */
export function suggestCtas(index: CtaIndex, object: string, role: string, typed: string, limit = most): CtaSuggestion[] {
  const taken = new Set(ctaCellOf(index, object, role).stack.map(({ verb }) => foldName(verb)));
  const found: CtaSuggestion[] = [];
  for (const suggestion of offers(index, object, typed)) {
    const key = foldName(suggestion.verb);
    if (taken.has(key) || !isBegunBy(typed, suggestion.verb)) continue;
    taken.add(key);
    if (found.push(suggestion) >= limit) break;
  }
  return found;
}

/** The rest of the first suggestion that goes on from what was typed, to be shown pale behind the caret; or "". */
export function completionOf(typed: string, suggestions: readonly CtaSuggestion[]): string {
  const start = typed.trimStart();
  const found =
    start === ""
      ? undefined
      : suggestions.find(({ verb }) => verb.toLowerCase().startsWith(start.toLowerCase()) && verb.length > start.length);
  return found?.verb.slice(start.length) ?? "";
}

/** Whether what was typed begins the verb, or words of it in their order: `sli` and `up sli` find "Upload slides". */
export function isBegunBy(typed: string, verb: string): boolean {
  const words = plainWords(verb);
  let from = 0;
  for (const part of plainWords(typed)) {
    const at = words.findIndex((word, place) => place >= from && word.startsWith(part));
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function* offers(index: CtaIndex, object: string, typed: string): Generator<CtaSuggestion> {
  const here = ctasOf(index, object);
  for (const { id, verb } of here) yield { verb, from: "here", cta: id, object, because: "" };
  if (typed.trim() !== "") yield* elsewhere(index, object);
  for (const gap of gapsOf(index, object)) yield* prompts("gap", crudPrompts[gap].group, crudPrompts[gap].verbs);
  for (const { verb } of here)
    if (contraVerb(verb) !== "") yield { verb: contraVerb(verb), from: "contra", cta: "", object: "", because: verb };
  for (const { group, verbs } of furtherPrompts) yield* prompts("prompt", group, verbs);
}

function* prompts(from: "gap" | "prompt", because: string, verbs: readonly string[]): Generator<CtaSuggestion> {
  for (const verb of verbs) yield { verb, from, cta: "", object: "", because };
}

/** Verbs of other objects, the most used first. */
function* elsewhere(index: CtaIndex, object: string): Generator<CtaSuggestion> {
  const uses = new Map<string, { verb: string; object: string; count: number }>();
  for (const cta of index.ctas.values()) {
    if (cta.object === object) continue;
    const key = foldName(cta.verb);
    const use = uses.get(key);
    if (use) use.count++;
    else uses.set(key, { verb: cta.verb, object: cta.object, count: 1 });
  }
  const sorted = [...uses.values()].sort((a, b) => b.count - a.count || (a.verb < b.verb ? -1 : 1));
  for (const { verb, object: at } of sorted) yield { verb, from: "elsewhere", cta: "", object: at, because: "" };
}
