/**
 * A sentence about the model in parts, so that a view can draw names as mentions and verbs in their colour (ui/README.md 1.3).
 */
import { articleOf, pluralOf } from "../schema/names.ts";

export type SentencePart =
  | { readonly part: "text"; readonly text: string }
  /** Set in bold: a cardinality in words, a role. */
  | { readonly part: "strong"; readonly text: string }
  | { readonly part: "object"; readonly text: string; readonly id: string }
  | { readonly part: "role"; readonly text: string; readonly id: string }
  /** `id` of the relationship, or "" while it is only typed. */
  | { readonly part: "verb"; readonly text: string; readonly id: string }
  | { readonly part: "cta"; readonly text: string; readonly id: string };

export type Sentence = readonly SentencePart[];

/** What a sentence needs of an object; an unknown one reads as "something". */
export interface Named {
  readonly name: string;
  readonly plural?: string;
}
export type NameOf = (id: string) => Named | undefined;

export const text = (words: string): SentencePart => ({ part: "text", text: words });
export const strong = (words: string): SentencePart => ({ part: "strong", text: words });

export function nameOf(names: NameOf, id: string): string {
  return names(id)?.name.trim() || "something";
}

/** The object by its name, as a mention. */
export const mention = (names: NameOf, id: string): SentencePart => ({ part: "object", id, text: nameOf(names, id) });

/** The object in the plural it was given, or the one English forms. */
export function mentionMany(names: NameOf, id: string): SentencePart {
  return { part: "object", id, text: names(id)?.plural?.trim() || pluralOf(nameOf(names, id)) };
}

/** "a " or "an ", for the name that follows. */
export const article = (name: string): string => `${articleOf(name)} `;

/** The sentence as plain text, for live regions, titles and copying. */
export function plainSentence(sentence: Sentence): string {
  return sentence.map((part) => part.text).join("");
}
