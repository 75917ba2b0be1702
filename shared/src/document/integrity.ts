/**
 * What everybody sees: gone and hidden things left out, references to merged ones resolved. Pure, the same on every replica.
 *
 * `readModel` reads everything; `live-model.ts` gives the same bit by bit. Rules D1–D8, M1–M6, docs/spec/document.md.
 */
import type { DeletionMark } from "../schema/define-entity.ts";
import { allDefinitions, type Entity, type EntityKind, entityKinds, type ValuesOf } from "../schema/entities.ts";
import type { Field, SetEntry } from "../schema/field-kinds.ts";
import { titleOf } from "../schema/title.ts";
import { isGone, type LazyHanging, lazyHanging } from "./gone.ts";
import { hidingRefs, parsePair, sidesOf } from "./hanging.ts";
import { type EntityRef, entityMap, entityMaps, isEntityKind, type ProjectDoc, rootOf } from "./layout.ts";
import { compareText, readEntities, readEntity, readPriority, readProject, readValue } from "./read.ts";

/** Something somebody deleted that can be brought back. */
export interface DeletedItem extends EntityRef {
  /** Its name, verb or text. */
  readonly name: string;
  /** Person id. */
  readonly by: string;
  readonly at: number;
  /** Everything with this batch comes back together; "" when making it was undone. */
  readonly batch: string;
}

/** Everything that is visible. Maps are in the order of their kind. */
export interface Model {
  readonly project: ValuesOf<"project">;
  readonly entities: { readonly [K in EntityKind]: ReadonlyMap<string, Entity<K>> };
  /** By item; only of items that somebody ranked. */
  readonly priorities: ReadonlyMap<string, ValuesOf<"priority">>;
  /** By `row>column`. */
  readonly nestingAnswers: ReadonlyMap<string, string>;
  readonly ctaAnswers: ReadonlyMap<string, string>;
  readonly placements: ReadonlyMap<string, NonNullable<ValuesOf<"placement">["place"]>>;
  readonly steps: ReadonlyMap<string, NonNullable<ValuesOf<"step">["state"]>>;
  /** What can be restored, newest first. */
  readonly deleted: readonly DeletedItem[];
}

/** The whole visible model. Slow (milliseconds for hundreds of objects): for exports, REST, tests. */
export function readModel(doc: ProjectDoc): Model {
  const hanging = lazyHanging(doc);
  const entities = Object.fromEntries(entityKinds.map((kind) => [kind, readVisibleOf(doc, kind, hanging)])) as unknown as Model["entities"];
  return {
    project: readProject(doc),
    entities,
    priorities: new Map(
      (["object", "relationship", "cta", "attribute"] as const).flatMap((kind) =>
        [...entities[kind].keys()].flatMap((id) => {
          const ranked = readVisiblePriority(doc, { kind, id }, hanging);
          return ranked ? [[id, ranked] as const] : [];
        }),
      ),
    ),
    nestingAnswers: readAnswers(doc, "nestingAnswer", hanging),
    ctaAnswers: readAnswers(doc, "ctaAnswer", hanging),
    placements: readRecords(doc, "placement", "place"),
    steps: readRecords(doc, "step", "state"),
    deleted: readDeleted(doc, hanging),
  };
}

/** The id an entity reads as: itself, or what it was merged into. In a cycle the smallest id survives. */
export function resolveMerged(doc: ProjectDoc, kind: EntityKind, id: string): string {
  const path = [id];
  for (let at = id; ; ) {
    const next = entityMap(doc, kind, at)?.get("mergedInto");
    if (typeof next !== "string" || !entityMap(doc, kind, next)) return at;
    const start = path.indexOf(next);
    if (start >= 0) return path.slice(start).sort(compareText)[0] ?? id;
    path.push(next);
    at = next;
  }
}

/** Whether people see an entity: not gone, not merged away, and nothing it hangs on is hidden. */
export function isVisible(doc: ProjectDoc, { kind, id }: EntityRef, hanging: LazyHanging = lazyHanging(doc)): boolean {
  const map = entityMap(doc, kind, id);
  if (!map || resolveMerged(doc, kind, id) !== id || isGone(doc, { kind, id }, hanging)) return false;
  return hidingRefs(kind).every(({ name, to }) => {
    const target = map.get(name);
    return typeof target === "string" && isEntityKind(to) && visibleId(doc, to, target, hanging) !== null;
  });
}

/** One visible entity with its references as they read now; null when people do not see it. */
export function readVisible<K extends EntityKind>(
  doc: ProjectDoc,
  kind: K,
  id: string,
  hanging: LazyHanging = lazyHanging(doc),
): Entity<K> | null {
  if (!isVisible(doc, { kind, id }, hanging)) return null;
  const entity = readEntity(doc, kind, id);
  return entity && withReferences(doc, kind, entity, hanging);
}

/** How a visible item is ranked: by its own row, else by one of those merged into it; null where nobody ranked it. */
export function readVisiblePriority(doc: ProjectDoc, at: EntityRef, hanging: LazyHanging): ValuesOf<"priority"> | null {
  const root = rootOf(doc, "priority");
  const hasRow = (id: string) => Object.keys(allDefinitions.priority.fields).some((field) => root.has(`${id}.${field}`));
  const row = [at.id, ...mergedInto(doc, at, hanging)].find(hasRow);
  return row === undefined ? null : readPriority(doc, row);
}

/** What can be restored, newest first. */
export function readDeleted(doc: ProjectDoc, hanging: LazyHanging = lazyHanging(doc)): DeletedItem[] {
  const found = entityKinds.flatMap((kind) =>
    [...entityMaps(doc, kind)].flatMap(([id, map]) => (map.has("deleted") ? (readDeletedItem(doc, { kind, id }, hanging) ?? []) : [])),
  );
  return found.sort(compareDeleted);
}

export const compareDeleted = (a: DeletedItem, b: DeletedItem): number => b.at - a.at || compareText(a.id, b.id);

/** An entity as an entry of the list of deleted ones; null if it is not gone. */
export function readDeletedItem(doc: ProjectDoc, { kind, id }: EntityRef, hanging: LazyHanging): DeletedItem | null {
  const entity = readEntity(doc, kind, id);
  const mark: DeletionMark | null = entity?.deleted ?? null;
  if (!entity || !mark || !isGone(doc, { kind, id }, hanging)) return null;
  return { kind, id, name: titleOf(entity), by: mark.by, at: mark.at, batch: mark.batch };
}

/** A cell's answer, found by the ids its row and column read as; null when a side is not visible or nothing is said. */
export function readAnswer(
  doc: ProjectDoc,
  kind: "nestingAnswer" | "ctaAnswer",
  key: string,
  hanging: LazyHanging,
): { at: string; answer: string } | null {
  const field: Field = allDefinitions[kind].fields.answer ?? { type: "line", label: "Answer", max: 200 };
  const answer = readValue(field, rootOf(doc, kind).get(key));
  const at = cellOf(doc, kind, key, hanging);
  return at === null || typeof answer !== "string" || answer === "" ? null : { at, answer };
}

/** Records of a kind held by key. */
export function readRecords<T>(doc: ProjectDoc, kind: "placement" | "step", name: string): Map<string, T> {
  const field = allDefinitions[kind].fields[name];
  const found: [string, T][] = [];
  for (const [key, raw] of rootOf(doc, kind).entries()) {
    const value = field ? readValue(field, raw) : null;
    if (value !== null) found.push([key, value as T]);
  }
  return new Map(found.sort(([a], [b]) => compareText(a, b)));
}

function readVisibleOf<K extends EntityKind>(doc: ProjectDoc, kind: K, hanging: LazyHanging): Map<string, Entity<K>> {
  const visible = readEntities(doc, kind).filter(({ id }) => isVisible(doc, { kind, id }, hanging));
  return new Map(visible.map((entity) => [entity.id, withReferences(doc, kind, entity, hanging)]));
}

/** Answers by the cell they read as; where two read as one cell, the one written for it wins, then the smaller key. */
function readAnswers(doc: ProjectDoc, kind: "nestingAnswer" | "ctaAnswer", hanging: LazyHanging): Map<string, string> {
  const found = new Map<string, string>();
  for (const key of [...rootOf(doc, kind).keys()].sort(compareText)) {
    const cell = readAnswer(doc, kind, key, hanging);
    if (cell && (cell.at === key || !found.has(cell.at))) found.set(cell.at, cell.answer);
  }
  return new Map([...found].sort(([a], [b]) => compareText(a, b)));
}

function cellOf(doc: ProjectDoc, kind: "nestingAnswer" | "ctaAnswer", key: string, hanging: LazyHanging): string | null {
  const pair = parsePair(key);
  if (!pair) return null;
  const [rowKind, columnKind] = sidesOf(kind);
  const row = visibleId(doc, rowKind, pair[0], hanging);
  const column = visibleId(doc, columnKind, pair[1], hanging);
  return row === null || column === null ? null : `${row}>${column}`;
}

/** The id a reference reads as; null when it leads to nothing that is visible. */
function visibleId(doc: ProjectDoc, kind: EntityKind, id: string, hanging: LazyHanging): string | null {
  const at = resolveMerged(doc, kind, id);
  return isVisible(doc, { kind, id: at }, hanging) ? at : null;
}

function mergedInto(doc: ProjectDoc, { kind, id }: EntityRef, hanging: LazyHanging): string[] {
  const found = new Set<string>();
  const follow = (into: string) => {
    for (const holder of hanging().holdersOf(kind, into)) {
      if (holder.key !== "mergedInto" || holder.id === id || found.has(holder.id)) continue;
      found.add(holder.id);
      follow(holder.id);
    }
  };
  follow(id);
  return [...found].filter((from) => resolveMerged(doc, kind, from) === id).sort(compareText);
}

function withReferences<K extends EntityKind>(doc: ProjectDoc, kind: K, entity: Entity<K>, hanging: LazyHanging): Entity<K> {
  const changed: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(allDefinitions[kind].fields)) {
    const value = entity[name as keyof Entity<K>];
    if (field.type === "ref" && value !== "" && isEntityKind(field.to))
      changed[name] = visibleId(doc, field.to, String(value), hanging) ?? "";
    if (field.type === "set" && field.key.by === "ref" && isEntityKind(field.key.to)) {
      changed[name] = visibleEntries(doc, field.key.to, value as readonly SetEntry<unknown>[], hanging);
    }
  }
  return { ...entity, ...changed };
}

/** Elements whose key leads to something visible, under the id it reads as; the element made for that id itself wins. */
function visibleEntries(doc: ProjectDoc, to: EntityKind, entries: readonly SetEntry<unknown>[], hanging: LazyHanging): SetEntry<unknown>[] {
  const own = new Set(entries.map(({ key }) => key));
  const taken = new Set<string>();
  return entries.flatMap((entry) => {
    const key = visibleId(doc, to, entry.key, hanging);
    if (key === null || taken.has(key) || (key !== entry.key && own.has(key))) return [];
    taken.add(key);
    return [key === entry.key ? entry : { ...entry, key }];
  });
}
