/**
 * A socket that says whatever it is told to, as somebody would who does not use our client.
 */
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, type Encoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { WebSocket } from "ws";

/** First number after the document's name; Hocuspocus 4. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  broadcastStateless: 6,
  close: 7,
  syncStatus: 8,
  ping: 9,
  pong: 10,
} as const;

/** Second number of a sync message; y-protocols. */
export const syncSteps = { one: 0, two: 1, update: 2 } as const;

export interface RawFrame {
  readonly type: number;
  readonly bytes: Uint8Array;
}

export interface RawSocket {
  /** Everything the server has said so far. */
  readonly received: readonly RawFrame[];
  /** The close code, once the server has closed the socket. */
  readonly closed: number | null;
  /** Sends one frame for the document, `write` filling what follows the type. */
  say(type: number, write?: (encoder: Encoder) => void): void;
  saySync(type: number, step: number, payload: Uint8Array): void;
  /** Sends bytes as they are. */
  sayBytes(bytes: Uint8Array): void;
  end(): void;
}

/** Opens a socket for one document and authenticates with what the cookie says. */
export async function openRawSocket(place: { url: string; document: string; cookie: string; origin: string }): Promise<RawSocket> {
  const socket = new WebSocket(place.url, { headers: { cookie: place.cookie, origin: place.origin }, perMessageDeflate: false });
  const received: RawFrame[] = [];
  let closed: number | null = null;
  socket.on("message", (bytes: Buffer) => received.push({ type: typeOf(bytes), bytes }));
  socket.on("close", (code) => {
    closed = code;
  });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.on("error", () => {});
  const sayBytes = (bytes: Uint8Array) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
  };
  const say = (type: number, write: (encoder: Encoder) => void = () => {}) => sayBytes(frame(place.document, type, write));
  const saySync = (type: number, step: number, payload: Uint8Array) =>
    say(type, (encoder) => {
      writeVarUint(encoder, step);
      writeVarUint8Array(encoder, payload);
    });
  say(messageTypes.auth, (encoder) => {
    writeVarUint(encoder, 0);
    writeVarString(encoder, "");
  });
  return {
    received,
    get closed() {
      return closed;
    },
    say,
    saySync,
    sayBytes,
    end: () => socket.terminate(),
  };
}

function frame(document: string, type: number, write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, document);
  writeVarUint(encoder, type);
  write(encoder);
  return toUint8Array(encoder);
}

function typeOf(bytes: Uint8Array): number {
  const decoder = createDecoder(bytes);
  readVarString(decoder);
  return readVarUint(decoder);
}
