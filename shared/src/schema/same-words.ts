/**
 * Which entries of a list say the same: two people may add one word apart from each other, and it is to be read once.
 *
 * Names compare as names do (`names.ts`). Everything else differs by every sign, since “A+” is not “A-”: only case and spaces do not count.
 */
import { foldName } from "./names.ts";

export type WordsKind = "name" | "text";

function keyOf(kind: WordsKind, words: string): string {
  return kind === "name" ? foldName(words) : words.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Entries by what they say, in the order of the first of each; what says nothing yet stands for itself. */
export function groupSame<T>(kind: WordsKind, entries: readonly T[], wordsOf: (entry: T) => string): (readonly [T, ...T[]])[] {
  const groups = new Map<unknown, [T, ...T[]]>();
  for (const entry of entries) {
    const key = keyOf(kind, wordsOf(entry)) || entry;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()];
}
