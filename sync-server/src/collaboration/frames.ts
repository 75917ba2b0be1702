/**
 * What stands at the head of a frame: which document, which sort of message; and the few frames that we make ourselves.
 *
 * Hocuspocus puts the document's name before every message; a sync message then says which step it is and how long.
 */
import * as encoding from "lib0/encoding";

/** Hocuspocus' message types that a browser may send. */
export const messageTypes = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, syncReply: 4, stateless: 5, close: 7 } as const;

/** The steps of Yjs' sync protocol. */
export const syncSteps = { step1: 0, step2: 1, update: 2 } as const;

export interface FrameHead {
  readonly document: string;
  readonly type: number;
  /** Of a sync message: its step, and where that byte lies. */
  readonly step: number;
  readonly stepAt: number;
  /** Length of what a sync message carries; -1 when the frame is cut, or goes on behind it. */
  readonly payloadBytes: number;
}

const maxNameBytes = 128;
const names = new TextDecoder("utf-8", { fatal: true });

/** @returns null when not even the head can be read */
export function readHead(frame: Uint8Array): FrameHead | null {
  const size = frame[0];
  if (size === undefined || size === 0 || size > maxNameBytes || size >= 128) return null;
  const type = frame[size + 1];
  const document = readName(frame.subarray(1, size + 1));
  if (type === undefined || type >= 128 || document === null) return null;
  const isSync = type === messageTypes.sync || type === messageTypes.syncReply;
  if (!isSync) return { document, type, step: -1, stepAt: -1, payloadBytes: frame.length - size - 2 };
  const step = frame[size + 2] ?? -1;
  return { document, type, step, stepAt: size + 2, payloadBytes: payloadOf(frame, size + 3) };
}

/** The last name read: nearly every frame of a socket is for the same document. */
let lastName = { bytes: new Uint8Array(), text: "" };

function readName(bytes: Uint8Array): string | null {
  if (Buffer.compare(bytes, lastName.bytes) === 0) return lastName.text;
  try {
    lastName = { bytes: bytes.slice(), text: names.decode(bytes) };
    return lastName.text;
  } catch {
    return null;
  }
}

function payloadOf(frame: Uint8Array, start: number): number {
  let length = 0;
  let factor = 1;
  for (let at = start; at < frame.length && at < start + 5; at++) {
    const byte = frame[at] ?? 0;
    length += (byte & 127) * factor;
    if (byte < 128) return at + 1 + length === frame.length ? length : -1;
    factor *= 128;
  }
  return -1;
}

/** Whether a frame brings changes, or claims to. */
export const isEdit = ({ step }: FrameHead): boolean => step === syncSteps.step2 || step === syncSteps.update;

const status = 8;
/** The answers made last: one document's are alike for everybody. */
let lastStatus = { address: "", taken: new Uint8Array(), refused: new Uint8Array() };

/** Whether an edit was taken: the one answer that each gets. */
export function statusFrame(address: string, isTaken: boolean): Uint8Array {
  if (lastStatus.address !== address) lastStatus = { address, taken: makeStatus(address, 1), refused: makeStatus(address, 0) };
  return isTaken ? lastStatus.taken : lastStatus.refused;
}

function makeStatus(address: string, value: number): Uint8Array<ArrayBuffer> {
  const out = startFrame(address, status);
  encoding.writeVarUint(out, value);
  return encoding.toUint8Array(out);
}

/** Verdict in an auth message. */
export const denied = 1;

/** "You may not", before Hocuspocus has heard of the document. */
export function deniedFrame(document: string, reason: string): Uint8Array {
  const out = startFrame(document, messageTypes.auth);
  encoding.writeVarUint(out, denied);
  encoding.writeVarString(out, reason);
  return encoding.toUint8Array(out);
}

/** An update, as others' edits come. */
export const updateFrame = (document: string, update: Uint8Array): Uint8Array => syncFrame(document, syncSteps.update, update);

/** The question of somebody who has what this state vector says. */
export const stepOneFrame = (document: string, stateVector: Uint8Array): Uint8Array => syncFrame(document, syncSteps.step1, stateVector);

function syncFrame(document: string, step: number, payload: Uint8Array): Uint8Array {
  const out = startFrame(document, messageTypes.sync);
  encoding.writeVarUint(out, step);
  encoding.writeVarUint8Array(out, payload);
  return encoding.toUint8Array(out);
}

function startFrame(document: string, type: number): encoding.Encoder {
  const out = encoding.createEncoder();
  encoding.writeVarString(out, document);
  encoding.writeVarUint(out, type);
  return out;
}
