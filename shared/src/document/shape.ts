/**
 * Whether what a transaction changed has the form of a project: the last, semantic part of the server's gate.
 *
 * It refuses only what no honest client can produce, in this version or a newer one (rule G0): keys outside the allowed form, values
 * of another type than their field's, text beyond four times its bound, depth, NUL and halves of characters, entities taken out
 * instead of marked. Never refused: line breaks, NFD, dangling references, unknown choices, unknown fields of sane form.
 * Only what changed is looked at. Rules G1–G9, docs/spec/document.md.
 */
import * as Y from "yjs";
import { type AnyKind, allDefinitions } from "../schema/entities.ts";
import type { Field } from "../schema/field-kinds.ts";
import { fieldOfKey, kindOfRoot, type ProjectDoc } from "./layout.ts";
import { type ChangedKeys, placeOfType } from "./observe.ts";
import { isPlain } from "./read.ts";

export interface ShapeProblem {
  /** `objects/<id>/name` */
  readonly path: string;
  readonly why: string;
}

/** Two legal edits made apart may add up; beyond this many times the bound, none of our editors was at work. */
const slack = 4;

/** For fields of newer versions. */
const unknownMax = 10_000;
const maxDepth = 4;
const keyPattern = /^[A-Za-z0-9][A-Za-z0-9_./>-]{0,127}$/;
const forbiddenSegments = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a key of a map has the allowed form. */
export function isSaneKey(key: string): boolean {
  return keyPattern.test(key) && !key.split(/[./>]/).some((segment) => forbiddenSegments.has(segment));
}

/**
 * Looks at what a transaction changed.
 *
 * @param changed `transaction.changed`, as Yjs gives it after a transaction
 * @returns the first thing that is wrong, or null
 */
export function checkShape(doc: ProjectDoc, changed: ChangedKeys): ShapeProblem | null {
  const roots = namedRoots(doc);
  for (const [type, keys] of changed) {
    const problem = checkType(roots, type as unknown as YType, keys);
    if (problem) return problem;
  }
  return null;
}

/** The roots as they are: asking Yjs for a map would put another object in the place of one that came by the network. */
function namedRoots(doc: ProjectDoc): Map<unknown, AnyKind> {
  const found = new Map<unknown, AnyKind>();
  for (const [name, type] of doc.share) {
    const kind = kindOfRoot(name);
    if (kind) found.set(type, kind);
  }
  return found;
}

/** The same for a plain value that is not in a document yet, under a key of a flat root map (`id` null) or of an entity. */
export function checkHeld(kind: AnyKind, id: string | null, key: string, value: unknown): ShapeProblem | null {
  const path = [allDefinitions[kind].root, kind === "project" ? null : id, key].filter((part) => part !== null).join("/");
  if (!isSaneKey(key)) return { path: path.slice(0, 200), why: "has a key that is not allowed" };
  return checkValue(path, key, fieldFor(kind, id === null ? flatField(kind, key) : key), value);
}

/** How many characters a text under this key of an entity may have; 0 where no text may be. */
export function textBound(kind: AnyKind, key: string): number {
  const field = fieldFor(kind, key);
  return field && field.type !== "prose" ? 0 : slack * (field?.max ?? unknownMax);
}

/** Whether a value may stand where only a newer version knows what it is. */
export const isSaneForeign = (value: unknown): boolean => isSaneJson(value, slack * unknownMax);

type YType = Y.AbstractType<unknown>;
type Problem = ShapeProblem | null;

function checkType(roots: ReadonlyMap<unknown, AnyKind>, type: YType, keys: ReadonlySet<string | null>): Problem {
  const place = placeOfType(roots, type);
  if (!place) return checkForeign(type, keys);
  const { kind, id, field } = place;
  const path = [allDefinitions[kind].root, kind === "project" ? null : id, field].filter((part) => part !== null).join("/");
  if (id !== null && field !== null) return checkText(path, fieldFor(kind, field), type, keys);
  if (type._start) return { path, why: "holds a list" };
  for (const key of keys) {
    const problem = key === null ? null : checkKey(kind, id, path, key, type._map.get(key));
    if (problem) return problem;
  }
  return null;
}

function checkKey(kind: AnyKind, id: string | null, path: string, key: string, item: Y.Item | undefined): Problem {
  const at = `${path}/${key}`;
  if (!isSaneKey(key)) return { path: at.slice(0, 200), why: "has a key that is not allowed" };
  if (id === null && allDefinitions[kind].held === "map") return checkEntity(kind, at, item);
  if (!item || item.deleted) return null;
  return checkValue(at, key, fieldFor(kind, id === null ? flatField(kind, key) : key), heldBy(item));
}

/** The field that a key of a flat root map holds. */
function flatField(kind: AnyKind, key: string): string {
  if (allDefinitions[kind].held === "by-item") return key.slice(key.indexOf(".") + 1);
  return Object.keys(allDefinitions[kind].fields)[0] ?? key;
}

function checkEntity(kind: AnyKind, path: string, item: Y.Item | undefined): Problem {
  if (!item || item.deleted) return { path, why: "was taken out instead of marked as deleted" };
  if (item.left) return { path, why: "was put in the place of another" };
  const map = heldBy(item);
  if (!(map instanceof Y.Map)) return { path, why: "is no entity" };
  if (map._start) return { path, why: "holds a list" };
  for (const [key, value] of map._map) {
    const problem = checkKey(kind, path, path, key, value);
    if (problem) return problem;
  }
  return null;
}

function checkValue(path: string, key: string, field: Field | null, value: unknown): Problem {
  if (value === null || value === undefined) return null;
  if (value instanceof Y.AbstractType) return checkShared(path, field, value);
  if (key === "deleted") return isPlain(value) && isSaneJson(value, maxMark) ? null : { path, why: "is no deletion mark" };
  if (key === "createdAt") return typeof value === "number" && Number.isFinite(value) ? null : { path, why: "is no time" };
  const why = field ? whyUnfit(field, value) : isSaneJson(value, slack * unknownMax) ? null : "is too large, too deep or not plain";
  return why === null ? null : { path, why };
}

/** Marks remember a clock for each device that wrote; a document holds at most 20,000. */
const maxMark = 1_000_000;

function whyUnfit(field: Field, value: unknown): string | null {
  switch (field.type) {
    case "line":
      return whyNoText(value, slack * field.max);
    case "prose":
      return "is no shared text";
    case "choice":
    case "ref":
    case "order":
      return whyNoText(value, slack * 200);
    case "flag":
      return typeof value === "boolean" ? null : "is neither yes nor no";
    case "int":
      return Number.isSafeInteger(value) && Math.abs(Number(value)) <= slack * field.max ? null : "is no number within bounds";
    case "record":
    case "set":
      return isSaneJson(value, slack * unknownMax) ? null : "is too large, too deep or not plain";
  }
}

function whyNoText(value: unknown, max: number): string | null {
  if (typeof value !== "string") return "is not text";
  if (value.length > max) return `is longer than ${max} characters`;
  return isSaneText(value) ? null : "holds characters that can not be stored";
}

/** A shared type inside an entity: prose, and nothing else. */
function checkShared(path: string, field: Field | null, value: YType): Problem {
  if (!(value instanceof Y.Text) || (field && field.type !== "prose")) return { path, why: "holds something nested" };
  return checkText(path, field, value as unknown as YType, new Set());
}

function checkText(path: string, field: Field | null, type: YType, keys: ReadonlySet<string | null>): Problem {
  const max = slack * (field?.type === "prose" ? field.max : unknownMax);
  if (!(type instanceof Y.Text) || (field && field.type !== "prose")) return { path, why: "holds something nested" };
  if (type._map.size > 0 || [...keys].some((key) => key !== null)) return { path, why: "has a text with attributes" };
  if (type.length > max) return { path, why: `is longer than ${max} characters` };
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    if (!(item.content instanceof Y.ContentString)) return { path, why: "has a text with something else in it" };
    if (item.content.str.includes("\0")) return { path, why: "holds characters that can not be stored" };
  }
  return null;
}

/** Root maps and nested types of newer versions: maps of plain values. */
function checkForeign(type: YType, keys: ReadonlySet<string | null>): Problem {
  const path = type._item ? String(type._item.parentSub) : "a root map";
  if (type._start && !(type instanceof Y.Text) && type._map.size > 0) return { path, why: "is a list and a map at once" };
  for (const key of keys) {
    const item = key === null ? undefined : type._map.get(key);
    if (key !== null && !isSaneKey(key)) return { path, why: "has a key that is not allowed" };
    const value = item && !item.deleted ? heldBy(item) : null;
    if (!(value instanceof Y.AbstractType) && !isSaneJson(value, slack * unknownMax))
      return { path, why: "is too large, too deep or not plain" };
  }
  return null;
}

function fieldFor(kind: AnyKind, key: string): Field | null {
  const { fields } = allDefinitions[kind];
  const name = fieldOfKey(key);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field && (field.type === "set") === key.includes("/") ? field : null;
}

/** Plain JSON of at most `max` characters in all, at most four deep. */
function isSaneJson(value: unknown, max: number): boolean {
  let left = max;
  const walk = (at: unknown, depth: number): boolean => {
    left -= 4;
    if (left < 0 || depth > maxDepth) return false;
    if (typeof at === "string") {
      left -= at.length;
      return left >= 0 && isSaneText(at);
    }
    if (typeof at === "number") return Number.isFinite(at);
    if (at === null || at === undefined || typeof at === "boolean") return true;
    if (Array.isArray(at)) return at.every((each) => walk(each, depth + 1));
    return (
      isPlain(at) && Object.entries(at).every(([key, each]) => !forbiddenSegments.has(key) && walk(key, depth + 1) && walk(each, depth + 1))
    );
  };
  return walk(value, 0);
}

const isSaneText = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

const heldBy = ({ content, length }: Y.Item): unknown => content.getContent()[length - 1];
