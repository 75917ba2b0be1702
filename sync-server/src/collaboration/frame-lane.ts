/**
 * The frames of one document on one socket, in the order they came: edits are taken one after the other by us, everything else by
 * Hocuspocus, and neither overtakes the other.
 *
 * Hocuspocus could take edits too, by its hooks; three of them, with their payloads and promises, for each edit cost more than
 * admitting it (docs/decisions/0019). Rules A1 to A4, docs/spec/admission.md.
 */
import type { DocumentSession } from "./document-session.ts";
import { type FrameHead, isEdit, messageTypes, syncSteps } from "./frames.ts";

export interface LaneOptions {
  /** Hands a frame to Hocuspocus; `ended` says when it is done with it. */
  pass(frame: Uint8Array): void;
  /** Admits, applies and answers. Never rejects. */
  edit(session: DocumentSession, update: Uint8Array): Promise<void>;
}

interface Waiting {
  readonly session: DocumentSession;
  readonly head: FrameHead;
  readonly frame: Uint8Array;
}

const nothing = new Uint8Array();

export class FrameLane {
  #options: LaneOptions;
  #waiting: Waiting[] = [];
  #isEditing = false;
  /** Frames that Hocuspocus is not done with, and whose they are. */
  #elsewhere = 0;
  #passing: DocumentSession | null = null;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get isIdle(): boolean {
    return !this.#isEditing && this.#elsewhere === 0 && this.#waiting.length === 0;
  }

  take(session: DocumentSession, head: FrameHead, frame: Uint8Array): void {
    // Edits wait until their writer has been let in, so the asking for that must not wait for them.
    const asks = head.type === messageTypes.auth && !session.connection;
    const at = asks ? this.#waiting.findIndex((each) => each.session === session) : -1;
    this.#waiting.splice(at === -1 ? this.#waiting.length : at, 0, { session, head, frame });
    this.goOn();
  }

  /** Hocuspocus is done with a frame. */
  ended(): void {
    this.#elsewhere--;
    this.goOn();
  }

  /** They were not let in: what they sent ahead is gone. */
  forget(session: DocumentSession): void {
    this.#waiting = this.#waiting.filter((each) => each.session !== session);
    this.#elsewhere = 0;
  }

  /** Takes what need not wait any more. */
  goOn(): void {
    for (let next = this.#waiting[0]; next && !this.#isEditing; next = this.#waiting[0]) {
      const edits = isEdit(next.head);
      const asks = next.head.step === syncSteps.step1;
      const isBehind = this.#elsewhere > 0 && (edits || next.session !== this.#passing);
      if (isBehind || ((edits || asks) && !next.session.connection)) return;
      this.#waiting.shift();
      if (edits) void this.#edit(next);
      else this.#pass(next);
    }
  }

  /** What somebody asks for is known when the document is there: a part of it may be on its way to them (send-ahead.ts). */
  #pass({ session, head, frame }: Waiting): void {
    this.#passing = session;
    if (head.type !== messageTypes.auth) this.#elsewhere++;
    this.#options.pass(head.step === syncSteps.step1 ? session.questionOf(frame) : frame);
  }

  async #edit({ session, head: { step, payloadBytes }, frame }: Waiting): Promise<void> {
    this.#isEditing = true;
    session.isWholeFrame = step === syncSteps.step2;
    // A frame that is cut, or goes on behind its update, holds none that can be read.
    await this.#options.edit(session, payloadBytes < 0 ? nothing : frame.subarray(frame.length - payloadBytes));
    this.#isEditing = false;
    session.ended(frame.length);
    this.goOn();
  }
}
