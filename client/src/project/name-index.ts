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
  const quiet = new Set<string>();
  for (const { id, names } of named) {
    for (const name of names) {
      if (name === "") continue;
      const fold = foldName(name);
      if (!isAbbreviation(name)) quiet.add(fold);
      const known = ids.get(fold);
      if (!known) ids.set(fold, [id]);
      else if (!known.includes(id)) known.push(id);
    }
  }
  const known: Known = { ids, quiet, starts: startsOf(ids.keys()), folds: new Map() };
  return { idsNamed: (name) => ids.get(foldName(name)) ?? [], findIn: (text) => findNames(text, known) };
}

/** What is looked up while a text is read; a text of 10,000 characters takes a millisecond or two. */
interface Known {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** Names that are more than an abbreviation; "OR" is no reason to mark every "or". */
  readonly quiet: ReadonlySet<string>;
  /** Every beginning of every name: words that begin none are passed at once. */
  readonly starts: ReadonlySet<string>;
  /** Words already folded. */
  readonly folds: Map<string, string>;
}

interface Word {
  readonly from: number;
  readonly to: number;
  readonly fold: string;
}

/** Texts hold few different words; the cache is emptied before it could matter. */
const mostFolds = 20_000;

function wordsOf(text: string, { folds }: Known): Word[] {
  if (folds.size > mostFolds) folds.clear();
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
    const fold = folds.get(word) ?? foldName(word);
    folds.set(word, fold);
    words.push({ from: index, to: index + word.length, fold });
  }
  return words;
}

function startsOf(folds: Iterable<string>): Set<string> {
  const starts = new Set<string>();
  for (const fold of folds) for (let length = 1; length <= fold.length; length++) starts.add(fold.slice(0, length));
  return starts;
}

function findNames(text: string, known: Known): NameMatch[] {
  const words = wordsOf(text, known);
  const found: NameMatch[] = [];
  for (let start = 0; start < words.length; ) {
    const match = longestAt(text, words, start, known);
    if (match) found.push(match.name);
    start += match?.words ?? 1;
  }
  return found;
}

/** Word by word, for as long as some name goes on like that; the last that was a whole name counts. */
function longestAt(text: string, words: readonly Word[], start: number, known: Known): { name: NameMatch; words: number } | null {
  let found: { name: NameMatch; words: number } | null = null;
  let fold = "";
  for (let at = start; at < words.length; at++) {
    const [word, before] = [words[at], words[at - 1]];
    if (!word || (at > start && before && !isGap(text.slice(before.to, word.from)))) break;
    fold += word.fold;
    const name = known.ids.has(fold) || at === start ? fold : foldName(fold);
    const isMeant = known.quiet.has(name) || isAbbreviation(text.slice(words[start]?.from, word.to));
    const id = isMeant ? known.ids.get(name)?.[0] : undefined;
    if (id !== undefined) found = { name: { from: words[start]?.from ?? 0, to: word.to, id }, words: at - start + 1 };
    if (!known.starts.has(fold)) break;
  }
  return found;
}

/** Words of one name stand side by side: no full stop, comma or line between them. */
const isGap = (text: string): boolean => /^['’ \t\u00a0-]+$/.test(text);

/** In capitals, but for the s of a plural: "OR", "GPs". */
const isAbbreviation = (name: string): boolean => /^[\p{Lu}\p{N}]{2,5}s?$/u.test(name);
