/**
 * Every way to write into a document; each is checked by the field's kind, makes the smallest change, and is one undo step.
 *
 * Fields and elements stand here, commands on whole entities in `entity-commands.ts`. Rules W1–W9, docs/spec/document.md.
 */
import * as Y from "yjs";
import { takeEntry, takeField } from "../schema/check-field.ts";
import type { Field, SetField } from "../schema/field-kinds.ts";
import { lazyHanging } from "./gone.ts";
import { isVisible } from "./integrity.ts";
import { type AnyField, entityMap, type FieldAt, fieldOf, isEntityKind, type ProjectDoc, rootOf, type WritableKind } from "./layout.ts";
import { type GivenEntries, givenEntries, putText, refuse } from "./put.ts";
import type { WriteOutcome, Writer } from "./writer.ts";

export type { NewValues } from "./entity-commands.ts";
export {
  createEntities,
  createEntity,
  mergeEntities,
  removeEntities,
  restoreBatch,
  restoreEntity,
  seedEntities,
} from "./entity-commands.ts";
export { renumberLong } from "./renumber.ts";
export type { WriteOutcome, Writer };

/**
 * Puts a value into one field.
 *
 * Prose changes by the smallest edit, so two people typing in one field both keep their words. A set is given whole, by key or as
 * it reads; only the elements that differ are written. A priority remembers who ranked, and when.
 *
 * @throws field/invalid, with the field's label and path, and the bound that failed
 */
export function writeField<K extends WritableKind>(doc: ProjectDoc, writer: Writer, at: FieldAt<K>, value: unknown): WriteOutcome {
  return writeAnyField(doc, writer, at, value);
}

/** `writeField` where the kind is known only when running. @throws field/invalid, also when the kind has no such field */
export function writeAnyField(doc: ProjectDoc, writer: Writer, at: AnyField, value: unknown): WriteOutcome {
  const field = declared(at);
  const kept = field.type === "set" ? takeEntries(at, field, value) : takeField(pathOf(at), field, value);
  const holder = holderOf(doc, at);
  if (!holder) return "gone";
  return doc.transact(() => putField(holder, at, field, kept, writer), writer.origin);
}

/**
 * Puts one element of a set; null takes it out.
 *
 * @throws field/invalid
 */
export function writeEntry<K extends WritableKind>(
  doc: ProjectDoc,
  writer: Writer,
  at: FieldAt<K> | AnyField,
  key: string,
  value: unknown,
): WriteOutcome {
  const field = declared(at);
  const kept = value === null ? null : takeEntry(pathOf(at), field, key, value);
  const holder = holderOf(doc, at);
  if (!holder) return "gone";
  return doc.transact(() => putValue(holder.map, `${at.field}/${key}`, kept), writer.origin);
}

/** Answers a cell of a matrix that holds nothing else; "" takes the answer away. */
export function writeAnswer(
  doc: ProjectDoc,
  writer: Writer,
  kind: "nestingAnswer" | "ctaAnswer",
  row: string,
  column: string,
  value: string,
): WriteOutcome {
  const hanging = lazyHanging(doc);
  const columnKind = kind === "nestingAnswer" ? "object" : "role";
  if (!isVisible(doc, { kind: "object", id: row }, hanging) || !isVisible(doc, { kind: columnKind, id: column }, hanging)) return "gone";
  const field = fieldOf(kind, "answer");
  const kept = value === "" || !field ? null : takeField(`${kind}.answer`, field, value);
  return doc.transact(() => putValue(rootOf(doc, kind), `${row}>${column}`, kept), writer.origin);
}

/** Puts a record that is held by key: where something is pinned, how a step stands; null takes it away. */
export function writeRecord(doc: ProjectDoc, writer: Writer, kind: "placement" | "step", key: string, value: unknown): WriteOutcome {
  const name = kind === "placement" ? "place" : "state";
  const field = fieldOf(kind, name);
  const kept = value === null || !field ? null : takeField(`${kind}.${name}`, field, value);
  return doc.transact(() => putValue(rootOf(doc, kind), key, kept), writer.origin);
}

interface FieldHolder {
  readonly map: Y.Map<unknown>;
  /** Before the field's name: the item's id for a priority. */
  readonly prefix: string;
}

function holderOf(doc: ProjectDoc, { kind, id }: AnyField): FieldHolder | null {
  if (kind === "project") return { map: rootOf(doc, kind), prefix: "" };
  const items = kind === "priority" ? (["object", "relationship", "cta", "attribute"] as const) : isEntityKind(kind) ? [kind] : [];
  const held = items.find((each) => entityMap(doc, each, id));
  const map = held && entityMap(doc, held, id);
  if (!map || !isVisible(doc, { kind: held, id })) return null;
  return kind === "priority" ? { map: rootOf(doc, kind), prefix: `${id}.` } : { map, prefix: "" };
}

function putField({ map, prefix }: FieldHolder, at: AnyField, field: Field, value: unknown, writer: Writer): WriteOutcome {
  const key = `${prefix}${at.field}`;
  if (field.type === "set") return putEntries(map, at.field, value as ReadonlyMap<string, unknown>);
  const outcome = field.type === "prose" ? putProse(map, key, String(value)) : putValue(map, key, value);
  if (outcome === "written" && at.kind === "priority" && (at.field === "phase" || at.field === "score")) {
    putValue(map, `${prefix}by`, writer.by);
    putValue(map, `${prefix}at`, writer.now());
  }
  return outcome;
}

/** A text that another version left out is made here; two who do so at once keep one of the two. */
function putProse(map: Y.Map<unknown>, key: string, value: string): WriteOutcome {
  const text = map.get(key);
  if (text instanceof Y.Text) return putText(text, value) ? "written" : "same";
  if (value === "") return "same";
  map.set(key, new Y.Text(value));
  return "written";
}

function putValue(map: Y.Map<unknown>, key: string, value: unknown): WriteOutcome {
  const now = map.get(key);
  if (value === null ? now === undefined || now === null : isSameValue(now, value)) return "same";
  if (value === null) map.delete(key);
  else map.set(key, value);
  return "written";
}

function putEntries(map: Y.Map<unknown>, field: string, entries: ReadonlyMap<string, unknown>): WriteOutcome {
  const old = [...map.keys()].filter((key) => key.startsWith(`${field}/`) && !entries.has(key.slice(field.length + 1)));
  const outcomes = [
    ...old.map((key) => putValue(map, key, null)),
    ...[...entries].map(([key, value]) => putValue(map, `${field}/${key}`, value)),
  ];
  return outcomes.includes("written") ? "written" : "same";
}

function takeEntries(at: AnyField, field: SetField, value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null) return refuse(pathOf(at), field.label, "is not a list");
  return new Map(givenEntries(value as GivenEntries).map(([key, entry]) => [key, takeEntry(pathOf(at), field, key, entry)]));
}

function declared(at: AnyField): Field {
  return fieldOf(at.kind, at.field) ?? refuse(pathOf(at), at.field, "is not a field");
}

const pathOf = ({ kind, field }: AnyField): string => `${kind}.${field}`;

/** Values are plain JSON, written with their keys in one order by the same code. */
const isSameValue = (a: unknown, b: unknown): boolean => a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
