/**
 * What an update changed, field by field, with the value before and after: for the change log and the projection.
 *
 * The update is applied; the values before it are still there until Yjs clears them away, at the end of the transaction.
 * Who did it is not said here: the server knows whose frame it was. Rules L1–L4, docs/spec/document.md.
 */
import * as Y from "yjs";
import type { FieldChange } from "../schema/change.ts";
import { type AnyKind, allDefinitions } from "../schema/entities.ts";
import { titleFields, titleOf } from "../schema/title.ts";
import { entityMap, isEntityKind, type ProjectDoc } from "./layout.ts";
import { placeOfType, rootKinds } from "./observe.ts";
import { isPlain } from "./read.ts";

/** Applies an update (v1) and tells what it changed. An update that adds nothing gives an empty list. */
export function changesOf(doc: ProjectDoc, update: Uint8Array, origin: unknown = null): FieldChange[] {
  const found: FieldChange[] = [];
  const roots = rootKinds(doc);
  const collect = (transaction: Y.Transaction) => found.push(...changesIn(doc, roots, transaction));
  doc.on("afterTransaction", collect);
  try {
    Y.applyUpdate(doc, update, origin);
  } finally {
    doc.off("afterTransaction", collect);
  }
  return found;
}

interface ValueChange {
  readonly before: unknown;
  readonly after: unknown;
}

export function changesIn(doc: ProjectDoc, roots: ReadonlyMap<unknown, AnyKind>, transaction: Y.Transaction): FieldChange[] {
  const found: FieldChange[] = [];
  for (const [type, keys] of transaction.changed) {
    const place = placeOfType(roots, type);
    if (!place) continue;
    if (place.id !== null && place.field !== null) add(found, doc, place.kind, place.id, place.field, textChange(transaction, type));
    else for (const key of keys) if (key !== null) addKey(found, doc, place, key, keyChange(transaction, type._map.get(key)));
  }
  return found;
}

function addKey(
  found: FieldChange[],
  doc: ProjectDoc,
  at: { kind: AnyKind; id: string | null },
  key: string,
  change: ValueChange | null,
): void {
  if (!change) return;
  const { kind, id } = at;
  const { held, fields } = allDefinitions[kind];
  if (id !== null) addField(found, doc, kind, id, key, change);
  else if (held === "map") addCreation(found, doc, kind, key, change);
  else if (held === "by-item") addItemField(found, doc, kind, key, change);
  else add(found, doc, kind, key, Object.keys(fields)[0] ?? "", change);
}

function addField(found: FieldChange[], doc: ProjectDoc, kind: AnyKind, id: string, field: string, change: ValueChange): void {
  if (field === "createdBy" || field === "createdAt") return;
  if (field !== "deleted") {
    add(found, doc, kind, id, field, change);
    return;
  }
  const [before, after] = [markOf(change.before), markOf(change.after)];
  const isCreation = before?.batch === "" && after === null;
  add(found, doc, kind, id, isCreation ? "created" : "deleted", { before: isCreation ? null : before, after });
}

/** An entity that comes with its mark is not there yet: taking the mark away creates it (rule C2). */
function addCreation(found: FieldChange[], doc: ProjectDoc, kind: AnyKind, id: string, { after }: ValueChange): void {
  if (after instanceof Y.Map && !after.has("deleted")) add(found, doc, kind, id, "created", { before: null, after: null });
}

function addItemField(found: FieldChange[], doc: ProjectDoc, kind: AnyKind, key: string, change: ValueChange): void {
  const cut = key.indexOf(".");
  const field = key.slice(cut + 1);
  if (cut > 0 && field !== "by" && field !== "at") add(found, doc, kind, key.slice(0, cut), field, change);
}

function add(found: FieldChange[], doc: ProjectDoc, kind: AnyKind, id: string, field: string, change: ValueChange): void {
  const [before, after] = [plain(change.before), plain(change.after)];
  const isWhole = field === "created" || field === "deleted";
  if (!isWhole && JSON.stringify(before) === JSON.stringify(after)) return;
  found.push({ kind, id, field, title: titleAt(doc, kind, id), before, after });
}

function titleAt(doc: ProjectDoc, kind: AnyKind, id: string): string {
  const kinds = isEntityKind(kind) ? [kind] : kind === "priority" ? (["object", "relationship", "cta", "attribute"] as const) : [];
  for (const each of kinds) {
    const map = entityMap(doc, each, id);
    if (map) return titleOf(Object.fromEntries(titleFields.map((field) => [field, plain(map.get(field))])));
  }
  return "";
}

/** What became of one key of a map in a transaction; null if nothing did. */
function keyChange(transaction: Y.Transaction, item: Y.Item | undefined): ValueChange | null {
  if (!item) return null;
  const after = item.deleted ? undefined : contentOf(item);
  if (!isNew(transaction, item)) return wasDeleted(transaction, item) ? { before: contentOf(item), after } : null;
  let old = item.left;
  while (old && isNew(transaction, old)) old = old.left;
  return { before: old && wasDeleted(transaction, old) ? contentOf(old) : undefined, after };
}

function textChange(transaction: Y.Transaction, text: { _start: Y.Item | null }): ValueChange {
  let [before, after] = ["", ""];
  for (let item = text._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue;
    if (!item.deleted) after += item.content.str;
    if (!isNew(transaction, item) && (!item.deleted || wasDeleted(transaction, item))) before += item.content.str;
  }
  return { before, after };
}

const isNew = ({ beforeState }: Y.Transaction, { id }: Y.Item): boolean => id.clock >= (beforeState.get(id.client) ?? 0);
const wasDeleted = ({ deleteSet }: Y.Transaction, { id }: Y.Item): boolean => Y.isDeleted(deleteSet, id);
const contentOf = ({ content, length }: Y.Item): unknown => content.getContent()[length - 1];

function plain(value: unknown): unknown {
  if (value instanceof Y.AbstractType) return value.toJSON();
  return value ?? null;
}

/** A deletion mark without its clocks, which mean nothing outside the document. */
function markOf(value: unknown): { by: unknown; at: unknown; batch: unknown } | null {
  return isPlain(value) ? { by: value.by, at: value.at, batch: value.batch } : null;
}
