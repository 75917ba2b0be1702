/**
 * Tells what changed in a project document, once per transaction, in words of the model.
 *
 * Every change of a value that reading could give is reported; an index kept only from these reports equals one made by reading
 * everything (rule R7). Rules R7–R8, docs/spec/document.md.
 */
import type * as Y from "yjs";
import { type AnyKind, allDefinitions } from "../schema/entities.ts";
import { fieldOfKey, isEntityKind, type ProjectDoc, projectEntityId, rootOf } from "./layout.ts";

/** `fields` names declared fields, head keys ("deleted", "mergedInto") and fields of newer versions; "all" when it is new or replaced. */
export interface ModelChange {
  readonly kind: AnyKind;
  readonly id: string;
  readonly fields: readonly string[] | "all";
}

/** The keys of each type that a transaction touched; null stands for content of a text. */
export type ChangedKeys = Y.Transaction["changed"];

/** Calls back after each transaction that changed the model. @returns a function that ends it */
export function observeModel(doc: ProjectDoc, listener: (changes: readonly ModelChange[], origin: unknown) => void): () => void {
  const roots = rootKinds(doc);
  const report = (transaction: Y.Transaction) => {
    const changes = modelChanges(roots, transaction.changed);
    if (changes.length > 0) listener(changes, transaction.origin);
  };
  doc.on("afterTransaction", report);
  return () => doc.off("afterTransaction", report);
}

/** The root maps by identity, so that a changed type finds its kind. */
export function rootKinds(doc: ProjectDoc): Map<unknown, AnyKind> {
  return new Map((Object.keys(allDefinitions) as AnyKind[]).map((kind) => [rootOf(doc, kind), kind]));
}

/** Where a changed type stands: its kind, and the entity and field it is in. */
export interface TypePlace {
  readonly kind: AnyKind;
  readonly id: string | null;
  readonly field: string | null;
}

/** @returns null for a type outside the model */
export function placeOfType(roots: ReadonlyMap<unknown, AnyKind>, type: unknown): TypePlace | null {
  const path: string[] = [];
  let at = type as Y.AbstractType<unknown>;
  while (at._item) {
    if (at._item.parentSub === null) return null;
    path.unshift(at._item.parentSub);
    at = at._item.parent as Y.AbstractType<unknown>;
  }
  const kind = roots.get(at);
  if (!kind) return null;
  if (kind === "project") return { kind, id: projectEntityId, field: path[0] ?? null };
  return { kind, id: path[0] ?? null, field: path[1] ?? null };
}

function modelChanges(roots: ReadonlyMap<unknown, AnyKind>, changed: ChangedKeys): ModelChange[] {
  const found = new Map<string, { kind: AnyKind; id: string; fields: Set<string> | "all" }>();
  const add = (kind: AnyKind, id: string, field: string | null) => {
    const entry = found.get(`${kind}:${id}`) ?? { kind, id, fields: new Set<string>() };
    if (field === null) entry.fields = "all";
    else if (entry.fields !== "all") entry.fields.add(field);
    found.set(`${kind}:${id}`, entry);
  };
  for (const [type, keys] of changed) {
    const place = placeOfType(roots, type);
    if (!place) continue;
    if (place.id !== null && place.field !== null) add(place.kind, place.id, place.field);
    else for (const key of keys) if (key !== null) add(...changeOfKey(place, key));
  }
  return [...found.values()].map(({ kind, id, fields }) => ({ kind, id, fields: fields === "all" ? fields : [...fields] }));
}

/** What a changed key of a root map or of an entity's map stands for. */
function changeOfKey({ kind, id }: TypePlace, key: string): [kind: AnyKind, id: string, field: string | null] {
  if (id !== null) return [kind, id, fieldOfKey(key)];
  if (kind !== "priority" || isEntityKind(kind)) return [kind, key, null];
  const cut = key.indexOf(".");
  return cut < 0 ? [kind, key, null] : [kind, key.slice(0, cut), key.slice(cut + 1)];
}
