/**
 * Puts checked values into a map: the only place where the form of a stored value is decided (model.md 1).
 *
 * Callers hold the transaction.
 */
import * as Y from "yjs";
import { fail } from "../errors.ts";
import { takeEntry, takeField } from "../schema/check-field.ts";
import type { EntityDefinition } from "../schema/define-entity.ts";
import type { Field, SetEntry } from "../schema/field-kinds.ts";

/** Elements of a set as callers give them: by key, or as reading gives them. */
export type GivenEntries = Readonly<Record<string, unknown>> | readonly SetEntry<unknown>[];

/** A value ready to be put under its key. */
export type Prepared = readonly [key: string, value: unknown];

/**
 * Checks the values of a new entity and gives what its map will hold: every prose field, and whatever is not blank.
 *
 * @throws field/invalid, also for a required field that is missing and a field nobody declared
 */
export function prepareValues(definition: EntityDefinition, values: Readonly<Record<string, unknown>>): Prepared[] {
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(definition.fields, name)) refuse(`${definition.kind}.${name}`, name, `is not a field of ${definition.label}`);
  }
  return Object.entries(definition.fields).flatMap(([name, field]) => prepareField(definition.kind, name, field, values[name]));
}

/** Puts prepared values; prose becomes a shared text. */
export function putPrepared(map: Y.Map<unknown>, prepared: readonly Prepared[], fields: EntityDefinition["fields"]): void {
  for (const [key, value] of prepared) map.set(key, fields[key]?.type === "prose" ? new Y.Text(String(value)) : value);
}

/** Elements as pairs, whatever form they were given in. */
export function givenEntries(given: GivenEntries): Prepared[] {
  return Array.isArray(given) ? given.map(({ key, value }) => [key, value]) : Object.entries(given);
}

/** Makes a text say something else by the smallest edit, never cutting a character in half. @returns whether it changed */
export function putText(text: Y.Text, next: string): boolean {
  const now = text.toString();
  if (now === next) return false;
  const start = sharedStart(now, next);
  const end = sharedEnd(now, next, start);
  if (now.length - end > start) text.delete(start, now.length - end - start);
  if (next.length - end > start) text.insert(start, next.slice(start, next.length - end));
  return true;
}

function prepareField(kind: string, name: string, field: Field, value: unknown): Prepared[] {
  const path = `${kind}.${name}`;
  if (field.type === "set") {
    const entries = givenEntries((value ?? {}) as GivenEntries);
    return entries.map(([key, entry]) => [`${name}/${key}`, takeEntry(path, field, key, entry)]);
  }
  if (field.type === "prose") return [[name, takeField(path, field, value ?? "")]];
  const isBlank = value === undefined || value === null || value === "";
  if (isBlank && field.required) return refuse(path, field.label, "must not be empty");
  return isBlank ? [] : [[name, takeField(path, field, value)]];
}

/** @throws field/invalid always */
export function refuse(path: string, label: string, why: string): never {
  return fail("field/invalid", { field: label, why, path });
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at > 0 && isHighSurrogate(a.charCodeAt(at - 1)) ? at - 1 : at;
}

function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count > 0 && isLowSurrogate(a.charCodeAt(a.length - count)) ? count - 1 : count;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
