/**
 * Finds an object or a role by what people call it: name, plural, synonym; compared as names compare (rules F1–F5).
 */
import { foldName } from "../schema/names.ts";
import type { ObjectEntity, RoleEntity } from "./planned-change.ts";

export interface NameFinder {
  /** The id of what is called so, or `null`. A name goes before a plural, a plural before a synonym. */
  find(name: string): string | null;
}

/** Names of one thing, the strongest first. */
export interface NamesOf {
  readonly id: string;
  readonly names: readonly string[];
}

/** Objects by name, plural and synonyms; words to avoid find their object too. */
export function objectNames(objects: Iterable<ObjectEntity>): NameFinder {
  return indexNames(
    [...objects].map(({ id, name, plural, synonyms }) => ({ id, names: [name, plural, ...synonyms.map(({ value }) => value.text)] })),
  );
}

export function roleNames(roles: Iterable<RoleEntity>): NameFinder {
  return indexNames([...roles].map(({ id, name }) => ({ id, names: [name] })));
}

/** Where two things share a name, the one named first of them is found, and of equals the one listed first. */
export function indexNames(list: readonly NamesOf[]): NameFinder {
  const found = new Map<string, string>();
  const longest = list.reduce((most, { names }) => Math.max(most, names.length), 0);
  for (let strength = 0; strength < longest; strength++) {
    for (const { id, names } of list) {
      const key = foldName(names[strength] ?? "");
      if (key !== "" && !found.has(key)) found.set(key, id);
    }
  }
  return { find: (name) => (name.trim() === "" ? null : (found.get(foldName(name)) ?? null)) };
}
