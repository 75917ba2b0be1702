/**
 * Tabs of one browser that have the same store open see each other's changes and carets at once, also without a server
 * (docs/spec/sync-state.md T1–T4).
 *
 * What this tab writes is passed on; what the server sent is not, since every tab has its own connection. A tab that opens says what
 * it has, and both sides exchange the rest. What comes from a sibling is sent on to the server by this tab too, so that its "Synced"
 * stays true when the sibling dies.
 */
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Environment } from "./environment.ts";

type Message =
  | { type: "hello"; vector: Uint8Array }
  | { type: "answer"; vector: Uint8Array; update: Uint8Array }
  | { type: "rest"; update: Uint8Array }
  | { type: "update"; update: Uint8Array; isStep: boolean }
  | { type: "awareness"; update: Uint8Array }
  | { type: "removed"; why: RemovalReason };

/** `removed`: taken off this device or moved to another person · `set-aside`: starts anew from the server */
export type RemovalReason = "removed" | "set-aside";

export interface Tabs {
  /** Origin of changes a sibling's person made just now. */
  readonly origin: unknown;
  /** Origin of what a sibling brought that is not counted. */
  readonly catchUpOrigin: unknown;
  close(): void;
}

interface TabsOptions {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly environment: Pick<Environment, "BroadcastChannel">;
  /** Whether a change was made in this very tab. */
  readonly isMine: (origin: unknown) => boolean;
  /** Whether it counts as a change for people; making something takes two transactions. */
  readonly isStep: (origin: unknown) => boolean;
  /** The provider's origin while there is one: carets of siblings are not ours to send, they have their own connection. */
  readonly serverOrigin: () => unknown;
  /** Another tab takes this store off the device, or moves it. */
  readonly onRemoved: (why: RemovalReason) => void;
}

/** An update without content is two bytes long. */
const isEmpty = (update: Uint8Array): boolean => update.length <= 2;

/** To be called when the document is loaded. */
export function joinTabs({ name, doc, awareness, environment, isMine, isStep, serverOrigin, onRemoved }: TabsOptions): Tabs {
  const origin = { tab: "sibling" };
  const catchUpOrigin = { tab: "catch-up" };
  const channel = environment.BroadcastChannel ? new environment.BroadcastChannel(name) : null;
  if (!channel) return { origin, catchUpOrigin, close: () => undefined };
  const send = (message: Message) => channel.postMessage(message);
  const hello = () => send({ type: "hello", vector: Y.encodeStateVector(doc) });

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    switch (data.type) {
      case "hello":
        send({ type: "answer", vector: Y.encodeStateVector(doc), update: Y.encodeStateAsUpdate(doc, data.vector) });
        return send(ownAwareness(awareness));
      case "answer": {
        Y.applyUpdate(doc, data.update, catchUpOrigin);
        const rest = Y.encodeStateAsUpdate(doc, data.vector);
        return isEmpty(rest) ? undefined : send({ type: "rest", update: rest });
      }
      case "rest":
        return Y.applyUpdate(doc, data.update, catchUpOrigin);
      case "update":
        Y.applyUpdate(doc, data.update, data.isStep ? origin : catchUpOrigin);
        // It builds on something the sibling has from the server and this tab does not: the rest is asked for.
        return doc.store.pendingStructs ? hello() : undefined;
      case "awareness":
        return applyAwarenessUpdate(awareness, data.update, serverOrigin());
      case "removed":
        return onRemoved(data.why);
    }
  };
  const passOn = (update: Uint8Array, from: unknown) => {
    if (isMine(from)) send({ type: "update", update, isStep: isStep(from) });
  };
  const passAwareness = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
    if ([...added, ...updated, ...removed].includes(awareness.clientID)) send(ownAwareness(awareness));
  };
  doc.on("update", passOn);
  awareness.on("update", passAwareness);
  hello();
  return {
    origin,
    catchUpOrigin,
    close: () => {
      removeAwarenessStates(awareness, [awareness.clientID], "closed");
      doc.off("update", passOn);
      awareness.off("update", passAwareness);
      channel.close();
    },
  };
}

const ownAwareness = (awareness: Awareness): Message => ({
  type: "awareness",
  update: encodeAwarenessUpdate(awareness, [awareness.clientID]),
});

/** Tells tabs that have this store open that it is about to go. */
export function announceRemoval(
  name: string,
  why: RemovalReason,
  { BroadcastChannel: Channel }: Pick<Environment, "BroadcastChannel">,
): void {
  if (!Channel) return;
  const channel = new Channel(name);
  channel.postMessage({ type: "removed", why } satisfies Message);
  channel.close();
}
