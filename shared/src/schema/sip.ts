/**
 * "Is it an object?": the test of structure, instances and purpose (domain.md 1.2, step 1).
 *
 * Each person gives each of the three a yes, a question or nothing. One of the three is *agreed* when somebody says yes and
 * nobody questions it. Held in the set `sip` of an object under `<letter>.<person>`.
 */
import type { SetEntry } from "./field-kinds.ts";

export const sipLetters = ["s", "i", "p"] as const;
export type SipLetter = (typeof sipLetters)[number];
export type SipAnswer = "yes" | "question";

export const sipNames: Readonly<Record<SipLetter, string>> = { s: "Structure", i: "Instances", p: "Purpose" };

/** What the test asks, shown until somebody has answered. */
export const sipAsks: Readonly<Record<SipLetter, string>> = {
  s: "Can you name a few attributes of its own?",
  i: "Can you name three of them?",
  p: "Why do people and the business care?",
};

/** How one of the three stands, and who said what. */
export interface SipState {
  readonly verdict: "agreed" | "questioned" | "open";
  readonly yes: readonly string[];
  readonly question: readonly string[];
}

export const sipKey = (letter: SipLetter, person: string): string => `${letter}.${person}`;

export function readSip(entries: readonly SetEntry<SipAnswer>[], letter: SipLetter): SipState {
  const saying = (answer: SipAnswer) =>
    entries.filter(({ key, value }) => value === answer && key.startsWith(`${letter}.`)).map(({ key }) => key.slice(2));
  const [yes, question] = [saying("yes"), saying("question")];
  return { verdict: question.length > 0 ? "questioned" : yes.length > 0 ? "agreed" : "open", yes, question };
}

/** How many of the three are agreed. */
export function countAgreed(entries: readonly SetEntry<SipAnswer>[]): number {
  return sipLetters.filter((letter) => readSip(entries, letter).verdict === "agreed").length;
}

/** "Structure agreed, instances questioned, purpose open". */
export function describeSip(entries: readonly SetEntry<SipAnswer>[]): string {
  const words = sipLetters.map((letter) => `${sipNames[letter].toLowerCase()} ${readSip(entries, letter).verdict}`).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What pressing an answer again means: a yes, then a question, then nothing. */
export function nextSipAnswer(answer: SipAnswer | null): SipAnswer | null {
  return answer === null ? "yes" : answer === "yes" ? "question" : null;
}
