/**
 * One document while somebody has it open: its gate, whose client ids are whose, and what waits for the disk.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Document, isTransactionOrigin } from "@hocuspocus/server";
import type { DocumentName } from "#shared/api/sync.ts";
import type { Limits } from "../settings.ts";
import type { ClientId } from "../store/client-ids.ts";
import type { DocumentSession } from "./document-session.ts";
import { createGate, type Gate } from "./gate.ts";
import { type AppliedRow, LiveChanges } from "./live-changes.ts";
import { type FedOrigin, type FeedOptions, RowFeed } from "./row-feed.ts";

interface Owner {
  readonly person: string | null;
  /** Everything below it has been in the document once. */
  readonly clock: number;
  /** Every server sees it so. */
  readonly isClaimed: boolean;
}

export class OpenDocument {
  readonly name: DocumentName;
  readonly main: Document;
  readonly gate: Gate;
  readonly live: LiveChanges;
  readonly feed: RowFeed;
  /** About how many bytes it takes: as it was loaded, and what came since. */
  bytes = 0;
  /** Updates that are on their way to the disk or from there into the document. */
  #underWay = 0;
  #newest: Promise<unknown> = Promise.resolve();
  /** Edits that are being taken, and who waits until none is. */
  #taking = 0;
  #idlers: (() => void)[] = [];
  #owners = new Map<number, Owner>();

  constructor(name: DocumentName, main: Document, { limits, ...feeding }: FeedOptions & { readonly limits: Limits }) {
    this.name = name;
    this.main = main;
    this.gate = createGate({ limits, main });
    this.live = new LiveChanges(main, rowOf);
    this.feed = new RowFeed(this, feeding);
  }

  /** What the store knows comes before what was heard. */
  bindAll(ids: Iterable<ClientId>): void {
    for (const { client, person, clock } of ids) {
      if (!this.#owners.get(client)?.isClaimed) this.#owners.set(client, { person, clock, isClaimed: true });
    }
  }

  /** Those that are not known to be somebody's on every server. */
  unclaimed(clients: readonly number[]): number[] {
    return clients.filter((client) => !this.#owners.get(client)?.isClaimed);
  }

  /** The first person to present a client id has it for ever. @returns whether it is theirs */
  bind(client: number, person: string): boolean {
    const owner = this.#owners.get(client);
    if (!owner) this.#owners.set(client, { person, clock: 0, isClaimed: false });
    return !owner || owner.person === person;
  }

  /** Structs of others may come from anybody only as far as they have been here before: what the journal lost is healed so. */
  mayWriteAs(client: number, end: number, person: string): boolean {
    const owner = this.#owners.get(client);
    return !owner || owner.person === person || end <= owner.clock;
  }

  /** An edit is being taken: until its `end` the document must stay. */
  begin(): void {
    this.#taking++;
  }

  end(): void {
    if (--this.#taking === 0) for (const idle of this.#idlers.splice(0)) idle();
  }

  /** Resolves when no edit is being taken. */
  idle(): Promise<void> {
    return this.#taking === 0 ? Promise.resolve() : new Promise((resolve) => this.#idlers.push(resolve));
  }

  /** An update is on its way to the disk. */
  async follow(append: Promise<number>): Promise<number> {
    this.#underWay++;
    this.#newest = append;
    try {
      return await append;
    } finally {
      // The document takes it up in this turn, after our hook has returned.
      setImmediate(() => this.#underWay--);
    }
  }

  /** Resolves when everything taken so far is in the document, or was refused. @returns whether there was anything to wait for */
  async settled(): Promise<boolean> {
    if (this.#underWay === 0) return false;
    await this.#newest.catch(() => {});
    await nextTurn();
    return true;
  }
}

/** The row that is being applied: another server's, or, for a connection, the one that was admitted for it last. */
function rowOf(origin: unknown): AppliedRow | null {
  if (!isTransactionOrigin(origin)) return null;
  if (origin.source === "local") return (origin as Partial<FedOrigin>).row ?? null;
  if (origin.source !== "connection") return null;
  const { session } = origin.connection.context as { session?: DocumentSession };
  return session?.takeAdmitted() ?? null;
}
