/**
 * Says whether an update may enter a document, without the document noticing when it may not.
 *
 * Yjs can not take an update back, and applies half of a damaged one. So each is looked over byte by byte first
 * (struct-scan.ts), then tried on a shadow of the document; what the shadow says is new goes on to the journal. After a
 * refusal the shadow is made again from the document. Pure: no clock, no files, no sockets.
 *
 * Rule G0: what the product's own commands can reach, merged in any order, passes. Rules A5 to A16, docs/spec/admission.md.
 */
import * as Y from "yjs";
import type { ErrorCode, ErrorDetails } from "#shared/errors.ts";
import type { Limits } from "../settings.ts";
import { countProblem, shapeProblem } from "./shape-check.ts";
import { type Known, type ScanLimits, scanUpdate } from "./struct-scan.ts";

export interface GateOptions {
  readonly limits: Limits;
  /** The document that editors see. */
  readonly main: Y.Doc;
  /** Updates that were taken and are not in `main` yet: they wait for the disk. */
  waiting?(): Iterable<Uint8Array>;
}

/** Who offers an update, and in what sort of message. */
export interface Offer {
  /** Whether they may add structs under this client id, up to a clock. */
  mayWriteAs(client: number, end: number): boolean;
  /** A whole document may be as large as documents may be; a single edit may not. */
  readonly whole: boolean;
}

export type Verdict =
  /** `update` is what was new in it; `clients` those under whose ids it adds. */
  | { readonly outcome: "new"; readonly update: Uint8Array; readonly clients: readonly number[] }
  /** Nothing in it is new; it may still wait for the disk. */
  | { readonly outcome: "known" }
  /** It builds on something that has not arrived. Offer it again after that, or ask for everything. */
  | { readonly outcome: "waits" }
  | { readonly outcome: "refused"; readonly code: ErrorCode; readonly details: ErrorDetails };

export interface Gate {
  offer(update: Uint8Array, by: Offer): Verdict;
  /** Whether it holds nothing new; looks and changes nothing. */
  isKnown(update: Uint8Array): boolean;
  /** Makes the shadow ahead of the first edit, which then need not wait for it. */
  warm(): void;
  /** Frees the shadow; the next update that is new makes another. */
  drop(): void;
  /** Whether shadow and document agree; only asked when nothing waits. */
  isTrue(): boolean;
}

/** How many bytes an edit may have before it counts as a whole document. */
export const isWhole = (bytes: number, limits: Limits): boolean => bytes > limits.updateBytes;

const refused = (code: ErrorCode, details: ErrorDetails): Verdict => ({ outcome: "refused", code, details });
const nobody = () => false;

export function createGate({ limits, main, waiting = () => [] }: GateOptions): Gate {
  let shadow: Shadow | null = null;

  const makeShadow = (): Shadow => {
    shadow ??= openShadow(main, waiting());
    return shadow;
  };
  const drop = () => {
    shadow?.doc.destroy();
    shadow = null;
  };
  const hasWaiting = () => !waiting()[Symbol.iterator]().next().done;
  /** What has been taken so far. Without anything waiting the document itself knows, and no shadow has to be made. */
  const taken = (): Y.Doc => shadow?.doc ?? (hasWaiting() ? makeShadow().doc : main);

  const offer = (update: Uint8Array, by: Offer): Verdict => {
    const max = by.whole ? limits.syncStep2Bytes : limits.updateBytes;
    if (update.length > max) return refused("edit/too-large", { max: `${max} bytes` });
    const scan = scanUpdate(update, knownOf(taken(), by.mayWriteAs), scanLimits(limits, by.whole));
    if (scan.outcome !== "new") return scan;
    const verdict = tryOn(makeShadow(), update, scan.clients, limits);
    if (verdict.outcome === "refused") drop();
    return verdict;
  };

  return {
    offer,
    isKnown: (update) => {
      if (update.length > limits.syncStep2Bytes) return false;
      return scanUpdate(update, knownOf(taken(), nobody), scanLimits(limits, true)).outcome === "known";
    },
    warm: () => void makeShadow(),
    drop,
    isTrue: () => shadow === null || hasSameClocks(shadow.doc, main),
  };
}

interface Shadow {
  readonly doc: Y.Doc;
  /** What the last update changed: filled while it is applied. */
  update: Uint8Array | null;
  transaction: Y.Transaction | null;
}

function openShadow(main: Y.Doc, waiting: Iterable<Uint8Array>): Shadow {
  const shadow: Shadow = { doc: new Y.Doc({ gc: true }), update: null, transaction: null };
  Y.applyUpdateV2(shadow.doc, Y.encodeStateAsUpdateV2(main));
  for (const update of waiting) Y.applyUpdate(shadow.doc, update);
  shadow.doc.on("update", (update: Uint8Array) => {
    shadow.update = update;
  });
  shadow.doc.on("afterTransaction", (transaction: Y.Transaction) => {
    shadow.transaction = transaction;
  });
  return shadow;
}

function tryOn(shadow: Shadow, bytes: Uint8Array, clients: readonly number[], limits: Limits): Verdict {
  shadow.update = null;
  shadow.transaction = null;
  try {
    Y.applyUpdate(shadow.doc, bytes);
  } catch (error) {
    return refused("edit/malformed", { why: String(error) });
  }
  const { store } = shadow.doc;
  if (store.pendingStructs || store.pendingDs) return refused("edit/malformed", { why: "it depends on itself" });
  const { update, transaction } = shadow as Shadow;
  if (!update || !transaction) return { outcome: "known" };
  const problem = shapeProblem(transaction, limits);
  if (problem) return refused("edit/malformed", problem);
  const tooMany = countProblem(transaction, limits);
  if (tooMany) return refused("edit/too-large", tooMany);
  shadow.transaction = null;
  return { outcome: "new", update, clients };
}

function knownOf({ store }: Y.Doc, mayWriteAs: Known["mayWriteAs"]): Known {
  return {
    nextClock: (client) => Y.getState(store, client),
    isDeleted: (client, clock, length) => isDeleted(store.clients.get(client), clock, length),
    mayWriteAs: (client, end) => mayWriteAs(client, end),
  };
}

function isDeleted(structs: (Y.Item | Y.GC)[] | undefined, clock: number, length: number): boolean {
  if (!structs) return false;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= clock + length) break;
    if (!struct.deleted) return false;
  }
  return true;
}

function hasSameClocks(a: Y.Doc, b: Y.Doc): boolean {
  if (a.store.clients.size !== b.store.clients.size) return false;
  for (const client of a.store.clients.keys()) {
    if (Y.getState(a.store, client) !== Y.getState(b.store, client)) return false;
  }
  return true;
}

function scanLimits(limits: Limits, whole: boolean): ScanLimits {
  return {
    structs: whole ? limits.documentStructs : limits.structsPerUpdate,
    clients: whole ? limits.documentClients : limits.clientsPerUpdate,
    deleteRanges: whole ? limits.documentStructs : limits.deleteRangesPerUpdate,
    nestingDepth: limits.nestingDepth,
  };
}
