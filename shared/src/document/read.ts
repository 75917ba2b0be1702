/**
 * Reads entities out of a project document.
 *
 * Reading always succeeds and never writes: a missing or malformed field comes back as its kind's blank, so a document written
 * by another version, or by a hostile client, still opens. What is gone or merged is given too: `integrity.ts` decides what is
 * visible. Rules R1–R6, docs/spec/document.md.
 */
import * as Y from "yjs";
import type { DeletionMark, EntityHead } from "../schema/define-entity.ts";
import { type AnyKind, allDefinitions, type Entity, type EntityKind, entities, flatEntities, type ValuesOf } from "../schema/entities.ts";
import type { Field, SetEntry } from "../schema/field-kinds.ts";
import { type EntityMap, entityMap, entityMaps, type ProjectDoc, rootOf } from "./layout.ts";

/** One entity with every field, gone or not; null if there never was one. */
export function readEntity<K extends EntityKind>(doc: ProjectDoc, kind: K, id: string): Entity<K> | null {
  const map = entityMap(doc, kind, id);
  return map && readEntityMap(kind, id, map);
}

/** All entities of a kind, gone ones included, in their order. */
export function readEntities<K extends EntityKind>(doc: ProjectDoc, kind: K): Entity<K>[] {
  return [...entityMaps(doc, kind)].map(([id, map]) => readEntityMap(kind, id, map)).sort(compareEntities(kind));
}

/** The project's own fields. */
export function readProject(doc: ProjectDoc): ValuesOf<"project"> {
  return readFields("project", rootOf(doc, "project")) as ValuesOf<"project">;
}

/** How an item is ranked; all blank where nobody has ranked it. */
export function readPriority(doc: ProjectDoc, itemId: string): ValuesOf<"priority"> {
  const root = rootOf(doc, "priority");
  const values: Record<string, unknown> = {};
  for (const [name, field] of fieldLists.priority) values[name] = readValue(field, root.get(`${itemId}.${name}`));
  return values as unknown as ValuesOf<"priority">;
}

/** Compares by the kind's order field, or by age where it has none; ties break by id. */
export function compareEntities<K extends EntityKind>(kind: K): (a: Entity<K>, b: Entity<K>) => number {
  const field = orderFieldOf(kind);
  const placeOf = (entity: Entity<K>) => (field ? String(entity[field as keyof Entity<K>]) : "");
  return (a, b) => compareText(placeOf(a), placeOf(b)) || (field ? 0 : a.createdAt - b.createdAt) || compareText(a.id, b.id);
}

/** The field by which a kind is ordered by hand: `order`, or `rank`. */
export function orderFieldOf(kind: EntityKind): string | null {
  const { fields } = allDefinitions[kind];
  return ["order", "rank"].find((name) => fields[name]?.type === "order") ?? null;
}

/** By code unit, as order keys need it; never by locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function readEntityMap<K extends EntityKind>(kind: K, id: string, map: EntityMap): Entity<K> {
  return { ...readHead(id, map), ...readFields(kind, map) } as unknown as Entity<K>;
}

export function readHead(id: string, map: EntityMap): EntityHead {
  const createdAt = map.get("createdAt");
  return {
    id,
    createdBy: text(map.get("createdBy")),
    createdAt: typeof createdAt === "number" && Number.isFinite(createdAt) ? createdAt : 0,
    deleted: readMark(map),
    mergedInto: text(map.get("mergedInto")),
  };
}

/** The deletion mark of an entity; one that says too little is none. */
export function readMark(map: EntityMap): DeletionMark | null {
  const mark = map.get("deleted");
  if (!isPlain(mark)) return null;
  const { by, at, batch, seen } = mark;
  return {
    by: text(by),
    at: typeof at === "number" ? at : 0,
    batch: text(batch),
    seen: isPlain(seen) ? (seen as Record<string, number>) : {},
  };
}

/** A value as its field kind reads it. Sets are read from their elements instead. */
export function readValue(field: Field, raw: unknown): unknown {
  switch (field.type) {
    case "line":
    case "ref":
    case "order":
      return text(raw);
    case "prose":
      return raw instanceof Y.Text ? raw.toString() : "";
    case "choice":
      return typeof raw === "string" && raw !== "" ? raw : field.blank;
    case "flag":
      return raw === true;
    case "int":
      return Number.isSafeInteger(raw) ? raw : field.blank;
    case "record":
      return raw !== undefined && raw !== null && field.shape.safeParse(raw).success ? raw : null;
    case "set":
      return noEntries;
  }
}

const noEntries: readonly SetEntry<unknown>[] = Object.freeze([]);

const fieldLists = Object.fromEntries(
  Object.values({ ...entities, ...flatEntities }).map(({ kind, fields }) => [kind, Object.entries(fields)]),
) as unknown as Record<AnyKind, [name: string, field: Field][]>;

function readFields(kind: AnyKind, map: Y.Map<unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of fieldLists[kind]) values[name] = readValue(field, field.type === "set" ? undefined : map.get(name));
  for (const [name, entries] of elementsOf(kind, map)) values[name] = entries.sort(compareEntries);
  return values;
}

/** Elements of all sets in one pass over the keys; an element that does not fit its shape is left out. */
function elementsOf(kind: AnyKind, map: Y.Map<unknown>): Map<string, SetEntry<unknown>[]> {
  const found = new Map<string, SetEntry<unknown>[]>();
  const { fields } = allDefinitions[kind];
  for (const [key, item] of map._map) {
    const cut = item.deleted ? -1 : key.indexOf("/");
    const name = cut < 0 ? "" : key.slice(0, cut);
    const field = cut > 0 && Object.hasOwn(fields, name) ? fields[name] : undefined;
    const value = field?.type === "set" ? map.get(key) : undefined;
    if (field?.type !== "set" || !field.shape.safeParse(value).success) continue;
    const entries = found.get(name) ?? [];
    entries.push({ key: key.slice(cut + 1), value });
    found.set(name, entries);
  }
  return found;
}

const compareEntries = (a: SetEntry<unknown>, b: SetEntry<unknown>): number =>
  compareText(orderOf(a), orderOf(b)) || compareText(a.key, b.key);

const orderOf = ({ value }: SetEntry<unknown>): string => (isPlain(value) ? text(value.order) : "");

const text = (raw: unknown): string => (typeof raw === "string" ? raw : "");

export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Y.AbstractType);
}
