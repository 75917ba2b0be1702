/** A user story as far as it is written, in one sentence; objects named in it are mentions. Pure. Rule X8, docs/spec/cta-matrix.md. */
import type { NameIndex } from "#client/project/name-index.ts";
import { type CtaNames, userStory } from "#shared/artifacts/cta-sentence.ts";
import type { CtaEntity } from "#shared/artifacts/planned-change.ts";
import { type SentencePart, text } from "#shared/artifacts/sentence.ts";
import { mentionsIn } from "../../fields/mentions.ts";

/** "As an Attendee, I want to bookmark a Session so that … When I …, I should see …": what is blank is left out. */
export function writtenStory(cta: CtaEntity, names: CtaNames, index: NameIndex): SentencePart[] {
  const story = userStory(cta, names);
  const first = story.findIndex(({ part }) => part === "field");
  const said = (field: "why" | "trigger" | "result") =>
    story.flatMap((part) => (part.part === "field" && part.field === field && part.text !== "" ? withMentions(part.text, index) : []));
  const [why, trigger, result] = [said("why"), said("trigger"), said("result")];
  const head = story.slice(0, Math.max(0, first - 1)).flatMap((part) => (part.part === "field" ? [] : [part]));
  return [...head, ...after(" so that ", why), text("."), ...outcome(trigger, result)];
}

function outcome(trigger: readonly SentencePart[], result: readonly SentencePart[]): SentencePart[] {
  if (trigger.length + result.length === 0) return [];
  if (result.length === 0) return [...after(" When I ", trigger), text(" …")];
  const start = trigger.length > 0 ? [...after(" When I ", trigger), text(", I should see ")] : [text(" I should see ")];
  return [...start, ...result, text(".")];
}

const after = (words: string, parts: readonly SentencePart[]): SentencePart[] => (parts.length === 0 ? [] : [text(words), ...parts]);

function withMentions(said: string, index: NameIndex): SentencePart[] {
  const parts: SentencePart[] = [];
  let from = 0;
  for (const match of mentionsIn(index, said, "")) {
    if (match.from > from) parts.push(text(said.slice(from, match.from)));
    parts.push({ part: "object", id: match.id, text: said.slice(match.from, match.to) });
    from = match.to;
  }
  return from < said.length ? [...parts, text(said.slice(from))] : parts;
}
