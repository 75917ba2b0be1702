/** What the map says: to readers, in toasts and in hints. Names the thing, not the system (ui/README.md 12). Pure. */
import type { MapItem, MapKind } from "#shared/artifacts/object-map.ts";
import { countOf } from "../../parts/counted.ts";
import type { MarkKind } from "../../parts/kind-mark.tsx";

interface KindWords {
  readonly label: string;
  readonly one: string;
  readonly mark: MarkKind;
}

export const kindWords: Readonly<Record<MapKind, KindWords>> = {
  core: { label: "Core content", one: "core content", mark: "core" },
  metadata: { label: "Metadata", one: "metadata", mark: "meta" },
  cta: { label: "Calls to action", one: "call to action", mark: "cta" },
  nested: { label: "Nested objects", one: "nested object", mark: "object" },
};

export const sectionLabel = (kind: MapKind | "ranked"): string => (kind === "ranked" ? "Ranked" : kindWords[kind].label);

/** Why a note is not changed here. */
export function whereItIsWritten({ kind }: Pick<MapItem, "kind">): string {
  return kind === "cta" ? "Calls to action are written in the CTA matrix." : "Nested objects are answered in the nested object matrix.";
}

/** "3 notes selected". */
export const selectedSentence = (count: number): string => (count === 0 ? "Nothing else selected" : `${countOf(count, "note")} selected`);
/** What is said of several: "3 notes"; of one its own words. */
export const labelOfAll = (label: string, count: number): string => (count < 2 ? label : countOf(count, "note"));
/** "2 of 9", "2 to 4 of 9". */
export const placesSentence = ({ place, of }: { readonly place: number; readonly of: number }, count: number): string =>
  count < 2 ? `${place} of ${of}` : `${place} to ${place + count - 1} of ${of}`;
export function liftedSentence(label: string, rank: string, count = 1): string {
  const it = count > 1 ? "them" : "it";
  return `${label} lifted, ${rank}. Arrows move ${it}, Space drops ${it}, Escape puts ${it} back.`;
}
export const movedSentence = (rank: string, column: string): string => (column === "" ? rank : `${column}, ${rank}`);
export const droppedSentence = (label: string, rank: string, column: string): string =>
  column === "" ? `${label} dropped, ${rank}.` : `${label} moved to ${column}, ${rank}.`;
export const putBackSentence = (label: string, count = 1): string =>
  count < 2 ? `${label} is back where it was.` : `${label} are back where they were.`;
export const goneSentence = (what: string, label: string, count = 1): string =>
  `${what} was deleted meanwhile. ${putBackSentence(label, count)}`;

/** "3 attributes on Speaker, 1 was there already". */
export function pastedSentence(added: number, known: number, object: string): string {
  const there = known === 0 ? "" : `, ${known} ${known === 1 ? "was" : "were"} there already`;
  return `${added} ${added === 1 ? "attribute" : "attributes"} on ${object}${there}`;
}

/** "12 objects, 96 attributes". */
export function headSentence(objects: number, attributes: number): string {
  return `${countOf(objects, "object")}, ${countOf(attributes, "attribute")}`;
}
