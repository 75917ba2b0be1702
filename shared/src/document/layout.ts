/**
 * Where things stand in a project document: one root map per kind, one nested map per entity (model.md 1).
 *
 * Nothing here writes, except that asking Yjs for a root type names it. Rooms that may not import yjs use the types of this file.
 */
import * as Y from "yjs";
import { type AnyKind, allDefinitions, type EntityKind, entities, type FieldName, flatEntities } from "../schema/entities.ts";
import type { Field } from "../schema/field-kinds.ts";
import { prepareValues, putPrepared } from "./put.ts";

export type ProjectDoc = Y.Doc;
export type ProseText = Y.Text;
export type EntityMap = Y.Map<unknown>;

/** Kinds that have fields one by one: `project` under the id "project", `priority` under the id of the item it ranks. */
export type WritableKind = EntityKind | "project" | "priority";

/** A field, by names the compiler knows. */
export interface FieldAt<K extends WritableKind> {
  readonly kind: K;
  readonly id: string;
  readonly field: FieldName<K>;
}

/** A field, where the kind is known only when running: forms, REST. */
export interface AnyField {
  readonly kind: WritableKind;
  readonly id: string;
  readonly field: string;
}

export interface EntityRef {
  readonly kind: EntityKind;
  readonly id: string;
}

/** The one id of kind `project`. */
export const projectEntityId = "project";

/** The root map of a kind. */
export function rootOf(doc: ProjectDoc, kind: AnyKind): Y.Map<unknown> {
  return doc.getMap(allDefinitions[kind].root);
}

/** The map of one entity, gone or not; null if there never was one. */
export function entityMap(doc: ProjectDoc, kind: EntityKind, id: string): EntityMap | null {
  const value = rootOf(doc, kind).get(id);
  return value instanceof Y.Map ? value : null;
}

/** The live text of a prose field, to bind an editor to; null if there is none. */
export function proseOf(doc: ProjectDoc, { kind, id, field }: AnyField): ProseText | null {
  if (kind === "priority") return null;
  const holder = kind === "project" ? rootOf(doc, kind) : entityMap(doc, kind, id);
  const value = holder?.get(field);
  return value instanceof Y.Text ? value : null;
}

/** A field's declaration, or null where the kind has no such field. */
export function fieldOf(kind: AnyKind, field: string): Field | null {
  const { fields } = allDefinitions[kind];
  return Object.hasOwn(fields, field) ? (fields[field] ?? null) : null;
}

export function isEntityKind(kind: string): kind is EntityKind {
  return Object.hasOwn(entities, kind);
}

const kindsByRoot = new Map<string, AnyKind>(
  ([...Object.values(entities), ...Object.values(flatEntities)] as const).map(({ root, kind }) => [root, kind]),
);

/** The kind whose data a root map holds. */
export const kindOfRoot = (root: string): AnyKind | null => kindsByRoot.get(root) ?? null;

/** "synonyms/x7" → "synonyms"; a key without element is its own field. */
export function fieldOfKey(key: string): string {
  const cut = key.indexOf("/");
  return cut < 0 ? key : key.slice(0, cut);
}

/** Every entity of a kind, gone or not, in no order. */
export function* entityMaps(doc: ProjectDoc, kind: EntityKind): Generator<[id: string, map: EntityMap]> {
  for (const [id, value] of rootOf(doc, kind).entries()) if (value instanceof Y.Map) yield [id, value];
}

/** Fills a fresh document with its project; only the command that makes a project does this, so nothing doubles. */
export function newProjectDocument(
  doc: ProjectDoc,
  values: Readonly<Record<string, unknown>>,
  writer: { readonly untracked: unknown },
): void {
  const prepared = prepareValues(flatEntities.project, { schemaVersion: 1, minWriter: 1, ...values });
  doc.transact(() => putPrepared(rootOf(doc, "project"), prepared, flatEntities.project.fields), writer.untracked);
}
