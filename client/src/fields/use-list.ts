/** A small list as an editor shows and changes it. Every change is one undo step. */
import { type FieldAt, useWrite } from "#client/project/use-write.ts";
import type { SetField } from "#shared/schema/field-kinds.ts";
import { showToast } from "../parts/toast.tsx";
import { cutSentence } from "./line-draft.ts";
import { type EntryWrite, entryMax, type ListEntry, listEntries, movedEntry, newEntries, wordsPart } from "./list-entries.ts";
import { singularOf } from "./singular-of.ts";
import { useValue } from "./use-value.ts";

export interface ListBinding {
  readonly entries: readonly ListEntry[];
  /** Lines of text as new entries; what did not fit, or was there already, is said. */
  add(text: string): void;
  say(entry: ListEntry, text: string): void;
  remove(key: string): void;
  move(key: string, step: 1 | -1): boolean;
  /** Puts other parts of the record. */
  put(entry: ListEntry, parts: Readonly<Record<string, unknown>>): void;
}

/** @param inHand key of the entry that is being edited, or null */
export function useList(at: FieldAt, field: SetField, inHand: string | null = null): ListBinding {
  const entries = listEntries(field, useValue(at, field) ?? [], inHand);
  const { writeEntries } = useWrite();
  /** One entry stands for all that say the same, so they go as soon as it is changed. */
  const write = ({ key, value }: EntryWrite) => {
    const twins = entries.find((entry) => entry.key === key)?.twins ?? [];
    writeEntries(at, [{ key, value }, ...twins.map((twin) => ({ key: twin, value: null }))]);
  };
  return {
    entries,
    add(text) {
      const { writes, cut, known } = newEntries(field, entries, text);
      if (writes.length > 0) writeEntries(at, writes);
      if (cut > 0) showToast({ says: cutSentence(singularOf(field.label), entryMax(field), cut) });
      if (known.length > 0) showToast({ says: knownSentence(known) });
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

const knownSentence = ([first, ...others]: readonly string[]): string =>
  others.length > 0 ? `“${first}” and ${others.length} more are already there.` : `“${first}” is already there.`;
