/**
 * Names, plurals and synonyms of objects, found in text without case, accents, punctuation and plural (the model, section 3).
 */
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

/** "Café  Tables!" and "cafe table" fold to the same. */
export function foldName(name: string): string {
  return wordsOf(name)
    .map((word) => word.fold)
    .join(" ");
}

interface Word {
  readonly from: number;
  readonly to: number;
  readonly fold: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    fold: foldWord(match[0]),
  }));
}

/** Endings are cut the same way from both sides, so only equality matters, not grammar. */
function foldWord(word: string): string {
  const plain = word
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
  if (plain.length > 4 && plain.endsWith("ies")) return `${plain.slice(0, -3)}y`;
  if (plain.length > 4 && /(ss|sh|ch|x|z)es$/.test(plain)) return plain.slice(0, -2);
  if (plain.length > 3 && plain.endsWith("s") && !/(ss|us|is)$/.test(plain)) return plain.slice(0, -1);
  return plain;
}

/** @param named every object with all it is called by */
export function nameIndex(named: Iterable<{ id: string; names: Iterable<string> }>): NameIndex {
  const ids = new Map<string, string[]>();
  let longest = 0;
  for (const { id, names } of named) {
    for (const name of names) {
      const words = wordsOf(name);
      if (words.length === 0) continue;
      longest = Math.max(longest, words.length);
      const fold = words.map((word) => word.fold).join(" ");
      const known = ids.get(fold);
      if (!known) ids.set(fold, [id]);
      else if (!known.includes(id)) known.push(id);
    }
  }
  return { idsNamed: (name) => ids.get(foldName(name)) ?? [], findIn: (text) => findNames(text, ids, longest) };
}

function findNames(text: string, ids: ReadonlyMap<string, string[]>, longest: number): NameMatch[] {
  const words = wordsOf(text);
  const found: NameMatch[] = [];
  for (let start = 0; start < words.length; ) {
    const length = lengthOfNameAt(words, start, ids, longest);
    const [first, last] = [words[start], words[start + length - 1]];
    if (length > 0 && first && last) found.push({ from: first.from, to: last.to, id: nameAt(words, start, length, ids) ?? "" });
    start += Math.max(1, length);
  }
  return found;
}

function lengthOfNameAt(words: readonly Word[], start: number, ids: ReadonlyMap<string, string[]>, longest: number): number {
  for (let length = Math.min(longest, words.length - start); length > 0; length--) {
    if (nameAt(words, start, length, ids)) return length;
  }
  return 0;
}

function nameAt(words: readonly Word[], start: number, length: number, ids: ReadonlyMap<string, string[]>): string | undefined {
  const fold = words
    .slice(start, start + length)
    .map((word) => word.fold)
    .join(" ");
  return ids.get(fold)?.[0];
}
