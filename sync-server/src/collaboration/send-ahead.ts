/**
 * Whoever opens a project that is not in memory, and has nothing of it, is sent its snapshot before the document is made of it here: both make
 * it at the same time. What they ask for is then answered with what came after the snapshot. Rule A33, docs/spec/admission.md.
 */
import type { DocumentSession } from "./document-session.ts";
import { stepOneFrame, updateFrame } from "./frames.ts";

export interface Ahead {
  /** A snapshot that is sound, about to be applied. */
  send(update: Uint8Array): void;
  /** It is applied. @param stateVector of a document that has it and nothing else */
  applied(stateVector: Uint8Array): void;
}

/** For the one whose coming made the document be loaded. */
export function aheadFor(session: DocumentSession | undefined): Ahead | null {
  if (!session?.hasNothing || !session.may("model/read")) return null;
  const { document, socket } = session;
  let isSent = false;
  return {
    send: (update) => {
      isSent = true;
      socket.send(updateFrame(document, update));
    },
    applied: (stateVector) => {
      if (isSent) session.asksInstead(stepOneFrame(document, stateVector));
    },
  };
}
