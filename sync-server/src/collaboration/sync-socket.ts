/**
 * One socket: looks at the head of every frame before Hocuspocus sees it, holds the sender back when too much is under way,
 * and lets go of readers that do not read. Rules A1 to A4 and A20 to A26, docs/spec/admission.md.
 */
import type { Hocuspocus, WebSocketLike } from "@hocuspocus/server";
import { closeCodes, parseDocumentName } from "#shared/api/sync.ts";
import type { Limits } from "../settings.ts";
import type { Caller } from "./caller.ts";
import { DocumentSession, type SessionSocket } from "./document-session.ts";
import { FrameLane } from "./frame-lane.ts";
import { deniedFrame, type FrameHead, isEdit, messageTypes, readHead, syncSteps } from "./frames.ts";
import { readPresence } from "./presence.ts";
import { RateBucket } from "./rate-bucket.ts";
import { SharedSender } from "./send-shared.ts";
import type { Wire } from "./wire.ts";

/** What a socket needs to begin: Hocuspocus' side of it, limits, and what to do when it ends. */
export interface SocketOptions {
  readonly ws: Wire;
  readonly caller: Caller;
  readonly id: string;
  readonly limits: Limits;
  readonly hocuspocus: Hocuspocus;
  /** Takes an edit and answers it. Never rejects. */
  edit(session: DocumentSession, update: Uint8Array): Promise<void>;
  onEnd(socket: SyncSocket): void;
}

/** All that Hocuspocus reads of a request, for every frame. The cookie has been checked and stays out of it. */
const request = { url: "", headers: new Headers() } as Request;

const internalError = 1011;

/** How long a socket may take to say goodbye, and how long to open its first document, ms. */
const goodbyeMs = 2_000;
const firstDocumentMs = 10_000;
/** Frames beyond their rate are dropped; so many in a row end the socket. */
const patience = 400;

/**
 * What Hocuspocus takes for its socket. One class for all of them: with an object literal for each, V8 looks up its members anew for each
 * reader of each edit.
 */
export class SyncSocket implements SessionSocket {
  readonly caller: Caller;
  readonly id: string;
  readonly documents = new Map<string, DocumentSession>();
  isClosed = false;
  /** When anything was last heard, by a clock that never jumps. */
  heardAt = performance.now();
  readonly since = performance.now();
  /** When it was last asked for a sign of life. */
  askedAt = this.since;
  #ws: Wire;
  #sender: SharedSender;
  /** By document. One stays while frames of it are under way, whoever sent them. */
  #lanes = new Map<string, FrameLane>();
  #edit: SocketOptions["edit"];
  #limits: Limits;
  #client: ReturnType<Hocuspocus["handleConnection"]>;
  #onEnd: (socket: SyncSocket) => void;
  #patience = new RateBucket(20, patience, performance.now());
  #tries = new RateBucket(0.5, 30, performance.now());
  /** What may lie in the send buffer: more while one large answer is on its way. */
  #sendAllowance: number;

  constructor({ ws, caller, id, limits, hocuspocus, edit, onEnd }: SocketOptions) {
    this.caller = caller;
    this.id = id;
    this.#ws = ws;
    this.#sender = new SharedSender(ws);
    this.#edit = edit;
    this.#limits = limits;
    this.#onEnd = onEnd;
    this.#sendAllowance = limits.sendBufferBytes;
    this.#client = hocuspocus.handleConnection(this as WebSocketLike, request, { socket: this });
    ws.on("message", (data, isBinary) => this.#receive(data, isBinary));
    ws.on("pong", () => this.#heard());
    ws.on("close", (code, reason) => this.#ended(code, reason.toString()));
    ws.on("error", () => this.#ws.terminate());
  }

  /** Ends the socket with a reason that the browser can act on. Everybody else sees them leave at once. */
  close(code = internalError, reason = ""): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#ws.close(code, reason);
    this.#client.handleClose({ code, reason });
    if (this.#ws.isPaused) this.#ws.resume();
    setTimeout(() => this.#ws.terminate(), goodbyeMs).unref();
  }

  leave(session: DocumentSession): void {
    if (this.documents.get(session.document) === session) this.documents.delete(session.document);
  }

  /** Asks for a sign of life; a socket that gave none since `silentSince` is cut. */
  ping(silentSince: number, now: number): void {
    this.askedAt = now;
    const hasDocument = [...this.documents.values()].some(({ level }) => level !== null);
    if (this.heardAt < silentSince && !this.#ws.isPaused) this.#ws.terminate();
    else if (!hasDocument && now - this.since > firstDocumentMs) this.close(4408, "no-document");
    else if (this.#ws.readyState === this.#ws.OPEN) this.#ws.ping();
  }

  /** Reads on, if it was held and enough is done. */
  resume(): void {
    if (this.#ws.isPaused && !this.#isBusy(0.5)) this.#ws.resume();
  }

  get readyState(): number {
    return this.#ws.readyState;
  }

  /** A reader that does not read costs memory for each edit of the others. */
  send(data: Uint8Array): void {
    const { buffered } = this.#sender;
    if (buffered > this.#limits.sendBufferBytes) {
      if (buffered > this.#sendAllowance) this.close(closeCodes["slow-reader"], "slow-reader");
    } else this.#sendAllowance = this.#limits.sendBufferBytes + data.byteLength;
    if (!this.isClosed) this.#sender.send(data);
  }

  #heard(): void {
    this.heardAt = performance.now();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.isClosed) return;
    this.#heard();
    const head = isBinary ? readHead(data) : null;
    if (!head) this.close(1007, "unreadable");
    const session = head && this.#sessionFor(head);
    const frame = session && this.#passable(session, head, data);
    if (frame) this.#pass(session, head, frame);
  }

  #pass(session: DocumentSession, head: FrameHead, frame: Uint8Array): void {
    if (head.type !== messageTypes.auth) session.began(frame.length);
    session.lane.take(session, head, frame);
    if (this.#isBusy(1)) this.#ws.pause();
  }

  /** The same answer for a name that can not exist, a project that does not, and one they may not open. */
  #sessionFor({ document, type }: FrameHead): DocumentSession | null {
    const known = this.documents.get(document);
    if (known) return known;
    const name = parseDocumentName(document);
    if (!name || this.documents.size >= this.#limits.documentsPerSocket) {
      if (type === messageTypes.auth) this.#ws.send(deniedFrame(document, "project/gone"));
      this.#loses(1);
      return null;
    }
    const session = new DocumentSession({ socket: this, name, document, lane: this.#laneOf(document) }, this.#limits, this.heardAt);
    this.documents.set(document, session);
    return session;
  }

  #laneOf(document: string): FrameLane {
    for (const [name, lane] of this.#lanes) if (lane.isIdle && !this.documents.has(name)) this.#lanes.delete(name);
    const known = this.#lanes.get(document);
    if (known) return known;
    const lane = new FrameLane({ pass: (frame) => this.#client.handleMessage(frame), edit: this.#edit });
    this.#lanes.set(document, lane);
    return lane;
  }

  /** The frame as it may go on; null when it may not. */
  #passable(session: DocumentSession, head: FrameHead, data: Buffer): Uint8Array | null {
    switch (head.type) {
      case messageTypes.sync:
      case messageTypes.syncReply:
        return this.#passableSync(session, head, data);
      case messageTypes.awareness:
        return this.#passablePresence(session, head, data) ? data : null;
      case messageTypes.stateless:
        return this.#unless(head.payloadBytes > this.#limits.statelessBytes || !session.messages.take(1, this.heardAt), data);
      case messageTypes.auth:
        return this.#unless(!this.#tries.take(1, this.heardAt), data);
      case messageTypes.close:
        // What follows for this document begins anew.
        this.leave(session);
        return data;
      case messageTypes.queryAwareness:
        return null;
      default:
        return this.#unless(true, data);
    }
  }

  #passableSync(session: DocumentSession, head: FrameHead, data: Buffer): Uint8Array | null {
    if (head.step === syncSteps.step1) {
      session.hasNothing = head.payloadBytes === 1;
      const isTooMuch = head.payloadBytes < 0 || head.payloadBytes > this.#limits.stateVectorBytes;
      return this.#unless(isTooMuch || !session.questions.take(1, this.heardAt), data, 10);
    }
    return this.#unless(!isEdit(head), data, 10);
  }

  #passablePresence(session: DocumentSession, head: FrameHead, data: Buffer): boolean {
    const isTooMuch = head.payloadBytes > this.#limits.awarenessBytes || !session.presence.take(1, this.heardAt);
    if (isTooMuch) return this.#unless(true, data) !== null;
    const shown = readPresence(data.subarray(data.length - head.payloadBytes), session.awarenessClient);
    if (!shown) return false;
    session.awarenessClient ??= shown.client;
    session.isHidden = shown.isHidden;
    if (shown.isHidden) session.hide();
    return !shown.isHidden;
  }

  #unless(isTooMuch: boolean, data: Uint8Array, cost = 1): Uint8Array | null {
    if (isTooMuch) this.#loses(cost);
    return isTooMuch ? null : data;
  }

  /** Dropped frames are borne for a while. */
  #loses(cost: number): void {
    if (!this.#patience.take(cost, this.heardAt)) this.close(closeCodes["too-fast"], "too-fast");
  }

  #isBusy(share: number): boolean {
    const { inFlightFrames, inFlightBytes } = this.#limits;
    let frames = 0;
    let bytes = 0;
    for (const session of this.documents.values()) {
      frames += session.framesInFlight;
      bytes += session.bytesInFlight;
    }
    return frames >= inFlightFrames * share || bytes >= inFlightBytes * share;
  }

  #ended(code: number, reason: string): void {
    this.isClosed = true;
    this.#client.handleClose({ code, reason });
    this.documents.clear();
    this.#onEnd(this);
  }
}
