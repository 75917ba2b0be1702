/**
 * A WebSocket whose other end speaks the plain y-websocket protocol: one document, whose name is in the address, not in the frames.
 *
 * Frames are translated, nothing is decided: what comes in goes the way of every edit (sync-socket.ts, admit.ts), what goes out loses what
 * only our own clients understand. That protocol has no word for "not taken", so a refusal ends the connection with a reason (`refused`).
 * Rules Y1 to Y12, docs/spec/plain-clients.md; docs/decisions/0022.
 */
import { EventEmitter } from "node:events";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { WebSocket } from "ws";
import type { ServerMessage } from "#shared/api/sync.ts";
import { type ErrorCode, type ErrorDetails, isErrorCode } from "#shared/errors.ts";
import { denied, messageTypes, readHead } from "./frames.ts";
import { translated } from "./plain-goodbye.ts";
import { statesIn } from "./presence.ts";
import type { Wire } from "./wire.ts";

interface PlainEvents {
  message: [data: Buffer, isBinary: boolean];
  pong: [];
  close: [code: number, reason: Buffer];
  error: [error: Error];
  /** The other end was refused; whoever hears this closes. */
  refused: [code: ErrorCode, details: ErrorDetails];
}

/** The messages of the y-websocket protocol that a client may send. */
const known: ReadonlySet<number> = new Set([messageTypes.sync, messageTypes.awareness, messageTypes.queryAwareness]);
/** Stands for every other one: of no sort that Hocuspocus knows. */
const unknown = 127;
/** A presence of nobody: y-websocket takes a connection that says nothing for 30 s for a dead one. */
const signOfLife = Uint8Array.of(messageTypes.awareness, 1, 0);

export class PlainSocket extends EventEmitter<PlainEvents> implements Wire {
  readonly OPEN: number;
  /** Translated frames are not shared with other sockets. */
  readonly extensions = "";
  #ws: WebSocket;
  /** What Hocuspocus wants to stand before every message. */
  #address: Uint8Array;
  /** Client id of the first presence they showed. */
  #own: number | null = null;
  /** Presences they heard and have not said back. */
  #told = 0;
  /** Whose they were: until their own is known, it has to be told from what they say back. */
  #toldOf = new Set<number>();

  constructor(ws: WebSocket, document: string) {
    super();
    this.OPEN = ws.OPEN;
    this.#ws = ws;
    this.#address = encoding.encode((out) => encoding.writeVarString(out, document));
    ws.on("message", (data, isBinary) => this.#receive(data as Buffer, isBinary));
    ws.on("pong", () => this.emit("pong"));
    ws.on("close", (code, reason) => this.emit("close", code, reason));
    ws.on("error", (error) => this.emit("error", error));
  }

  get readyState(): number {
    return this.#ws.readyState;
  }

  get bufferedAmount(): number {
    return this.#ws.bufferedAmount;
  }

  get isPaused(): boolean {
    return this.#ws.isPaused;
  }

  /** Asks to be let into the document, as our own clients do by themselves. */
  begin(): void {
    const withoutToken = Uint8Array.of(messageTypes.auth, 0, 0);
    this.emit("message", Buffer.concat([this.#address, withoutToken]), true);
  }

  /** Takes a frame of Hocuspocus. */
  send(data: Uint8Array): void {
    const type = readHead(data)?.type;
    const message = data.subarray(this.#address.length);
    if (type === messageTypes.awareness) this.#tell(message);
    if (type === messageTypes.sync || type === messageTypes.awareness) this.#ws.send(message);
    else if (type === messageTypes.auth) this.#hearVerdict(message);
    else if (type === messageTypes.stateless) this.#hearMessage(message);
  }

  close(code: number, reason: string): void {
    const goodbye = translated(code, reason);
    this.#ws.close(goodbye.code, goodbye.reason);
  }

  terminate(): void {
    this.#ws.terminate();
  }

  pause(): void {
    this.#ws.pause();
  }

  resume(): void {
    this.#ws.resume();
  }

  ping(): void {
    this.#ws.ping();
    this.#ws.send(signOfLife);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!isBinary) this.emit("message", data, false);
    else if (!this.#isEcho(data)) this.emit("message", this.#addressed(data), true);
  }

  #tell(message: Uint8Array): void {
    this.#told++;
    if (this.#own !== null) return;
    for (const { client, isHidden } of statesIn(message.subarray(1))) {
      if (isHidden) this.#toldOf.delete(client);
      else this.#toldOf.add(client);
    }
  }

  /** y-websocket says every presence back that it hears; as many as it was told are let go, or they would count as a flood. */
  #isEcho(data: Buffer): boolean {
    if (data[0] !== messageTypes.awareness) return false;
    const states = statesIn(data.subarray(1));
    const [first] = states;
    if (this.#own === null && first && !this.#toldOf.has(first.client)) this.#knowThem(first.client);
    if (this.#told === 0 || states.some(({ client }) => client === this.#own)) return false;
    this.#told--;
    return true;
  }

  #knowThem(client: number): void {
    this.#own = client;
    this.#toldOf.clear();
  }

  #addressed(message: Uint8Array): Buffer {
    const frame = Buffer.concat([this.#address, message]);
    const [type] = message;
    if (type !== undefined && !known.has(type)) frame[this.#address.length] = unknown;
    return frame;
  }

  #hearVerdict(message: Uint8Array): void {
    const from = decoding.createDecoder(message);
    decoding.readVarUint(from);
    if (decoding.readVarUint(from) !== denied) return;
    const reason = decoding.readVarString(from);
    this.emit("refused", isErrorCode(reason) ? reason : "server/failed", {});
  }

  #hearMessage(message: Uint8Array): void {
    const from = decoding.createDecoder(message);
    decoding.readVarUint(from);
    const said = JSON.parse(decoding.readVarString(from)) as ServerMessage;
    if (said.type === "refused") this.emit("refused", said.code, said.details);
  }
}
