/**
 * What a deletion covers, and whether something is gone.
 *
 * A mark remembers the highest clock per client among the live items it covered. The entity is gone only while every live item
 * is covered: what somebody added or changed without knowing of the deletion brings it back; removing words does not.
 *
 * Items that the mark's own client made before the mark count as covered too: a tab knows its own work, and Yjs' undo makes items
 * anew under new clocks (docs/decisions/0003). Rules D1–D8, docs/spec/document.md.
 */
import * as Y from "yjs";
import { flatEntities } from "../schema/entities.ts";
import { type Hanging, type Holder, indexHanging } from "./hanging.ts";
import { type EntityMap, type EntityRef, entityMap, isEntityKind, type ProjectDoc, rootOf } from "./layout.ts";
import { readMark } from "./read.ts";

/** The index of what hangs where, made only when it is needed. */
export type LazyHanging = () => Hanging;

/** An index that reads the whole document when first asked. */
export function lazyHanging(doc: ProjectDoc): LazyHanging {
  let made: Hanging | null = null;
  return () => {
    made ??= indexHanging(doc);
    return made;
  };
}

/** Whether an entity is deleted with everything in it known to the deletion. What never existed is gone too. */
export function isGone(doc: ProjectDoc, { kind, id }: EntityRef, hanging: LazyHanging): boolean {
  const map = entityMap(doc, kind, id);
  if (!map) return true;
  const isCovered = coveredBy(map);
  return isCovered !== null && everyItem(doc, { kind, id }, hanging, isCovered);
}

/** Client ids of those who keep a deleted entity here, by what they wrote without knowing or since; none without a mark. */
export function clientsBeyondMark(doc: ProjectDoc, { kind, id }: EntityRef, hanging: LazyHanging): Set<number> {
  const clients = new Set<number>();
  const map = entityMap(doc, kind, id);
  const isCovered = map && coveredBy(map);
  if (!isCovered) return clients;
  everyItem(doc, { kind, id }, hanging, (item) => {
    if (!isCovered(item)) clients.add(item.id.client);
    return true;
  });
  return clients;
}

/** Whether an item is covered by the mark of an entity; null where there is no mark. */
function coveredBy(map: EntityMap): ((item: Y.Item) => boolean) | null {
  const mark = readMark(map);
  const markItem = map._map.get("deleted");
  if (!mark || !markItem) return null;
  return ({ id: { client, clock }, length }) =>
    clock + length - 1 <= clockOf(mark.seen, client) || (client === markItem.id.client && clock < markItem.id.clock);
}

/** Whatever stands there; a mark is written by any client. */
function clockOf(seen: Readonly<Record<string, unknown>>, client: number): number {
  const clock = Object.hasOwn(seen, client) ? seen[client] : -1;
  return typeof clock === "number" ? clock : -1;
}

/** The clocks a deletion of this entity would have seen. */
export function clocksOf(doc: ProjectDoc, at: EntityRef, hanging: LazyHanging): Record<string, number> {
  const seen: Record<string, number> = {};
  everyItem(doc, at, hanging, ({ id: { client, clock }, length }) => {
    seen[client] = Math.max(seen[client] ?? -1, clock + length - 1);
    return true;
  });
  return seen;
}

/** Whether a test holds for every live item of an entity and of all that hangs on it. What is gone by itself does not count. */
function everyItem(doc: ProjectDoc, at: EntityRef, hanging: LazyHanging, holds: (item: Y.Item) => boolean): boolean {
  const map = entityMap(doc, at.kind, at.id);
  if (!map) return true;
  if (!everyItemOfMap(map, holds) || !everyPriority(doc, at.id, holds)) return false;
  for (const holder of holdersOf(doc, at, hanging())) {
    if (!holder.hangs) continue;
    if (!everyItemOfHolder(doc, holder, hanging, holds)) return false;
  }
  return true;
}

function everyItemOfHolder(doc: ProjectDoc, holder: Holder, hanging: LazyHanging, holds: (item: Y.Item) => boolean): boolean {
  const { kind, id, key } = holder;
  if (!isEntityKind(kind)) return everyKey(rootOf(doc, kind)._map.get(id), holds);
  if (key !== null) return everyKey(entityMap(doc, kind, id)?._map.get(key), holds);
  return isMarkedGone(doc, { kind, id }, hanging) || everyItem(doc, { kind, id }, hanging, holds);
}

function isMarkedGone(doc: ProjectDoc, at: EntityRef, hanging: LazyHanging): boolean {
  return entityMap(doc, at.kind, at.id)?.has("deleted") === true && isGone(doc, at, hanging);
}

/** Holders of references to an entity and to all that was merged into it. */
export function* holdersOf(doc: ProjectDoc, at: EntityRef, hanging: Hanging, visited = new Set<string>()): Generator<Holder> {
  if (visited.has(at.id)) return;
  visited.add(at.id);
  for (const holder of hanging.holdersOf(at.kind, at.id)) {
    yield holder;
    if (holder.key === "mergedInto") yield* holdersOf(doc, { kind: at.kind, id: holder.id }, hanging, visited);
  }
}

function everyItemOfMap(map: EntityMap, holds: (item: Y.Item) => boolean): boolean {
  for (const [key, item] of map._map) if (key !== "deleted" && !everyKey(item, holds)) return false;
  return true;
}

function everyKey(item: Y.Item | undefined, holds: (item: Y.Item) => boolean): boolean {
  if (!item || item.deleted) return true;
  if (!holds(item)) return false;
  return !(item.content instanceof Y.ContentType) || everyLetter(item.content.type, holds);
}

function everyLetter(text: Y.AbstractType<unknown>, holds: (item: Y.Item) => boolean): boolean {
  for (let item = text._start; item; item = item.right) if (!item.deleted && !holds(item)) return false;
  return true;
}

function everyPriority(doc: ProjectDoc, itemId: string, holds: (item: Y.Item) => boolean): boolean {
  const root = rootOf(doc, "priority")._map;
  return Object.keys(flatEntities.priority.fields).every((field) => everyKey(root.get(`${itemId}.${field}`), holds));
}
