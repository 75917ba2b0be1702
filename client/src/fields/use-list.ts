/** A small list as an editor shows and changes it. Every change is one undo step. */
import { type FieldAt, useWrite } from "#client/project/use-write.ts";
import type { SetField } from "#shared/schema/field-kinds.ts";
import { type EntryWrite, type ListEntry, listEntries, movedEntry, newEntries, wordsPart } from "./list-entries.ts";
import { useValue } from "./use-value.ts";

export interface ListBinding {
  readonly entries: readonly ListEntry[];
  /** Lines of text as new entries. @returns how many came */
  add(text: string): number;
  say(entry: ListEntry, text: string): void;
  remove(key: string): void;
  move(key: string, step: 1 | -1): boolean;
  /** Puts other parts of the record. */
  put(entry: ListEntry, parts: Readonly<Record<string, unknown>>): void;
}

export function useList(at: FieldAt, field: SetField): ListBinding {
  const entries = listEntries(field, useValue(at, field) ?? []);
  const { writeEntry, writeEntries } = useWrite();
  const write = ({ key, value }: EntryWrite) => writeEntry(at, key, value);
  return {
    entries,
    add(text) {
      const made = newEntries(field, entries, text);
      writeEntries(at, made);
      return made.length;
    },
    say: (entry, text) => write({ key: entry.key, value: { ...entry.value, [wordsPart(field) ?? "text"]: text } }),
    remove: (key) => write({ key, value: null }),
    move(key, step) {
      const moved = movedEntry(entries, key, step);
      if (moved) write(moved);
      return moved !== null;
    },
    put: (entry, parts) => write({ key: entry.key, value: { ...entry.value, ...parts } }),
  };
}
