/**
 * Who is in a document, across servers: what a server knows from its own connections it tells the others, and nothing else.
 *
 * Names are in the states already, written by the server that has the connection (presence.ts). Rules N13 to N15, docs/spec/instances.md.
 */
import type { Document } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";

/** Origin of what other servers told. */
const elsewhere = { source: "redis" } as const;

interface Changed {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

export interface SharedPresenceOptions {
  readonly document: Document;
  /** Sends some states to the other servers. */
  tell(states: Uint8Array): void;
  /** A client id is shown elsewhere by this person: nobody else may have it. */
  bind(client: number, person: string): void;
}

export class SharedPresence {
  #options: SharedPresenceOptions;
  #awareness: Awareness;
  /** Client ids of connections to this server. */
  #here = new Set<number>();

  constructor(options: SharedPresenceOptions) {
    this.#options = options;
    this.#awareness = options.document.awareness;
    this.#awareness.on("update", this.#changed);
  }

  /** Whether it is shown by a connection of ours. */
  isHere(client: number): boolean {
    return this.#here.has(client);
  }

  /** Before a connection of ours shows itself: what others said of this client id is over, since it has come to us. */
  comesHere(client: number): void {
    if (this.#here.has(client)) return;
    this.#here.add(client);
    this.#awareness.states.delete(client);
    this.#awareness.meta.delete(client);
  }

  /** Tells everything that is known here first-hand. */
  tellAll(): void {
    const shown = [...this.#here].filter((client) => this.#awareness.states.has(client));
    if (shown.length > 0) this.#options.tell(encodeAwarenessUpdate(this.#awareness, shown));
  }

  hear(states: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, this.#withoutOurs(states), elsewhere);
  }

  end(): void {
    this.#awareness.off("update", this.#changed);
  }

  #changed = ({ added, updated, removed }: Changed, origin: unknown): void => {
    if (origin === elsewhere) return;
    const ours = [...added, ...updated, ...removed].filter((client) => this.#here.has(client));
    if (ours.length > 0) this.#options.tell(encodeAwarenessUpdate(this.#awareness, ours));
    for (const client of removed) this.#here.delete(client);
  };

  /** Another server may still speak of somebody who has come to us. */
  #withoutOurs(states: Uint8Array): Uint8Array {
    const from = decoding.createDecoder(states);
    const kept: ((out: encoding.Encoder) => void)[] = [];
    for (let left = decoding.readVarUint(from); left > 0; left--) {
      const client = decoding.readVarUint(from);
      const clock = decoding.readVarUint(from);
      const state = decoding.readVarString(from);
      if (this.#here.has(client)) continue;
      this.#bindTo(client, state);
      kept.push((out) => {
        encoding.writeVarUint(out, client);
        encoding.writeVarUint(out, clock);
        encoding.writeVarString(out, state);
      });
    }
    return encoding.encode((out) => {
      encoding.writeVarUint(out, kept.length);
      for (const write of kept) write(out);
    });
  }

  #bindTo(client: number, state: string): void {
    const { user } = (JSON.parse(state) ?? {}) as { user?: { id?: unknown } };
    if (typeof user?.id === "string") this.#options.bind(client, user.id);
  }
}
