/**
 * What the tables say about a document after some changes: each entity that reads otherwise now, with the fields people see.
 *
 * Deleting an object hides what hangs on it, so those rows change with it.
 */
import type * as Y from "yjs";
import { lazyHanging } from "#shared/document/gone.ts";
import { readVisible } from "#shared/document/integrity.ts";
import { entityMap, isEntityKind, rootOf } from "#shared/document/layout.ts";
import { readEntities, readEntity, readPriority, readProject } from "#shared/document/read.ts";
import type { FieldChange } from "#shared/schema/change.ts";
import { type AnyKind, allDefinitions, type EntityKind, entityKinds } from "#shared/schema/entities.ts";

export interface ProjectedEntity {
  readonly kind: AnyKind;
  readonly id: string;
  readonly fields: unknown;
  /** Milliseconds since 1970; null while people see it. */
  readonly deletedAt: number | null;
}

export function readProjection(doc: Y.Doc, changes: readonly FieldChange[]): ProjectedEntity[] {
  const touched = new Map<string, { kind: AnyKind; id: string }>();
  const touch = (kind: AnyKind, id: string) => touched.set(`${kind}/${id}`, { kind, id });
  for (const { kind, id, field } of changes) {
    touch(kind, id);
    if (isEntityKind(kind) && mayHide(doc, kind, id, field)) for (const each of holdersOf(doc, kind, id)) touch(each.kind, each.id);
  }
  const hanging = lazyHanging(doc);
  return [...touched.values()].flatMap(({ kind, id }) => projectOne(doc, kind, id, hanging) ?? []);
}

const hiding = new Set(["created", "deleted", "mergedInto"]);

const mayHide = (doc: Y.Doc, kind: EntityKind, id: string, field: string): boolean =>
  hiding.has(field) || entityMap(doc, kind, id)?.has("deleted") === true;

/** What refers to an entity, and what refers to that. */
function holdersOf(doc: Y.Doc, kind: EntityKind, id: string): { kind: EntityKind; id: string }[] {
  return entityKinds.flatMap((holder) => {
    const refs = Object.entries(allDefinitions[holder].fields).filter(([, field]) => field.type === "ref" && field.to === kind);
    if (refs.length === 0) return [];
    const found = readEntities(doc, holder).filter((each) => refs.some(([name]) => Reflect.get(each, name) === id));
    return found.flatMap((each) => [{ kind: holder, id: each.id }, ...(holder === kind ? [] : holdersOf(doc, holder, each.id))]);
  });
}

function projectOne(doc: Y.Doc, kind: AnyKind, id: string, hanging: ReturnType<typeof lazyHanging>): ProjectedEntity | null {
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
