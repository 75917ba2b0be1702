/**
 * Names, plurals and synonyms of objects, found in text without case, accents, punctuation and plural (the model, section 3).
 */
import { foldName } from "#shared/schema/names.ts";

export interface NameMatch {
  readonly from: number;
  readonly to: number;
  /** Object id. */
  readonly id: string;
}

export interface NameIndex {
  /** Object ids that bear this name, plural or synonym; more than one when two objects share it. */
  idsNamed(name: string): readonly string[];
  /** Where objects are named in a text: whole words, longest first, never overlapping, in order. */
  findIn(text: string): readonly NameMatch[];
}

/** @param named every object with all it is called by */
export function nameIndex(named: Iterable<{ id: string; names: Iterable<string> }>): NameIndex {
  const ids = new Map<string, string[]>();
  let longest = 0;
  for (const { id, names } of named) {
    for (const name of names) {
      if (name === "") continue;
      longest = Math.max(longest, wordsOf(name).length);
      const fold = foldName(name);
      const known = ids.get(fold);
      if (!known) ids.set(fold, [id]);
      else if (!known.includes(id)) known.push(id);
    }
  }
  return { idsNamed: (name) => ids.get(foldName(name)) ?? [], findIn: (text) => findNames(text, ids, longest) };
}

interface Word {
  readonly from: number;
  readonly to: number;
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)].map(({ index, 0: word }) => ({ from: index, to: index + word.length }));

function findNames(text: string, ids: ReadonlyMap<string, readonly string[]>, longest: number): NameMatch[] {
  const words = wordsOf(text);
  const found: NameMatch[] = [];
  for (let start = 0; start < words.length; ) {
    const match = matchAt(text, words, start, ids, longest);
    if (match) found.push(match.name);
    start += match?.words ?? 1;
  }
  return found;
}

function matchAt(
  text: string,
  words: readonly Word[],
  start: number,
  ids: ReadonlyMap<string, readonly string[]>,
  longest: number,
): { name: NameMatch; words: number } | null {
  for (let count = Math.min(longest, words.length - start); count > 0; count--) {
    const [first, last] = [words[start], words[start + count - 1]];
    if (!first || !last) continue;
    const spoken = text.slice(first.from, last.to);
    const id = isOnePhrase(spoken) ? ids.get(foldName(spoken))?.[0] : undefined;
    if (id !== undefined) return { name: { from: first.from, to: last.to, id }, words: count };
  }
  return null;
}

/** Words of one name stand side by side: no full stop, comma or line between them. */
const isOnePhrase = (text: string): boolean => /^[\p{L}\p{M}\p{N}'’ \t\u00a0-]+$/u.test(text);
