/**
 * The way of an edit into a document: rate, permission, gate, journal. Whoever returns null has it on the disk.
 *
 * `take-edit.ts` awaits it, so nothing is applied, broadcast or acknowledged before. Rules A1 to A19, docs/spec/admission.md.
 */
import { setTimeout as wait } from "node:timers/promises";
import { type ErrorCode, type ErrorDetails, OrcaError } from "#shared/errors.ts";
import type { Limits } from "../settings.ts";
import type { DocumentSession } from "./document-session.ts";
import { isWhole, type Verdict } from "./gate.ts";
import type { Journal } from "./journal-kinds.ts";
import type { OpenDocument } from "./open-document.ts";

/** Structure of the documents that this server writes down; model.md 2, `project.schemaVersion`. */
const schemaVersion = 1;

export interface Refusal {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

export interface AdmitOptions {
  readonly limits: Limits;
  readonly journal: Journal;
  /** Called with each row that is on the disk. */
  onAdmitted(open: OpenDocument, seq: number, bytes: number): void;
}

const refusal = (code: ErrorCode, details: ErrorDetails = {}): Refusal => ({ code, details });

/** @returns null once the update is safe, or why it was not taken; nothing of it is in the document then */
export async function admit(
  options: AdmitOptions,
  open: OpenDocument,
  session: DocumentSession,
  update: Uint8Array,
): Promise<Refusal | null> {
  session.admitted(null);
  const whole = session.isWholeFrame || isWhole(update.length, options.limits);
  const holdMs = howLong(session, update.length, whole);
  if (holdMs > 0) await wait(holdMs);
  if (!session.may("model/write")) return open.gate.isKnown(update) && session.may("model/read") ? null : refusal("edit/read-only");
  const verdict = await judge(open, session, update, whole);
  if (verdict.outcome === "refused") return verdict;
  // The browser connects again on this code, and its handshake brings everything.
  if (verdict.outcome === "waits") return refusal("edit/too-fast", { why: "it builds on an edit that has not arrived" });
  if (verdict.outcome === "known") return null;
  const { documentBytes } = options.limits;
  if (open.bytes + verdict.update.length > documentBytes) return refusal("edit/too-large", { max: `${documentBytes} bytes in all` });
  return keep(options, open, session, verdict);
}

/** What an update builds on may be on its way to the disk, brought by another tab: then it is looked at once more after that. */
async function judge(open: OpenDocument, session: DocumentSession, update: Uint8Array, whole: boolean): Promise<Verdict> {
  const { id: person } = session.socket.caller;
  const by = { whole, mayWriteAs: (client: number, end: number) => open.mayWriteAs(client, end, person) };
  const verdict = open.gate.offer(update, by);
  return verdict.outcome === "waits" && (await open.settled()) ? open.gate.offer(update, by) : verdict;
}

/** Edits are held back, never refused, when they come too fast. @returns milliseconds */
function howLong(session: DocumentSession, bytes: number, whole: boolean): number {
  const now = performance.now();
  return Math.max(session.frames.borrow(1, now), session.bytes.borrow(bytes, now), whole ? session.wholes.borrow(1, now) : 0);
}

async function keep(
  { journal, onAdmitted }: AdmitOptions,
  open: OpenDocument,
  session: DocumentSession,
  { update, clients }: { update: Uint8Array; clients: readonly number[] },
): Promise<Refusal | null> {
  const { id: connection, caller } = session.socket;
  for (const client of clients) open.bind(client, caller.id);
  const row = { document: session.document, person: caller.id, clients, connection, at: Date.now(), schemaVersion, update };
  try {
    const seq = await open.follow(journal.append(row));
    session.admitted({ seq, at: row.at, person: row.person, clients });
    open.bytes += update.length;
    onAdmitted(open, seq, update.length);
    return null;
  } catch (error) {
    if (!(error instanceof OrcaError)) throw error;
    return refusal(error.code);
  }
}
