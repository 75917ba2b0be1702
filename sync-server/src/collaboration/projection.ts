/**
 * What the tables say about a document after some changes: each entity that reads otherwise now, with the fields people see.
 *
 * Deleting an object hides what hangs on it, so those rows change with it.
 */
import type * as Y from "yjs";
import { holdersOf, lazyHanging } from "#shared/document/gone.ts";
import { hidingRefs } from "#shared/document/hanging.ts";
import { readVisible } from "#shared/document/integrity.ts";
import { type EntityRef, entityMap, isEntityKind, rootOf } from "#shared/document/layout.ts";
import { readEntity, readPriority, readProject } from "#shared/document/read.ts";
import type { FieldChange } from "#shared/schema/change.ts";
import { type AnyKind, allDefinitions, type EntityKind, entityKinds } from "#shared/schema/entities.ts";

export interface ProjectedEntity {
  readonly kind: AnyKind;
  readonly id: string;
  readonly fields: unknown;
  /** Milliseconds since 1970; null while people see it. */
  readonly deletedAt: number | null;
}

/** What some changes are about, each once. */
export function touchedBy(changes: readonly FieldChange[]): { kind: AnyKind; id: string }[] {
  return [...new Map(changes.map(({ kind, id }) => [`${kind}/${id}`, { kind, id }])).values()];
}

/** Whether other entities may come or go with a change, so that looking at what it is about is not enough. */
export function mayMoveOthers(doc: Y.Doc, { kind, id, field }: FieldChange): boolean {
  const isBelowMark = (at: EntityRef): boolean =>
    entityMap(doc, at.kind, at.id)?.has("deleted") === true || ownersOf(doc, at).some(isBelowMark);
  if (field === "deleted" || field === "mergedInto" || (field === "created" && isMadeAgain(doc, kind, id))) return true;
  return itemsOf(doc, kind, id).some(isBelowMark);
}

/** Whether a making was taken back once and done again: then more than the one mark it was made with has been there. */
function isMadeAgain(doc: Y.Doc, kind: AnyKind, id: string): boolean {
  const mark = isEntityKind(kind) ? entityMap(doc, kind, id)?._map.get("deleted") : undefined;
  return mark !== undefined && (mark.left !== null || mark.length > 1);
}

/** Everything that reads otherwise after some changes. */
export function readProjection(doc: Y.Doc, changes: readonly FieldChange[]): ProjectedEntity[] {
  const hanging = lazyHanging(doc);
  const touched = new Map<string, { kind: AnyKind; id: string }>();
  const touch = (kind: AnyKind, id: string): boolean => {
    const isNew = !touched.has(`${kind}/${id}`);
    touched.set(`${kind}/${id}`, { kind, id });
    return isNew;
  };
  const descend = (at: EntityRef) => {
    for (const { kind, id } of holdersOf(doc, at, hanging())) if (isEntityKind(kind) && touch(kind, id)) descend({ kind, id });
  };
  /** An edit may bring back what it hangs on, and everything there with it. */
  const climb = (at: EntityRef) => {
    if (entityMap(doc, at.kind, at.id)?.has("deleted")) {
      touch(at.kind, at.id);
      descend(at);
    }
    for (const owner of ownersOf(doc, at)) climb(owner);
  };
  for (const { kind, id, field } of changes) {
    touch(kind, id);
    for (const at of itemsOf(doc, kind, id)) climb(at);
    if (isEntityKind(kind) && hiding.has(field)) descend({ kind, id });
  }
  return [...touched.values()].flatMap(({ kind, id }) => projectOne(doc, kind, id, hanging) ?? []);
}

/** What may hide or show all that hangs on an entity. */
const hiding = new Set(["created", "deleted", "mergedInto"]);

/** What an entity hangs on. */
function ownersOf(doc: Y.Doc, { kind, id }: EntityRef): EntityRef[] {
  const map = entityMap(doc, kind, id);
  return hidingRefs(kind).flatMap(({ name, to }) => {
    const target = map?.get(name);
    return typeof target === "string" && isEntityKind(to) && entityMap(doc, to, target) ? [{ kind: to, id: target }] : [];
  });
}

/** The entities a change belongs to: itself, or, for what is kept by their ids, the item, the row and the column. */
function itemsOf(doc: Y.Doc, kind: AnyKind, id: string): EntityRef[] {
  if (isEntityKind(kind)) return [{ kind, id }];
  const ids = kind === "priority" || kind === "nestingAnswer" || kind === "ctaAnswer" ? id.split(">") : [];
  return ids.flatMap((each) => entityKinds.filter((held) => entityMap(doc, held, each)).map((held) => ({ kind: held, id: each })));
}

/** One entity as the tables hold it; null if there never was one. */
export function projectOne(doc: Y.Doc, kind: AnyKind, id: string, hanging: ReturnType<typeof lazyHanging>): ProjectedEntity | null {
  if (isEntityKind(kind)) return projectEntity(doc, kind, id, hanging);
  if (kind === "project") return { kind, id, fields: readProject(doc), deletedAt: null };
  if (kind === "priority") return { kind, id, fields: readPriority(doc, id), deletedAt: null };
  const value = rootOf(doc, kind).get(id);
  const [field = ""] = Object.keys(allDefinitions[kind].fields);
  return { kind, id, fields: { [field]: value ?? null }, deletedAt: value === undefined ? Date.now() : null };
}

function projectEntity(doc: Y.Doc, kind: EntityKind, id: string, hanging: ReturnType<typeof lazyHanging>): ProjectedEntity | null {
  const visible = readVisible(doc, kind, id, hanging);
  if (visible) return { kind, id, fields: fieldsOf(visible), deletedAt: null };
  const hidden = readEntity(doc, kind, id);
  return hidden && { kind, id, fields: fieldsOf(hidden), deletedAt: hidden.deleted?.at || Date.now() };
}

/** Without the mark, whose clocks mean nothing outside the document. */
function fieldsOf(entity: object): object {
  const { id: _, deleted: __, ...fields } = entity as Record<string, unknown>;
  return fields;
}
