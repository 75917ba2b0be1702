/**
 * Small lists held as sets: what an entry says, where it stands, what a pasted column becomes. Pure. Rules F20–F23.
 */
import { z } from "zod";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import { makeEntityId } from "#shared/ids.ts";
import type { SetEntry, SetField } from "#shared/schema/field-kinds.ts";
import { columnLines } from "./line-draft.ts";

/** A record of a small list; `text` or `name` is what it says. */
export type ListRecord = Readonly<Record<string, unknown>>;

export interface ListEntry {
  readonly key: string;
  readonly says: string;
  readonly value: ListRecord;
}

export interface EntryWrite {
  readonly key: string;
  readonly value: ListRecord | null;
}

/** Which part of the record people read, or null where the set is no list of words. */
export function wordsPart(field: SetField): "text" | "name" | null {
  if (!(field.shape instanceof z.ZodObject) || !("order" in field.shape.shape)) return null;
  return "text" in field.shape.shape ? "text" : "name" in field.shape.shape ? "name" : null;
}

/** Whether an entry can be marked as a word to avoid. */
export const mayAvoid = (field: SetField): boolean => field.shape instanceof z.ZodObject && "avoid" in field.shape.shape;

/** The bound of what an entry says. */
export function entryMax(field: SetField): number {
  const part = wordsPart(field);
  const shape = part && field.shape instanceof z.ZodObject ? field.shape.shape[part] : null;
  return (shape instanceof z.ZodString && shape.maxLength) || 200;
}

export function listEntries(field: SetField, entries: readonly SetEntry<unknown>[]): ListEntry[] {
  const part = wordsPart(field) ?? "text";
  return entries.map(({ key, value }) => {
    const record = (typeof value === "object" && value !== null ? value : {}) as ListRecord;
    return { key, says: typeof record[part] === "string" ? record[part] : "", value: record };
  });
}

const orderOf = (entry: ListEntry | undefined): string | null => (typeof entry?.value.order === "string" ? entry.value.order : null);

/** The lines of a pasted column or typed text as new entries at the end; empty lines and bullets are left out. */
export function newEntries(field: SetField, entries: readonly ListEntry[], text: string): EntryWrite[] {
  const max = entryMax(field);
  const lines = columnLines(text).map((line) => line.slice(0, max));
  const part = wordsPart(field) ?? "text";
  const last = orderOf(entries.at(-1));
  const orders = lines.length === 1 ? [orderBetween(last, null)] : ordersBetween(last, null, lines.length);
  return lines.map((line, at) => ({ key: makeEntityId(), value: { order: orders[at] ?? "", [part]: line } }));
}

/** The entry one place up or down, or null at the end of the list. */
export function movedEntry(entries: readonly ListEntry[], key: string, step: 1 | -1): EntryWrite | null {
  const at = entries.findIndex((entry) => entry.key === key);
  const entry = entries[at];
  const passed = entries[at + step];
  if (!entry || !passed) return null;
  const beyond = entries[at + 2 * step];
  const [before, after] = step > 0 ? [passed, beyond] : [beyond, passed];
  return { key, value: { ...entry.value, order: orderBetween(orderOf(before), orderOf(after)) } };
}
