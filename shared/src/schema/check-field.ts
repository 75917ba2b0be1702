/**
 * Whether a value fits a field, and the form in which it is kept.
 *
 * Used where people's values enter: `writeField`, forms, REST. The server's gate is far wider (rule G0): what is refused here can
 * be corrected by the person who typed it.
 */
import { fail } from "../errors.ts";
import type { Field, LineField, SetKey } from "./field-kinds.ts";

/** Lines at least this long may hold line breaks: the text of a source, a question, notes. */
const multiLineFrom = 2_000;

/** Whether a line may hold line breaks. */
export const mayBreak = (field: LineField): boolean => field.max >= multiLineFrom;

/** The value as it is kept, or why it can not be. */
export type Checked = { readonly value: unknown } | { readonly why: string };

/** Checks one value of any field but a set; sets are checked by element. */
export function checkField(field: Field, value: unknown): Checked {
  switch (field.type) {
    case "line":
      return checkLine(field, value);
    case "prose":
      return checkLength(typeof value === "string" ? cleanText(value) : value, field.max);
    case "choice":
    case "ref":
    case "order":
      return checkLength(value, 200);
    case "flag":
      return typeof value === "boolean" ? { value } : { why: "is neither yes nor no" };
    case "int":
      return checkInt(value, field.min, field.max);
    case "record":
      return value === null || field.shape.safeParse(value).success ? { value } : { why: "does not have the form it needs" };
    case "set":
      return { why: "is a list; its elements are written one by one" };
  }
}

/** Checks one element of a set, and its key. */
export function checkEntry(field: Field, key: string, value: unknown): Checked {
  if (field.type !== "set") return { why: "is not a list" };
  if (!fitsKey(field.key, key)) return { why: "has an element under a key that is not allowed" };
  return field.shape.safeParse(value).success ? { value } : { why: "has an element that does not have the form it needs" };
}

/** The value as it is kept. @throws field/invalid with the field's label, its path and the bound */
export function takeField(path: string, field: Field, value: unknown): unknown {
  return taken(path, field, checkField(field, value));
}

/** The element as it is kept. @throws field/invalid */
export function takeEntry(path: string, field: Field, key: string, value: unknown): unknown {
  return taken(path, field, checkEntry(field, key, value));
}

/** Text without what a document can not carry: NUL and halves of characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "").replace(/\r\n?/g, "\n");
}

function taken(path: string, field: Field, checked: Checked): unknown {
  if ("value" in checked) return checked.value;
  return fail("field/invalid", { field: field.label, why: checked.why, path, ...("max" in field ? { max: field.max } : {}) });
}

function checkLine(field: LineField, value: unknown): Checked {
  if (typeof value !== "string") return { why: "is not text" };
  const text = cleanText(value).normalize("NFC").trim();
  const kept = mayBreak(field) ? text : text.replace(/\s*[\n\u2028\u2029]\s*/g, " ");
  if (kept === "" && field.required) return { why: "must not be empty" };
  return checkLength(kept, field.max);
}

function checkLength(value: unknown, max: number): Checked {
  if (typeof value !== "string") return { why: "is not text" };
  if (value.length <= max) return { value };
  return { why: `is longer than ${max.toLocaleString("en")} characters` };
}

function checkInt(value: unknown, min: number, max: number): Checked {
  if (value === null) return { value };
  if (!Number.isSafeInteger(value)) return { why: "is not a whole number" };
  if (Number(value) < min) return { why: `is less than ${min}` };
  return Number(value) > max ? { why: `is more than ${max}` } : { value };
}

function fitsKey(key: SetKey, text: string): boolean {
  if (key.by === "pattern") return key.pattern.test(text);
  return /^[0-9A-Za-z]{1,64}$/.test(text);
}
