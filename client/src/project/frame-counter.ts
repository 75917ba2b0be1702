/**
 * Counts a connection's own frames against the server's acknowledgements (docs/spec/sync-state.md S3–S6).
 *
 * The server answers every frame that carries changes (SyncStep2 and Update, inside Sync and SyncReply) with one SyncStatus, in
 * order, after its journal is on disk. So the difference is what is not safe there yet. One counter for each connection: what was
 * open when a connection ended is carried by the next one's handshake.
 */
import * as decoding from "lib0/decoding";

const syncTypes = new Set([0, 4]);
const syncStatus = 8;
const [syncStep2, update] = [1, 2];

export interface FrameCount {
  /** Frames with changes that were sent and not answered. */
  readonly open: number;
  /**
   * Whether the handshake's SyncStep2, which carries what was made offline, is acknowledged on this connection. After a refusal it is
   * not any more: what follows builds on what was refused.
   */
  readonly isHandshakeDone: boolean;
  readonly refused: number;
}

/** `empty`: an answer to "what do you have that I lack" that says "nothing"; it is acknowledged like the others. */
type Sent = "handshake" | "changes" | "empty";

export class FrameCounter {
  /** Sent and not answered, in order. */
  #waiting: Sent[] = [];
  #refused = 0;
  #isHandshakeSent = false;
  #isHandshakeDone = false;
  readonly #document: string;

  constructor(document: string) {
    this.#document = document;
  }

  get count(): FrameCount {
    return {
      open: this.#waiting.filter((sent) => sent !== "empty").length,
      isHandshakeDone: this.#isHandshakeDone && this.#refused === 0,
      refused: this.#refused,
    };
  }

  /**
   * Counts a frame that is about to go out.
   *
   * @returns "plain": carries no changes of our document · "counted": waits for its acknowledgement · "early": an update before the
   * handshake; it is not to be sent, since it may build on what was made offline, and the handshake will carry both
   */
  sending(frame: Uint8Array): "plain" | "counted" | "early" {
    const inner = this.#open(frame);
    if (!inner || !syncTypes.has(inner.type)) return "plain";
    const step = readOr(inner.rest, decoding.readVarUint, -1);
    if (step !== syncStep2 && step !== update) return "plain";
    if (step === update && !this.#isHandshakeSent) return "early";
    this.#waiting.push(this.#isHandshakeSent ? (step === syncStep2 && isEmpty(inner.rest) ? "empty" : "changes") : "handshake");
    this.#isHandshakeSent = true;
    return "counted";
  }

  /** @returns "taken" or "refused" for an acknowledgement of our document, null for anything else */
  received(frame: Uint8Array): "taken" | "refused" | null {
    const inner = this.#open(frame);
    if (inner?.type !== syncStatus) return null;
    const isTaken = readOr(inner.rest, decoding.readVarInt, 0) === 1;
    if (this.#waiting.shift() === "handshake") this.#isHandshakeDone = isTaken;
    if (!isTaken) this.#refused += 1;
    return isTaken ? "taken" : "refused";
  }

  #open(frame: Uint8Array): { type: number; rest: decoding.Decoder } | null {
    const rest = decoding.createDecoder(frame);
    if (readOr(rest, decoding.readVarString, "") !== this.#document) return null;
    return { type: readOr(rest, decoding.readVarUint, -1), rest };
  }
}

/** An update (v1) begins with how many clients it has items of. */
function isEmpty(rest: decoding.Decoder): boolean {
  const clients = readOr(rest, (decoder) => decoding.readVarUint(decoding.createDecoder(decoding.readVarUint8Array(decoder))), -1);
  return clients === 0;
}

/** Frames of other sorts (a ping is one byte) are not ours to understand. */
function readOr<T>(decoder: decoding.Decoder, read: (decoder: decoding.Decoder) => T, otherwise: T): T {
  try {
    return read(decoder);
  } catch {
    return otherwise;
  }
}
