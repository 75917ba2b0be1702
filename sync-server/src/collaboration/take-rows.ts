/**
 * Rows of the journal that an open document has not seen: written by another server, or committed in the moment in which the connection to
 * Postgres broke, so that nobody knew. Rule J16, docs/spec/journal.md.
 */
import * as Y from "yjs";
import type { Journal } from "./journal-kinds.ts";
import type { OpenDocument } from "./open-document.ts";

/** Its origin for Hocuspocus: everybody is told, nothing is stored. */
const origin = { source: "local", skipStoreHooks: true } as const;

/** A row of this document was written by us: those between it and the newest one it has are read and applied. */
export async function takeRowsUpTo(open: OpenDocument, seq: number, journal: Journal): Promise<void> {
  const after = open.seq;
  open.seq = Math.max(seq, after);
  if (seq <= after + 1) return;
  try {
    const missed = (await journal.after(open.main.name, after, seq - after - 1)).filter((row) => row.seq < seq);
    for (const { clients, person, update } of missed) {
      for (const client of clients) open.bind(client, person);
      Y.applyUpdate(open.main, update, origin);
    }
  } catch (error) {
    // The next row of ours finds the gap again.
    open.seq = after;
    throw error;
  }
}
