/**
 * Who is where: one state per connection, under its own client id, with a name that the server writes.
 *
 * A state is theirs to fill; who they are is not. Rules A27 to A30, docs/spec/admission.md.
 */
import type { beforeHandleAwarenessPayload } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import { hueOf, type PresenceUser } from "#shared/presence.ts";
import type { Caller } from "./caller.ts";
import type { DocumentSession } from "./document-session.ts";

export interface ShownPresence {
  readonly client: number;
  readonly isHidden: boolean;
}

/** A browser also passes on what it thinks of others; nobody needs to read more than this of it. */
const mostStates = 256;

/**
 * What a frame says about its own sender.
 *
 * @param own their client id, if it is known already; otherwise the first in the frame is
 * @returns null if it says nothing about them, or can not be read
 */
export function readPresence(payload: Uint8Array, own: number | null): ShownPresence | null {
  try {
    const from = decoding.createDecoder(payload);
    decoding.readVarUint(from);
    for (let left = Math.min(decoding.readVarUint(from), mostStates); left > 0; left--) {
      const client = decoding.readVarUint(from);
      decoding.readVarUint(from);
      const state = decoding.readVarUint8Array(from);
      if (client === (own ?? client)) return { client, isHidden: isNull(state) };
    }
  } catch {
    // Cut in half: nothing to show.
  }
  return null;
}

/** Everybody a frame says something about; what is cut in half ends early. */
export function statesIn(payload: Uint8Array): ShownPresence[] {
  const found: ShownPresence[] = [];
  try {
    const from = decoding.createDecoder(payload);
    decoding.readVarUint(from);
    for (let left = Math.min(decoding.readVarUint(from), mostStates); left > 0; left--) {
      const client = decoding.readVarUint(from);
      decoding.readVarUint(from);
      found.push({ client, isHidden: isNull(decoding.readVarUint8Array(from)) });
    }
  } catch {
    // Cut in half: what was found so far.
  }
  return found;
}

const isNull = (state: Uint8Array): boolean => Buffer.compare(state, nullText) === 0;
const nullText = Buffer.from("null");

/** Leaves their own state, with their name on it, and takes every other out. */
export function stampPresence({ states }: Pick<beforeHandleAwarenessPayload, "states">, session: DocumentSession, mayShow: boolean): void {
  const client = session.awarenessClient;
  const state = client === null ? undefined : states.get(client);
  states.clear();
  if (client === null || session.isHidden || !mayShow || !isState(state)) return;
  states.set(client, { ...state, user: userOf(session.socket.caller) });
}

export const userOf = ({ id, name }: Caller): PresenceUser => ({ id, name, hue: hueOf(id) });

const isState = (state: unknown): state is Record<string, unknown> => typeof state === "object" && state !== null && !Array.isArray(state);
