/**
 * Deals the keys of a list anew when one of them has grown long. One hand only, that of a project never published: to everybody else
 * each new key is an edit, which would bring back what they delete meanwhile (docs/decisions/0016). Rules O5 and O6, docs/spec/document.md.
 */
import type * as Y from "yjs";
import { allDefinitions, type EntityKind, entityKinds } from "../schema/entities.ts";
import { lazyHanging } from "./gone.ts";
import { isVisible } from "./integrity.ts";
import { entityMaps, type ProjectDoc, rootOf } from "./layout.ts";
import { isLongOrder, ordersBetween } from "./order.ts";
import { compareText, isPlain } from "./read.ts";
import type { Writer } from "./writer.ts";

/** One order key, where it stands and in which list. */
interface Place {
  readonly list: string;
  readonly order: string;
  /** Breaks ties, as reading does. */
  readonly id: string;
  readonly map: Y.Map<unknown>;
  readonly key: string;
}

/** Deals every list anew that holds a long key, unknown to undo. @returns how many keys were written */
export function renumberLong(doc: ProjectDoc, writer: Writer): number {
  const lists = new Map<string, Place[]>();
  for (const place of placesIn(doc)) {
    const places = lists.get(place.list);
    if (places) places.push(place);
    else lists.set(place.list, [place]);
  }
  const long = [...lists.values()].filter((places) => places.some(({ order }) => isLongOrder(order)));
  if (long.length === 0) return 0;
  doc.transact(() => long.forEach(deal), writer.untracked);
  return long.flat().length;
}

function deal(places: readonly Place[]): void {
  const sorted = [...places].sort((a, b) => compareText(a.order, b.order) || compareText(a.id, b.id));
  const orders = ordersBetween(null, null, sorted.length);
  for (const [index, { map, key }] of sorted.entries()) {
    const value = map.get(key);
    map.set(key, isPlain(value) ? { ...value, order: orders[index] } : orders[index]);
  }
}

/** Of what people see only: a new key in something deleted would bring it back. */
function* placesIn(doc: ProjectDoc): Generator<Place> {
  const hanging = lazyHanging(doc);
  const ids = new Set<string>();
  for (const kind of entityKinds) {
    for (const [id, map] of entityMaps(doc, kind)) {
      if (!isVisible(doc, { kind, id }, hanging)) continue;
      ids.add(id);
      yield* placesOf(kind, id, map);
    }
  }
  yield* elementsOf("project", rootOf(doc, "project"));
  const priorities = rootOf(doc, "priority");
  for (const [key, order] of priorities.entries()) {
    const isOfVisible = key.endsWith(".order") && ids.has(key.slice(0, -".order".length));
    if (isOfVisible && typeof order === "string") yield { list: "priority", order, id: key, map: priorities, key };
  }
}

function* placesOf(kind: EntityKind, id: string, map: Y.Map<unknown>): Generator<Place> {
  for (const [key, field] of Object.entries(allDefinitions[kind].fields)) {
    const order = map.get(key);
    if (field.type === "order" && typeof order === "string") yield { list: listOf(kind, key, map), order, id, map, key };
  }
  yield* elementsOf(id, map);
}

function* elementsOf(id: string, map: Y.Map<unknown>): Generator<Place> {
  for (const [key, value] of map.entries()) {
    const cut = key.indexOf("/");
    if (cut > 0 && isPlain(value) && typeof value.order === "string") {
      yield { list: `${id}/${key.slice(0, cut)}`, order: value.order, id: key.slice(cut + 1), map, key };
    }
  }
}

/** Attributes and nested objects of one object share a list; criteria of one CTA; everything else one for its kind. */
function listOf(kind: EntityKind, field: string, map: Y.Map<unknown>): string {
  if (kind === "criterion") return `criteria of ${String(map.get("cta"))}`;
  if (kind === "attribute") return `on ${String(map.get("object"))}`;
  if (kind === "relationship") return `on ${String(map.get(field.startsWith("out.") ? "source" : "target"))}`;
  return kind;
}
