/**
 * Calls to action in sentences: the sentence bar of the CTA matrix and the user story (domain.md 1.2, step 7; rules K20–K22).
 */

import { counted } from "./counted.ts";
import type { CtaCell } from "./cta-cell.ts";
import type { TypedCta } from "./cta-input.ts";
import type { CtaEntity } from "./planned-change.ts";
import { article, mention, type NameOf, nameOf, type Sentence, type SentencePart, text } from "./sentence.ts";

/** Names of objects and of roles. */
export interface CtaNames {
  readonly object: NameOf;
  readonly role: NameOf;
}

type Said = Pick<CtaEntity, "verb" | "target" | "condition"> & { readonly id: string };

/** A cell in one sentence: one call to action, several, an answer or the question. */
export function sentenceOfCtaCell(cell: CtaCell, names: CtaNames): Sentence {
  const [first, ...more] = cell.stack;
  if (first && more.length === 0) return sentenceOfCta({ ...first, id: first.cta }, cell, names);
  if (first)
    return [
      ...asRole(cell.role, names),
      text(`, I can do ${counted(cell.stack.length, "thing")} with `),
      ...anObject(cell.object, names),
      text(": "),
      ...listed(cell),
      text("."),
    ];
  const ask = [role(cell.role, names), text(" do with "), ...anObject(cell.object, names)];
  if (cell.state === "none")
    return [text("No: "), ...aRole(cell.role, names), text(" can do nothing with "), ...anObject(cell.object, names), text(".")];
  const start = cell.state === "discuss" ? "To discuss: what can " : "What can ";
  return [text(start + article(nameOf(names.role, cell.role))), ...ask, text("?")];
}

/** As a Speaker, I can upload slides on a Session. */
export function sentenceOfCta(cta: Said, { object, role: roleId }: Pick<CtaCell, "object" | "role">, names: CtaNames): Sentence {
  return [...asRole(roleId, names), text(", I can "), ...doing(cta, object, names), text(".")];
}

/** What the bar reads while a verb is typed; a target that is no object yet stands as it was typed. */
export function sentenceOfTypedCta(
  typed: TypedCta,
  target: string | null,
  at: Pick<CtaCell, "object" | "role">,
  names: CtaNames,
): Sentence {
  const object: NameOf = (id) => names.object(id) ?? (id === typed.target ? { name: typed.target } : undefined);
  return sentenceOfCta({ ...typed, id: "", target: target ?? typed.target }, at, { ...names, object });
}

/** A part of a story that is written by people: shown as it stands, or as the place to write it. */
export type StoryPart = SentencePart | { readonly part: "field"; readonly field: "why" | "trigger" | "result"; readonly text: string };

/**
 * As an Attendee, I want to bookmark a Session so that … When I … I should see …
 *
 * @returns every part, written or not: a view shows blank fields as places to write in, or leaves them out
 */
export function userStory(cta: CtaEntity, names: CtaNames): StoryPart[] {
  return [
    ...asRoles(
      cta.roles.map(({ key }) => key),
      names,
    ),
    text(", I want to "),
    ...doing(cta, cta.object, names),
    text(" so that "),
    { part: "field", field: "why", text: clause(cta.why, /^so that\s+/i) },
    text(". When I "),
    { part: "field", field: "trigger", text: clause(cta.trigger, /^when I\s+/i) },
    text(", I should see "),
    { part: "field", field: "result", text: clause(cta.result, /^I should see\s+/i) },
    text("."),
  ];
}

/** Prose as the inside of a sentence: without the words before it and the full stop after it. */
function clause(prose: string, opening: RegExp): string {
  return prose.trim().replace(opening, "").replace(/\.$/, "");
}

/** "bookmark a Session", "ask a question on a Session", "assign a Session to a Room". */
function doing({ id, verb, target, condition }: Said, object: string, names: CtaNames): SentencePart[] {
  const said = inSentence(verb);
  const [start, link] = target === "" ? [said, ""] : splitLink(said);
  const call: SentencePart = { part: "cta", id, text: start };
  const on = target === "" && needsOn(said) ? " on " : " ";
  const across = target === "" ? [] : [text(` ${link || "to"} `), ...anObject(target, names)];
  return [call, text(on), ...anObject(object, names), ...across, ...(condition ? [text(` (${condition})`)] : [])];
}

const linkWords = new Set(["to", "into", "onto", "from", "with", "for", "in", "on", "at", "by", "of", "about", "over", "out", "off", "up"]);

/** A verb of several words brings its own object, unless it ends in a word that waits for one. */
function needsOn(verb: string): boolean {
  const words = verb.split(" ");
  return words.length > 1 && !linkWords.has(words.at(-1) ?? "");
}

/** "move into" → "move" … "into". */
function splitLink(verb: string): [start: string, link: string] {
  const words = verb.split(" ");
  const last = words.at(-1) ?? "";
  return words.length > 1 && linkWords.has(last) ? [words.slice(0, -1).join(" "), last] : [verb, ""];
}

/** A verb inside a sentence: small, unless it starts with an abbreviation or a name of several large letters. */
function inSentence(verb: string): string {
  const [first = ""] = verb.split(" ");
  return /^\p{Lu}\P{Lu}*$/u.test(first) ? verb.charAt(0).toLowerCase() + verb.slice(1) : verb;
}

function listed({ stack }: CtaCell): SentencePart[] {
  return stack.flatMap(({ cta, verb }, at) => {
    const joint = at === 0 ? "" : at === stack.length - 1 ? " and " : ", ";
    const call: SentencePart = { part: "cta", id: cta, text: inSentence(verb) };
    return joint === "" ? [call] : [text(joint), call];
  });
}

const role = (id: string, names: CtaNames): SentencePart => ({ part: "role", id, text: nameOf(names.role, id) });
const aRole = (id: string, names: CtaNames): SentencePart[] => [text(article(nameOf(names.role, id))), role(id, names)];
const asRole = (id: string, names: CtaNames): SentencePart[] => [text("As "), ...aRole(id, names)];
const anObject = (id: string, names: CtaNames): SentencePart[] => [text(article(nameOf(names.object, id))), mention(names.object, id)];

/** "As an Attendee, Speaker or Organiser". */
function asRoles(ids: readonly string[], names: CtaNames): SentencePart[] {
  const [first, ...more] = ids;
  if (first === undefined) return [text("As somebody")];
  return [...asRole(first, names), ...more.flatMap((id, at) => [text(at === more.length - 1 ? " or " : ", "), role(id, names)])];
}
