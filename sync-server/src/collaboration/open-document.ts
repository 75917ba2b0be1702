/**
 * One document while somebody has it open: its gate, whose client ids are whose, and what waits for the disk.
 */
import type { Document } from "@hocuspocus/server";
import type { DocumentName } from "#shared/api/sync.ts";
import type { Limits } from "../settings.ts";
import type { ClientId } from "../store/client-ids.ts";
import { createGate, type Gate } from "./gate.ts";

interface Owner {
  readonly person: string | null;
  /** Everything below it has been in the document once. */
  readonly clock: number;
}

export class OpenDocument {
  readonly name: DocumentName;
  readonly main: Document;
  readonly gate: Gate;
  #waiting = new Set<Uint8Array>();
  /** The newest append: when it is on the disk, everything before it is. */
  #newest: Promise<unknown> = Promise.resolve();
  #owners = new Map<number, Owner>();

  constructor(name: DocumentName, main: Document, limits: Limits) {
    this.name = name;
    this.main = main;
    this.gate = createGate({ limits, main, waiting: () => this.#waiting });
  }

  get isSettled(): boolean {
    return this.#waiting.size === 0;
  }

  /** What the store knows comes first; whoever was first stays. */
  bindAll(ids: Iterable<ClientId>): void {
    for (const { client, person, clock } of ids) {
      if (!this.#owners.has(client)) this.#owners.set(client, { person, clock });
    }
  }

  /** The first person to present a client id has it for ever. @returns whether it is theirs */
  bind(client: number, person: string): boolean {
    const owner = this.#owners.get(client);
    if (!owner) this.#owners.set(client, { person, clock: 0 });
    return !owner || owner.person === person;
  }

  /** Structs of others may come from anybody only as far as they have been here before: what the journal lost is healed so. */
  mayWriteAs(client: number, end: number, person: string): boolean {
    const owner = this.#owners.get(client);
    return !owner || owner.person === person || end <= owner.clock;
  }

  /** An update is on its way to the disk; until it is in the document the gate has to remember it. */
  async hold(update: Uint8Array, append: Promise<number>): Promise<number> {
    this.#waiting.add(update);
    this.#newest = append;
    try {
      const seq = await append;
      // The document takes it up in this turn, after our hook has returned.
      setImmediate(() => this.#waiting.delete(update));
      return seq;
    } catch (error) {
      this.#waiting.delete(update);
      this.gate.drop();
      throw error;
    }
  }

  /** Resolves when everything taken so far is on the disk. @throws edit/not-saved when the newest of it is not */
  async settled(): Promise<void> {
    if (!this.isSettled) await this.#newest;
  }
}
