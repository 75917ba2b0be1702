/**
 * Fills a document when the first person opens it: newest snapshot, then the journal's rows behind it. Rules J9 to J12,
 * docs/spec/journal.md.
 *
 * A snapshot that can not be read is passed over for an older one, in the end for the journal alone. What still can not be
 * loaded is an error to whoever asked, never an empty document.
 */
import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import * as Y from "yjs";
import type { Log } from "../log.ts";
import type { Db } from "../store/database.ts";
import { readNewestSnapshot, readSnapshots, type Snapshot } from "../store/snapshots.ts";
import type { Journal } from "./journal-kinds.ts";
import type { Ahead } from "./send-ahead.ts";
import { applyState, type State, unpackState } from "./snapshot-bytes.ts";

const rowsPerTurn = 500;

export interface LoadOptions {
  readonly db: Db;
  readonly journal: Journal;
  readonly log: Log;
  /** Who may be sent the snapshot before it is applied. */
  readonly ahead?: Ahead | null;
}

/** @returns about how many bytes the document takes, and the seq of the last row in it */
export async function loadDocument(options: LoadOptions, name: string, doc: Y.Doc): Promise<{ bytes: number; seq: number }> {
  const { journal, log } = options;
  const { covered, bytes } = await loadSnapshot(options, name, doc);
  const last = await journal.lastSeq(name);
  if (covered > last) {
    log.error({ document: name, covered, journal: last }, "a snapshot knows more than the journal, which goes on behind it");
    await journal.skipTo(name, covered);
  }
  const rows = await applyRows(journal, name, doc, { after: covered, last });
  dropPending(doc, name, log);
  // Damaged rows at the end are not in it, and never will be.
  return { bytes: bytes + rows.bytes, seq: Math.max(rows.seq, last) };
}

interface Loaded {
  readonly covered: number;
  readonly bytes: number;
}

async function loadSnapshot({ db, log, ahead }: LoadOptions, name: string, doc: Y.Doc): Promise<Loaded> {
  const newest = await readNewestSnapshot(db, name);
  if (!newest) return nothing;
  const loaded = await tryApply(newest, doc, ahead);
  if (loaded) return loaded;
  for (const older of await readSnapshots(db, name, newest.coversSeq - 1)) {
    log.error({ document: name, covers: newest.coversSeq, instead: older.coversSeq }, "a snapshot is damaged; an older one is used");
    const instead = await tryApply(older, doc);
    if (instead) return instead;
  }
  log.error({ document: name }, "no snapshot can be read; the journal is replayed from its first row");
  return nothing;
}

const nothing: Loaded = { covered: 0, bytes: 0 };

async function tryApply(snapshot: Snapshot, doc: Y.Doc, ahead: Ahead | null = null): Promise<Loaded | null> {
  try {
    const state = await openSnapshot(snapshot);
    if (state.isOfWire) ahead?.send(state.update);
    unheard(doc, () => applyState(doc, state));
    ahead?.applied(Y.encodeStateVector(doc));
    return { covered: snapshot.coversSeq, bytes: state.update.length };
  } catch {
    return null;
  }
}

/** @returns the state it holds @throws when its bytes are not the ones that were stored */
export async function openSnapshot({ bytes, digest }: Snapshot): Promise<State> {
  if (createHash("sha256").update(bytes).digest("hex") !== digest) throw new Error("the snapshot's bytes have changed");
  return unpackState(bytes);
}

/** Fewer rows than were asked for are the last ones, or some between can not be read. */
async function applyRows(
  journal: Journal,
  name: string,
  doc: Y.Doc,
  { after, last }: { after: number; last: number },
): Promise<{ bytes: number; seq: number }> {
  let [seq, bytes] = [after, 0];
  for (;;) {
    const rows = await journal.after(name, seq, rowsPerTurn);
    unheard(doc, () => {
      for (const row of rows) Y.applyUpdate(doc, row.update);
    });
    bytes += rows.reduce((sum, { update }) => sum + update.length, 0);
    seq = rows.at(-1)?.seq ?? seq;
    if (rows.length === 0 || (rows.length < rowsPerTurn && seq >= last)) return { bytes, seq };
    await nextTurn();
  }
}

/**
 * In one transaction, and without telling those who pass updates on: nobody is there yet, and Yjs would write all of it down once more for
 * them, a quarter of what opening takes.
 */
function unheard(doc: Y.Doc, apply: () => void): void {
  const ears = doc._observers.get("update");
  doc._observers.delete("update");
  try {
    doc.transact(apply);
  } finally {
    if (ears) doc._observers.set("update", ears);
  }
}

/** Rows that build on a damaged one wait for ever; browsers that still hold it bring both again. */
function dropPending(doc: Y.Doc, name: string, log: Log): void {
  const { store } = doc;
  if (!store.pendingStructs && !store.pendingDs) return;
  log.error({ document: name }, "some rows of the journal build on damaged ones and are left out until a browser brings them again");
  store.pendingStructs = null;
  store.pendingDs = null;
}
