/**
 * Small lists held as sets: what an entry says, where it stands, what a pasted column becomes. Pure. Rules F20–F25.
 */
import { z } from "zod";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import { makeEntityId } from "#shared/ids.ts";
import type { SetEntry, SetField } from "#shared/schema/field-kinds.ts";
import { groupSame, type WordsKind } from "#shared/schema/same-words.ts";
import { columnLines, committedLine, fitDraft } from "./line-draft.ts";

/** A record of a small list; `text` or `name` is what it says. */
export type ListRecord = Readonly<Record<string, unknown>>;

export interface ListEntry {
  readonly key: string;
  readonly says: string;
  readonly value: ListRecord;
  /** Keys of entries that say the same: they are shown as this one, and change and go with it. */
  readonly twins: readonly string[];
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

/**
 * What is shown of a list: each word once, whoever added it again without knowing; to be avoided if anybody said so.
 *
 * @param inHand key of an entry that is being edited: it stays by itself, whatever it says on the way
 */
export function listEntries(field: SetField, entries: readonly SetEntry<unknown>[], inHand: string | null = null): ListEntry[] {
  const all = entries.map((entry) => listEntry(field, entry));
  return groupSame(wordsKind(field), all, ({ key, says }) => (key === inHand ? "" : says)).map(([first, ...others]) => ({
    ...first,
    value: others.some(({ value }) => value.avoid === true) ? { ...first.value, avoid: true } : first.value,
    twins: others.map(({ key }) => key),
  }));
}

function listEntry(field: SetField, { key, value }: SetEntry<unknown>): ListEntry {
  const part = wordsPart(field) ?? "text";
  const record = (typeof value === "object" && value !== null ? value : {}) as ListRecord;
  return { key, says: typeof record[part] === "string" ? record[part] : "", value: record, twins: [] };
}

/** Words that may be avoided are names: a plural or another case is the same. */
const wordsKind = (field: SetField): WordsKind => (mayAvoid(field) ? "name" : "text");

const orderOf = (entry: ListEntry | undefined): string | null => (typeof entry?.value.order === "string" ? entry.value.order : null);

export interface NewEntries {
  readonly writes: readonly EntryWrite[];
  /** How many characters were beyond the bound of their entries. */
  readonly cut: number;
  /** What is in the list already, or stands twice in what is added. */
  readonly known: readonly string[];
}

/** The lines of a pasted column or typed text as new entries at the end; empty lines and bullets are left out. */
export function newEntries(field: SetField, entries: readonly ListEntry[], text: string): NewEntries {
  const given = columnLines(text);
  const fitted = given.map((line) => ({ says: committedLine(fitDraft("", line, entryMax(field)).text), isNew: true }));
  const present = entries.map(({ says }) => ({ says, isNew: false }));
  const groups = groupSame(wordsKind(field), [...present, ...fitted], ({ says }) => says);
  const fresh = groups.flatMap(([first]) => (first.isNew ? [first.says] : []));
  const known = groups.flatMap(([first, ...others]) => (others.some(({ isNew }) => isNew) ? [first.says] : []));
  const cut = given.join("").length - fitted.map(({ says }) => says).join("").length;
  return { writes: entriesAfter(field, entries.at(-1), fresh), cut, known };
}

function entriesAfter(field: SetField, last: ListEntry | undefined, lines: readonly string[]): EntryWrite[] {
  const part = wordsPart(field) ?? "text";
  const after = orderOf(last);
  const orders = lines.length === 1 ? [orderBetween(after, null)] : ordersBetween(after, null, lines.length);
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
