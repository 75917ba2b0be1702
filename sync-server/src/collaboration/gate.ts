/**
 * Says whether an update may enter a document, without the document noticing when it may not.
 *
 * Yjs can not take an update back, and applies half of a damaged one. So each is looked over byte by byte (struct-scan.ts), then decoded on
 * the side, and what it would change is compared with what its kinds ask for (struct-check.ts). Only what passes all of it may be applied.
 * Pure: no clock, no files, no sockets; holds nothing but the document itself (docs/decisions/0014).
 *
 * Rule G0: what the product's own commands can reach, merged in any order, passes. Rules A6 to A15, docs/spec/admission.md.
 */
import * as Y from "yjs";
import type { ErrorCode, ErrorDetails } from "#shared/errors.ts";
import type { Limits } from "../settings.ts";
import { checkStructs } from "./struct-check.ts";
import { type Known, type ScanLimits, scanUpdate } from "./struct-scan.ts";

export interface GateOptions {
  readonly limits: Limits;
  /** The document that editors see. */
  readonly main: Y.Doc;
}

/** Who offers an update, and in what sort of message. */
export interface Offer {
  /** Whether they may add structs under this client id, up to a clock. */
  mayWriteAs(client: number, end: number): boolean;
  /** A whole document may be as large as documents may be; a single edit may not. */
  readonly whole: boolean;
}

export type Verdict =
  /** `update` is what is new in it; `clients` those under whose ids it adds. */
  | { readonly outcome: "new"; readonly update: Uint8Array; readonly clients: readonly number[] }
  | { readonly outcome: "known" }
  /** It builds on something that has not arrived. Offer it again after that, or ask for everything. */
  | { readonly outcome: "waits" }
  | { readonly outcome: "refused"; readonly code: ErrorCode; readonly details: ErrorDetails };

export interface Gate {
  /** Changes nothing: what is "new" has still to be applied. Never throws. */
  offer(update: Uint8Array, by: Offer): Verdict;
  /** Whether it holds nothing new. */
  isKnown(update: Uint8Array): boolean;
}

/** Whether so many bytes count as a whole document instead of an edit. */
export const isWhole = (bytes: number, limits: Limits): boolean => bytes > limits.updateBytes;

const refused = (code: ErrorCode, details: ErrorDetails): Verdict => ({ outcome: "refused", code, details });

export function createGate({ limits, main }: GateOptions): Gate {
  const scan = (update: Uint8Array, whole: boolean, mayWriteAs: Known["mayWriteAs"]) =>
    scanUpdate(update, knownOf(main, mayWriteAs), scanLimits(limits, whole));
  return {
    offer: (update, by) => {
      const max = by.whole ? limits.syncStep2Bytes : limits.updateBytes;
      if (update.length > max) return refused("edit/too-large", { max: `${max} bytes` });
      const found = scan(update, by.whole, by.mayWriteAs);
      if (found.outcome !== "new") return found;
      return check(main, update, limits) ?? { outcome: "new", update: newPartOf(main, update, found.overlaps), clients: found.clients };
    },
    isKnown: (update) => update.length <= limits.syncStep2Bytes && scan(update, true, () => false).outcome === "known",
  };
}

function check(main: Y.Doc, update: Uint8Array, limits: Limits): Verdict | null {
  try {
    const problem = checkStructs(main, update, limits);
    return problem && refused(problem.code, problem.details);
  } catch (error) {
    return refused("edit/malformed", { why: String(error) });
  }
}

/** A browser that comes back sends more than is new: structs that are here already are left out. */
function newPartOf(main: Y.Doc, update: Uint8Array, overlaps: boolean): Uint8Array {
  return overlaps ? Y.diffUpdate(update, Y.encodeStateVector(main)) : update;
}

function knownOf({ store }: Y.Doc, mayWriteAs: Known["mayWriteAs"]): Known {
  return {
    clients: store.clients.size,
    nextClock: (client) => Y.getState(store, client),
    isDeleted: (client, clock, length) => isDeleted(store.clients.get(client), clock, length),
    mayWriteAs,
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

function scanLimits(limits: Limits, whole: boolean): ScanLimits {
  return {
    structs: whole ? limits.documentStructs : limits.structsPerUpdate,
    clients: whole ? limits.documentClients : limits.clientsPerUpdate,
    deleteRanges: whole ? limits.documentStructs : limits.deleteRangesPerUpdate,
    documentClients: limits.documentClients,
    nestingDepth: limits.nestingDepth,
  };
}
