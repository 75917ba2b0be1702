/**
 * Sends one message to many sockets with its frame made once and written in one piece.
 *
 * `ws` makes a header per socket and hands header and body to the system as two; with 49 readers of each edit that is the
 * server's largest cost. Where a socket is not in the plain state this relies on, `ws` itself sends. docs/decisions/0012.
 */
import type { Socket } from "node:net";
import type { Wire } from "./wire.ts";

/** Larger messages are rarely shared, and copying them would cost more than it saves. */
const mostBytes = 65_535;
const finalBinary = 0x82;

/** The message framed last: broadcasts hand the same bytes to one socket after the other. */
let last: { data: Uint8Array; frame: Buffer } | null = null;

/** The sending side of one open socket. */
export class SharedSender {
  #ws: Wire;
  /** Without compression nothing is ever queued inside `ws`. */
  #plain: Socket | null;

  constructor(ws: Wire) {
    this.#ws = ws;
    const socket = Reflect.get(ws, "_socket") as Socket | null | undefined;
    this.#plain = ws.extensions === "" && socket ? socket : null;
  }

  /** Bytes that the system has not taken yet. */
  get buffered(): number {
    return this.#plain?.writableLength ?? this.#ws.bufferedAmount;
  }

  send(data: Uint8Array): void {
    if (this.#plain && this.#ws.readyState === this.#ws.OPEN && data.length <= mostBytes) this.#plain.write(frameOf(data));
    else this.#ws.send(data);
  }
}

function frameOf(data: Uint8Array): Buffer {
  if (last?.data !== data) last = { data, frame: makeFrame(data) };
  return last.frame;
}

/** RFC 6455, 5.2: one whole binary message, unmasked as servers send it. */
function makeFrame(data: Uint8Array): Buffer {
  const isShort = data.length < 126;
  const frame = Buffer.allocUnsafe((isShort ? 2 : 4) + data.length);
  frame[0] = finalBinary;
  frame[1] = isShort ? data.length : 126;
  if (!isShort) frame.writeUInt16BE(data.length, 2);
  frame.set(data, isShort ? 2 : 4);
  return frame;
}
