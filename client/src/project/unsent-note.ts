/**
 * A note beside the store that says how much in it the server does not have (docs/spec/sync-state.md D8).
 *
 * Browsers may clear IndexedDB by themselves. If the store is empty and the note is there, changes were lost, and it is said.
 */
import { OrcaError } from "#shared/errors.ts";
import type { Environment } from "./environment.ts";

/** Written at most this often. */
const everyMs = 2_000;

export interface UnsentNote {
  /** What was lost since the store was last written; null when nothing was. */
  readonly lost: OrcaError | null;
  set(count: number): void;
  close(): void;
}

export function openUnsentNote(store: string, wasEmpty: boolean, { notes, now }: Pick<Environment, "notes" | "now">): UnsentNote {
  const key = `orca:unsent:${store}`;
  const before = parse(notes.getItem(key));
  let written = before?.count ?? 0;
  let count = wasEmpty ? 0 : written;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    timer = undefined;
    if (count === written) return;
    written = count;
    try {
      if (count > 0) notes.setItem(key, JSON.stringify({ count, at: now() }));
      else notes.removeItem(key);
    } catch {
      // Without room for a note there is no warning later; what is kept is not touched.
    }
  };
  if (wasEmpty && written > 0) write();
  return {
    lost: wasEmpty && before ? new OrcaError("device/lost", { count: before.count, at: new Date(before.at).toLocaleString() }) : null,
    set: (next) => {
      count = next;
      timer ??= setTimeout(write, everyMs);
    },
    close: () => {
      clearTimeout(timer);
      write();
    },
  };
}

function parse(text: string | null): { count: number; at: number } | null {
  try {
    const note = JSON.parse(text ?? "null") as { count?: unknown; at?: unknown } | null;
    return typeof note?.count === "number" && note.count > 0 && typeof note.at === "number" ? { count: note.count, at: note.at } : null;
  } catch {
    return null;
  }
}
