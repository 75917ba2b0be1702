/**
 * Sentences of the object guide. Names the thing, not the system (ui/README.md 12).
 */
import { grouped } from "#shared/artifacts/counted.ts";

export interface HangingOn {
  readonly relationships: number;
  readonly ctas: number;
  readonly attributes: number;
}

/** "Track deleted, with 6 relationships and 1 attribute". */
export function deletedSentence(name: string, { relationships, ctas, attributes }: HangingOn): string {
  const parts = [
    counted(relationships, "relationship", "relationships"),
    counted(ctas, "call to action", "calls to action"),
    counted(attributes, "attribute", "attributes"),
  ].filter((part) => part !== "");
  return `${name || "Object without a name"} deleted${parts.length > 0 ? `, with ${andList(parts)}` : ""}`;
}

/** "6 relationships"; none gives "". */
export function counted(count: number, one: string, many: string): string {
  return count === 0 ? "" : `${grouped(count)} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function andList(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** "Mei is editing the definition", "Mei and Jonas are here". */
export function whoIsHere(people: readonly { name: string; field: string | null }[]): string {
  const [first] = people;
  if (!first) return "";
  if (people.length > 1) return `${andList(people.map((person) => firstName(person.name)))} are here`;
  return first.field === null ? `${firstName(first.name)} is here` : `${firstName(first.name)} is editing the ${first.field.toLowerCase()}`;
}

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] || "Somebody";

/** "Deleted by Mei, 14:20" today, "Deleted by you, 19 May" before. */
export function deletedBy(person: { name: string; isYou: boolean }, at: number, now = Date.now()): string {
  return `Deleted by ${person.isYou ? "you" : firstName(person.name)}, ${timeOf(at, now)}`;
}

interface Named {
  readonly name: string;
  readonly isYou: boolean;
}

/**
 * Why something with a mark of deletion is here. The mark it was made with, in no batch, comes back when its making is undone.
 *
 * @param keepers who changed it, as far as that is known
 */
export function whyStillHere(person: Named, mark: { at: number; batch: string }, keepers: readonly Named[], now = Date.now()): string {
  const who = keepers.length === 0 ? "somebody else" : andList(keepers.map((each) => (each.isYou ? "you" : firstName(each.name))));
  if (mark.batch === "")
    return `${person.isYou ? "You" : firstName(person.name)} took back adding it, but ${who} had worked on it. So it stays.`;
  const changed = keepers.length === 0 ? "then changed by somebody who did not know" : `but also changed by ${who}`;
  return `${deletedBy(person, mark.at, now)}, ${changed}. So it stays.`;
}

/** Times as 14:20, days as 19 May. */
export function timeOf(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString()) {
    return then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  }
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: "numeric" } as const);
  return then.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...year });
}
