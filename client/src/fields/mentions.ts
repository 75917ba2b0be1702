/** Objects named in prose, as they are shown: an object's own text does not point at itself. Rule F15, docs/spec/fields.md. */
import type { NameIndex, NameMatch } from "#client/project/name-index.ts";

/** @param own id of the entity whose text this is */
export function mentionsIn(names: NameIndex, text: string, own: string): readonly NameMatch[] {
  return names.findIn(text).filter((match) => match.id !== own && isMeant(text.slice(match.from, match.to)));
}

/** A name of two letters is an abbreviation: OR is the operating room, "or" is a word. */
const isMeant = (word: string): boolean => word.length > 2 || word === word.toUpperCase();
