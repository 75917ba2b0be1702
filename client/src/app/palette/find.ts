/**
 * Finds in a long list by what is typed so far: words by their beginnings, without case, accents and order.
 *
 * Pure; rules I17–I19, docs/spec/interface.md. Five thousand entries take a few milliseconds, so that each key is answered at once.
 */
import { plainWords } from "#shared/schema/names.ts";

export interface Findable {
  readonly id: string;
  readonly title: string;
  /** Found by these too, but behind those whose title fits: synonyms, the object a thing hangs on. */
  readonly also?: string;
  /** Among equals, lower comes first. */
  readonly weight: number;
}

/** An entry with its words taken apart once. */
export interface Indexed<T extends Findable> {
  readonly entry: T;
  readonly words: readonly string[];
  readonly also: readonly string[];
}

export function indexOf<T extends Findable>(entry: T): Indexed<T> {
  return { entry, words: plainWords(entry.title), also: entry.also ? plainWords(entry.also) : [] };
}

/** The best first. Empty where nothing is typed. */
export function findIn<T extends Findable>(list: readonly Indexed<T>[], query: string, most: number): T[] {
  const asked = plainWords(query);
  if (asked.length === 0) return [];
  const found: { entry: T; score: number }[] = [];
  for (const { entry, words, also } of list) {
    const score = scoreOf(asked, words, also);
    if (score > 0) found.push({ entry, score });
  }
  found.sort((a, b) => b.score - a.score || a.entry.weight - b.entry.weight || compare(a.entry, b.entry));
  return found.slice(0, most).map(({ entry }) => entry);
}

/** For each word asked: how well the best word fits. A title with all that is asked comes before one with a part of it; what is told in full before more. */
function scoreOf(asked: readonly string[], words: readonly string[], also: readonly string[]): number {
  let score = 0;
  let hits = 0;
  let inTitle = 0;
  for (const [at, word] of asked.entries()) {
    const own = bestFit(word, words, at);
    const fit = own > 0 ? own : bestFit(word, also, -1) * 0.3;
    if (fit > 0) hits++;
    if (own > 0) inTitle++;
    score += fit;
  }
  if (hits === 0 || (hits < asked.length && inTitle < words.length && asked.length - hits > 1)) return 0;
  const isAll = inTitle === asked.length ? 1000 : 0;
  const share = words.length === 0 ? 0 : Math.min(1, inTitle / words.length);
  return isAll + score * 10 + share * 20 - Math.min(words.length, 12) * 0.1;
}

/** 4 the whole word, 3 its beginning, 1 somewhere inside from three letters on; a word in its own place counts a little more. */
function bestFit(asked: string, words: readonly string[], at: number): number {
  let best = 0;
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? "";
    const inPlace = place === at ? 0.5 : 0;
    if (word.startsWith(asked)) best = Math.max(best, (word.length === asked.length ? 4 : 3) + inPlace);
    else if (best < 1 && asked.length >= 3 && word.includes(asked)) best = 1;
  }
  return best;
}

const compare = (a: Findable, b: Findable): number => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1);

export interface MarkedText {
  readonly text: string;
  readonly isHit: boolean;
}

/** The title in pieces, those that were asked for marked. */
export function markHits(title: string, query: string): MarkedText[] {
  const asked = plainWords(query);
  const pieces: MarkedText[] = [];
  const add = (text: string, isHit: boolean) => text !== "" && pieces.push({ text, isHit });
  let from = 0;
  for (const { 0: word, index } of title.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const plain = plainWords(word)[0] ?? "";
    const hit = asked.filter((each) => plain.startsWith(each)).sort((a, b) => b.length - a.length)[0];
    if (hit === undefined) continue;
    const length = hit.length === plain.length ? word.length : hit.length;
    add(title.slice(from, index), false);
    add(title.slice(index, index + length), true);
    from = index + length;
  }
  add(title.slice(from), false);
  return pieces;
}
