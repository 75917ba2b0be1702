/**
 * The way of an edit into a document: rate, permission, gate, journal. Whoever returns null has it on the disk.
 *
 * `take-edit.ts` awaits it, so nothing is applied, broadcast or acknowledged before. Rules A1 to A19, docs/spec/admission.md.
 */
import { setTimeout as wait } from "node:timers/promises";
import { type ErrorCode, type ErrorDetails, OrcaError } from "#shared/errors.ts";
import type { Limits } from "../settings.ts";
import type { Claims } from "./claims.ts";
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
  /** null where there is one server: what it remembers is all there is. */
  readonly claims: Claims | null;
  /** Called with each row that is on the disk. */
  onAdmitted(open: OpenDocument, seq: number, bytes: number): void;
}

const theirs = "theirs";
/** One when nothing is known of a writer's client id, one more when it is somebody's. */
const mostRounds = 3;

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
  if (!session.may("model/write")) return readOnly(options, open, session, update);
  for (let round = 0; round < mostRounds; round++) {
    const verdict = await judge(options, open, session, update, whole);
    if (verdict.outcome === "refused") return verdict;
    // The browser connects again on this code, and its handshake brings everything.
    if (verdict.outcome === "waits") return refusal("edit/too-fast", { why: "it builds on an edit that has not arrived" });
    if (verdict.outcome === "known") return null;
    const { documentBytes } = options.limits;
    if (open.bytes + verdict.update.length > documentBytes) return refusal("edit/too-large", { max: `${documentBytes} bytes in all` });
    const kept = await keep(options, open, session, verdict);
    if (kept !== theirs) return kept;
    if (!whole) break;
  }
  return refusal("edit/forged");
}

/** Who may only read brings nothing new, mostly: what came from another server may be new to us alone. */
async function readOnly(
  { claims }: AdmitOptions,
  open: OpenDocument,
  session: DocumentSession,
  update: Uint8Array,
): Promise<Refusal | null> {
  const brings = () => !open.gate.isKnown(update);
  if (!session.may("model/read")) return refusal("edit/read-only");
  if (brings() && claims) await open.feed.catchUp().catch(() => {});
  return brings() ? refusal("edit/read-only") : null;
}

/**
 * What an update builds on may be on its way to the disk, brought by another tab: then it is looked at once more after that. Or it has been
 * written by another server: a browser that comes from there may know more than we do, and that is neither missing nor forged.
 */
async function judge(
  { claims }: AdmitOptions,
  open: OpenDocument,
  session: DocumentSession,
  update: Uint8Array,
  whole: boolean,
): Promise<Verdict> {
  const { id: person } = session.socket.caller;
  const offer = () => open.gate.offer(update, { whole, mayWriteAs: (client, end) => open.mayWriteAs(client, end, person) });
  const verdict = offer();
  const own = verdict.outcome === "waits" && (await open.settled()) ? offer() : verdict;
  if (!claims || !mayBeAhead(own, whole)) return own;
  try {
    await open.feed.catchUp();
  } catch {
    return refusedFor("edit/not-saved");
  }
  return offer();
}

const refusedFor = (code: ErrorCode): Verdict => ({ outcome: "refused", code, details: {} });

/** Only a handshake brings what others wrote; what is sent live is the sender's own, or forged. */
const mayBeAhead = (verdict: Verdict, whole: boolean): boolean =>
  verdict.outcome === "waits" || (whole && verdict.outcome === "refused" && verdict.code === "edit/forged");

/** Edits are held back, never refused, when they come too fast. @returns milliseconds */
function howLong(session: DocumentSession, bytes: number, whole: boolean): number {
  const now = performance.now();
  return Math.max(session.frames.borrow(1, now), session.bytes.borrow(bytes, now), whole ? session.wholes.borrow(1, now) : 0);
}

/** @returns `theirs` when a client id in it turned out to be somebody else's: then it has to be judged anew */
async function keep(
  { journal, claims, onAdmitted }: AdmitOptions,
  open: OpenDocument,
  session: DocumentSession,
  { update, clients }: { update: Uint8Array; clients: readonly number[] },
): Promise<Refusal | null | typeof theirs> {
  const { id: connection, caller } = session.socket;
  for (const client of clients) open.bind(client, caller.id);
  const row = { document: session.document, person: caller.id, clients, connection, at: Date.now(), schemaVersion, update };
  try {
    const seq = await open.follow(claims ? claimFirst(claims, open, row, () => journal.append(row)) : journal.append(row));
    session.admitted({ seq, at: row.at, person: row.person, clients });
    open.bytes += update.length;
    onAdmitted(open, seq, update.length);
    return null;
  } catch (error) {
    if (error instanceof TheirsError) return theirs;
    if (!(error instanceof OrcaError)) throw error;
    return refusal(error.code);
  }
}

/** Client ids that no server has seen yet are the writer's from now on, on all of them. @throws TheirsError · edit/not-saved */
function claimFirst(
  claims: Claims,
  open: OpenDocument,
  { person, clients }: { person: string; clients: readonly number[] },
  append: () => Promise<number>,
): Promise<number> {
  const strangers = open.unclaimed(clients);
  if (strangers.length === 0) return append();
  return claims.claim(open.name.project, person, strangers).then(async (owners) => {
    open.bindAll(owners);
    if (owners.every((owner) => owner.person === person)) return append();
    await open.feed.catchUp();
    throw new TheirsError();
  });
}

/** A client id is somebody else's. */
class TheirsError extends Error {}
