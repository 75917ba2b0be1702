/**
 * Looks an update over before anything is built from it: counts, lengths, clocks, content, keys, whose client ids.
 *
 * Seven bytes may claim thirty million structs; here they cost a loop that stops at the limit. What passes is well-formed
 * and complete: its structs follow on what is known and refer to nothing unknown. Rules A6 to A14, docs/spec/admission.md.
 */
import type { ErrorCode, ErrorDetails } from "#shared/errors.ts";
import { Malformed, UpdateReader } from "./update-reader.ts";

export interface ScanLimits {
  structs: number;
  clients: number;
  deleteRanges: number;
  /** In the document, with those that the update brings. */
  documentClients: number;
  nestingDepth: number;
}

/** What is known of the document the update is for. */
export interface Known {
  /** How many clients it has. */
  readonly clients: number;
  /** The clock that follows on what is known of a client: 0 for a client never heard of. */
  nextClock(client: number): number;
  /** Whether everything in this range is known to be deleted. */
  isDeleted(client: number, clock: number, length: number): boolean;
  /** Whether the writer may add structs under this client id, up to (not with) a clock. */
  mayWriteAs(client: number, end: number): boolean;
}

export type Scan =
  | { readonly outcome: "known" }
  /** `clients`: those under whose ids it adds something. `overlaps`: it also holds structs that are known. */
  | { readonly outcome: "new"; readonly clients: readonly number[]; readonly overlaps: boolean }
  /** Something it builds on has not arrived. */
  | { readonly outcome: "waits" }
  | { readonly outcome: "refused"; readonly code: ErrorCode; readonly details: ErrorDetails };

/** Flags and content kinds of a Yjs struct. */
const hasOrigin = 128;
const hasRightOrigin = 64;
const hasParentKey = 32;
const content = { gc: 0, deleted: 1, string: 4, type: 7, any: 8, skip: 10 };
const types = { map: 1, text: 2 };

const keyPattern = /^[A-Za-z0-9][A-Za-z0-9_./>-]{0,127}$/;
const rootPattern = /^[A-Za-z][A-Za-z0-9]{0,39}$/;
const maxClientId = 0xffff_ffff;
const known: Scan = { outcome: "known" };
const waits: Scan = { outcome: "waits" };

/** Never throws. */
export function scanUpdate(update: Uint8Array, about: Known, limits: ScanLimits): Scan {
  try {
    return new Walk(update, about, limits).run();
  } catch (error) {
    if (error instanceof Refused) return error.scan;
    if (!(error instanceof Malformed)) throw error;
    return { outcome: "refused", code: "edit/malformed", details: { why: error.message } };
  }
}

class Refused extends Error {
  readonly scan: Scan;
  constructor(code: ErrorCode, details: ErrorDetails) {
    super(code);
    this.scan = { outcome: "refused", code, details };
  }
}

/** One pass over one update. */
class Walk {
  #in: UpdateReader;
  #about: Known;
  #limits: ScanLimits;
  #structsLeft: number;
  /** Where each client ends after this update, for those it adds to. */
  #ends = new Map<number, number>();
  /** The highest clock referred to per client, where it is not known yet. */
  #wanted: Map<number, number> | null = null;
  #hasGap = false;
  #deletesMore = false;
  #overlaps = false;
  #newClients = 0;

  constructor(update: Uint8Array, about: Known, limits: ScanLimits) {
    this.#in = new UpdateReader(update);
    this.#about = about;
    this.#limits = limits;
    this.#structsLeft = limits.structs;
  }

  run(): Scan {
    const clients = this.#in.uint();
    this.#atMost(clients, this.#limits.clients, "clients");
    for (let left = clients; left > 0; left--) this.#structsOfClient();
    this.#deletions();
    if (!this.#in.atEnd) throw new Malformed("it goes on after its end");
    if (this.#hasGap || this.#lacksSomething()) return waits;
    this.#atMost(this.#about.clients + this.#newClients, this.#limits.documentClients, "devices");
    if (this.#ends.size === 0 && !this.#deletesMore) return known;
    return { outcome: "new", clients: [...this.#ends.keys()], overlaps: this.#overlaps };
  }

  #structsOfClient(): void {
    const structs = this.#in.uint();
    this.#structsLeft -= structs;
    if (this.#structsLeft < 0) this.#atMost(structs, 0, "structs");
    const client = this.#client();
    const next = this.#about.nextClock(client);
    let clock = this.#in.uint();
    if (clock > next) this.#hasGap = true;
    if (clock < next) this.#overlaps = true;
    for (let left = structs; left > 0; left--) {
      const length = this.#struct(client, clock, next);
      if (length < 1) throw new Malformed("a struct is empty");
      clock += length;
      if (clock > Number.MAX_SAFE_INTEGER) throw new Malformed("a clock is too large");
    }
    if (clock > next) this.#adds(client, clock);
    if (next === 0) this.#newClients++;
  }

  #adds(client: number, end: number): void {
    if (this.#ends.has(client)) throw new Malformed("a client is named twice");
    if (!this.#about.mayWriteAs(client, end)) throw new Refused("edit/forged", {});
    this.#ends.set(client, end);
  }

  /** @returns how many clocks it takes */
  #struct(client: number, clock: number, next: number): number {
    const info = this.#in.byte();
    const kind = info & 31;
    if (kind === content.gc) return this.#in.uint();
    if (kind === content.skip) return this.#gap(clock, next);
    if (info & hasOrigin) this.#reference(client, clock);
    if (info & hasRightOrigin) this.#reference(client, clock);
    if (!(info & (hasOrigin | hasRightOrigin))) this.#parent(client, clock, info);
    return this.#content(kind);
  }

  /** A place left open, as updates have that were put together from parts. It matters only where nothing is known yet. */
  #gap(clock: number, next: number): number {
    const length = this.#in.uint();
    if (clock + length > next) this.#hasGap = true;
    return length;
  }

  #reference(owner: number, before: number): void {
    const client = this.#client();
    const clock = this.#in.uint();
    if (client === owner) {
      if (clock >= before) throw new Malformed("a struct refers to itself");
    } else if (clock >= this.#about.nextClock(client)) this.#want(client, clock);
  }

  #parent(client: number, clock: number, info: number): void {
    const named = this.#in.uint();
    if (named === 1) this.#in.key(rootPattern);
    else if (named === 0) this.#reference(client, clock);
    else throw new Malformed("a struct has no parent");
    if (info & hasParentKey) this.#in.key(keyPattern);
  }

  #content(kind: number): number {
    if (kind === content.string) return this.#in.text();
    if (kind === content.deleted) return this.#in.uint();
    if (kind === content.any) return this.#values();
    if (kind !== content.type) throw new Malformed(`content of sort ${kind}`);
    const type = this.#in.uint();
    if (type !== types.map && type !== types.text) throw new Malformed(`a type of sort ${type}`);
    return 1;
  }

  #values(): number {
    const count = this.#in.uint();
    for (let left = count; left > 0; left--) this.#in.value(this.#limits.nestingDepth);
    return count;
  }

  #deletions(): void {
    let left = this.#limits.deleteRanges;
    const clients = this.#in.uint();
    this.#atMost(clients, left, "deletions");
    const seen = new Set<number>();
    for (let of = clients; of > 0; of--) {
      const client = this.#client();
      if (seen.has(client)) throw new Malformed("a client's deletions come in two parts");
      seen.add(client);
      const ranges = this.#in.uint();
      left -= ranges;
      if (left < 0) this.#atMost(ranges, 0, "deletions");
      let end = 0;
      for (let each = ranges; each > 0; each--) end = this.#deletion(client, end);
    }
  }

  /** @returns where it ends; the next of the client begins there at the earliest */
  #deletion(client: number, earliest: number): number {
    const clock = this.#in.uint();
    const length = this.#in.uint();
    const end = clock + length;
    if (length < 1 || end > Number.MAX_SAFE_INTEGER || clock < earliest) throw new Malformed("deletions are empty or out of order");
    if (end > this.#about.nextClock(client)) this.#want(client, end - 1);
    else if (!this.#deletesMore && !this.#about.isDeleted(client, clock, length)) this.#deletesMore = true;
    return end;
  }

  #want(client: number, clock: number): void {
    this.#wanted ??= new Map();
    if (clock > (this.#wanted.get(client) ?? -1)) this.#wanted.set(client, clock);
  }

  #lacksSomething(): boolean {
    if (!this.#wanted) return false;
    for (const [client, clock] of this.#wanted) {
      if (clock >= (this.#ends.get(client) ?? 0)) return true;
    }
    return false;
  }

  #client(): number {
    const client = this.#in.uint();
    if (client > maxClientId) throw new Malformed("a client id is too large");
    return client;
  }

  #atMost(count: number, max: number, what: string): void {
    if (count > max) throw new Refused("edit/too-large", { max: `${max} ${what}` });
  }
}
