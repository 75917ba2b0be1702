/**
 * Makes, deletes, restores and merges entities. Each command is one undo step.
 *
 * Nothing is ever taken out of a document: deleting and merging are marks, and undoing a creation is a deletion (model.md 1).
 * Rules C1–C5, D1–D9, M1–M6, docs/spec/document.md.
 */
import * as Y from "yjs";
import { makeEntityId } from "../ids.ts";
import type { DeletionMark } from "../schema/define-entity.ts";
import { allDefinitions, type EntityKind, entities, entityKinds, type FieldName } from "../schema/entities.ts";
import { foldName } from "../schema/names.ts";
import { clocksOf, type LazyHanging, lazyHanging } from "./gone.ts";
import { isVisible, resolveMerged } from "./integrity.ts";
import { type EntityRef, entityMap, entityMaps, type ProjectDoc, rootOf } from "./layout.ts";
import { orderBetween } from "./order.ts";
import { type Prepared, prepareValues, putPrepared } from "./put.ts";
import { compareText, readEntity, readMark } from "./read.ts";
import type { WriteOutcome, Writer } from "./writer.ts";

/** What is given when something is made: required fields, the rest as wished. Prose as text, sets as `{ key: value }`. */
export type NewValues<K extends EntityKind> = Partial<Readonly<Record<FieldName<K>, unknown>>>;

export interface NewEntity {
  readonly kind: EntityKind;
  /** For imports that refer to what they make; made at random otherwise. */
  readonly id?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Makes one entity, last in its order unless told otherwise.
 *
 * @returns its id
 * @throws field/invalid, naming a field that does not fit or is missing
 */
export function createEntity<K extends EntityKind>(doc: ProjectDoc, writer: Writer, kind: K, values: NewValues<K>): string {
  const [id = ""] = createEntities(doc, writer, [{ kind, values }]);
  return id;
}

/** Makes several at once: all or none, one undo step. @returns their ids, in order @throws field/invalid */
export function createEntities(doc: ProjectDoc, writer: Writer, list: readonly NewEntity[]): string[] {
  const made = prepareEntities(doc, writer, list);
  doc.transact(() => {
    for (const each of made) putMark(doc, each, creationMark(doc, each, putEntity(doc, writer, each), writer));
  }, writer.untracked);
  doc.transact(() => {
    for (const { kind, id } of made) entityMap(doc, kind, id)?.delete("deleted");
  }, writer.origin);
  return made.map(({ id }) => id);
}

/** Makes entities at once and for good, unknown to undo: for imports into a fresh document. @throws field/invalid */
export function seedEntities(doc: ProjectDoc, writer: Writer, list: readonly NewEntity[]): void {
  const made = prepareEntities(doc, writer, list);
  doc.transact(() => {
    for (const each of made) putEntity(doc, writer, each);
  }, writer.untracked);
}

/** Marks as deleted, with all that hangs on them. What is not visible is passed over. @returns the batch to restore by */
export function removeEntities(doc: ProjectDoc, writer: Writer, list: readonly EntityRef[]): string {
  const batch = makeEntityId(writer.random);
  const hanging = lazyHanging(doc);
  const seen = list.filter((at) => isVisible(doc, at, hanging)).map((at) => ({ at, seen: clocksOf(doc, at, hanging) }));
  doc.transact(() => {
    for (const { at, seen: clocks } of seen) putMark(doc, at, { by: writer.by, at: writer.now(), batch, seen: clocks });
  }, writer.origin);
  return batch;
}

/** Brings back everything that was deleted in one step. */
export function restoreBatch(doc: ProjectDoc, writer: Writer, batch: string): void {
  const marked = entityKinds.flatMap((kind) => [...entityMaps(doc, kind)].filter(([, map]) => readMark(map)?.batch === batch));
  doc.transact(() => {
    for (const [, map] of marked) map.delete("deleted");
  }, writer.origin);
}

/** Brings back one thing; what it hangs on stays as it is. */
export function restoreEntity(doc: ProjectDoc, writer: Writer, kind: EntityKind, id: string): WriteOutcome {
  const map = entityMap(doc, kind, id);
  if (!map) return "gone";
  if (!map.has("deleted")) return "same";
  doc.transact(() => map.delete("deleted"), writer.origin);
  return "written";
}

/**
 * Makes one entity read as another: references follow, its names become synonyms. Late edits still arrive.
 *
 * @returns "same" when they already are one, "gone" when either is not visible
 */
export function mergeEntities(doc: ProjectDoc, writer: Writer, kind: EntityKind, from: string, into: string): WriteOutcome {
  const source = resolveMerged(doc, kind, from);
  const target = resolveMerged(doc, kind, into);
  if (source === target) return "same";
  if (!isVisible(doc, { kind, id: source }) || !isVisible(doc, { kind, id: target })) return "gone";
  doc.transact(() => {
    if (kind === "object") putSynonyms(doc, writer, source, target);
    entityMap(doc, kind, source)?.set("mergedInto", target);
  }, writer.origin);
  return "written";
}

interface PreparedEntity extends EntityRef {
  readonly createdAt: number;
  readonly prepared: readonly Prepared[];
}

function prepareEntities(doc: ProjectDoc, writer: Writer, list: readonly NewEntity[]): PreparedEntity[] {
  const last = new Map<string, string>();
  const now = writer.now();
  // A millisecond apart, so that what has no order of its own keeps the one it was given in.
  return list.map(({ kind, id, values }, index) => {
    const createdAt = now + index;
    const ordered = withOrder(doc, writer, kind, values, last);
    return { kind, id: id ?? makeEntityId(writer.random), createdAt, prepared: prepareValues(entities[kind], ordered) };
  });
}

/** Order fields that were not given get a key after the last of their list; `last` remembers it from one to the next. */
function withOrder(
  doc: ProjectDoc,
  writer: Writer,
  kind: EntityKind,
  values: Readonly<Record<string, unknown>>,
  last: Map<string, string>,
): Readonly<Record<string, unknown>> {
  const missing = Object.entries(allDefinitions[kind].fields).filter(([name, field]) => field.type === "order" && !values[name]);
  const orders = missing.map(([name]) => {
    const list = listOf(kind, name);
    const order = orderBetween(last.get(list.name) ?? lastOrder(doc, list), null, writer.random);
    last.set(list.name, order);
    return [name, order] as const;
  });
  return { ...values, ...Object.fromEntries(orders) };
}

interface OrderedList {
  readonly name: string;
  readonly fields: readonly (readonly [EntityKind, string])[];
}

/** Attributes and nested objects share one order per object (model.md 3). */
const rankedOnObject: OrderedList = {
  name: "ranked on an object",
  fields: [
    ["attribute", "rank"],
    ["relationship", "out.rank"],
    ["relationship", "in.rank"],
  ],
};

function listOf(kind: EntityKind, field: string): OrderedList {
  const isRank = rankedOnObject.fields.some(([each, name]) => each === kind && name === field);
  return isRank ? rankedOnObject : { name: kind, fields: [[kind, field]] };
}

function lastOrder(doc: ProjectDoc, { fields }: OrderedList): string | null {
  let last: string | null = null;
  for (const [kind, field] of fields) {
    for (const [, map] of entityMaps(doc, kind)) {
      const order = map.get(field);
      if (typeof order === "string" && (last === null || compareText(order, last) > 0)) last = order;
    }
  }
  return last;
}

function putEntity(doc: ProjectDoc, writer: Writer, { kind, id, createdAt, prepared }: PreparedEntity): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  map.set("createdBy", writer.by);
  map.set("createdAt", createdAt);
  putPrepared(map, prepared, allDefinitions[kind].fields);
  rootOf(doc, kind).set(id, map);
  return map;
}

/** The mark that undoing the creation brings back: it knows all that the entity was made with. Its batch is "". */
function creationMark(doc: ProjectDoc, at: EntityRef, map: Y.Map<unknown>, writer: Writer): DeletionMark {
  const nothingHangs: LazyHanging = () => ({ holdersOf: () => [] });
  return { by: writer.by, at: Number(map.get("createdAt")), batch: "", seen: clocksOf(doc, at, nothingHangs) };
}

function putMark(doc: ProjectDoc, { kind, id }: EntityRef, mark: DeletionMark): void {
  entityMap(doc, kind, id)?.set("deleted", mark);
}

/** Adds to `into` as synonyms what `from` is called and `into` is not. */
function putSynonyms(doc: ProjectDoc, writer: Writer, from: string, into: string): void {
  const [source, target] = [readEntity(doc, "object", from), readEntity(doc, "object", into)];
  const map = entityMap(doc, "object", into);
  if (!source || !target || !map) return;
  const known = new Set([target.name, target.plural, ...target.synonyms.map(({ value }) => value.text)].map(foldName));
  let order = target.synonyms.at(-1)?.value.order ?? null;
  for (const name of [source.name, source.plural, ...source.synonyms.map(({ value }) => value.text)]) {
    if (name === "" || known.has(foldName(name))) continue;
    known.add(foldName(name));
    order = orderBetween(order, null, writer.random);
    map.set(`synonyms/${makeEntityId(writer.random)}`, { order, text: name });
  }
}
