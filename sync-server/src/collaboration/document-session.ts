/**
 * One person at one document through one socket: their level, what they may still send, what is under way.
 *
 * Made by the first frame that names the document, before it is known whether they may open it.
 */
import type { Connection } from "@hocuspocus/server";
import { removeAwarenessStates } from "y-protocols/awareness";
import type { DocumentName, ServerMessage } from "#shared/api/sync.ts";
import { type Action, may, type PermissionLevel, scopeAllows } from "#shared/permissions.ts";
import type { Limits } from "../settings.ts";
import type { Caller } from "./caller.ts";
import type { FrameHead } from "./frames.ts";
import type { AppliedRow } from "./live-changes.ts";
import { RateBucket } from "./rate-bucket.ts";

const minute = 60;

/** What a session asks of the socket it runs through. */
export interface SessionSocket {
  readonly id: string;
  readonly caller: Caller;
  readonly isClosed: boolean;
  close(code: number, reason: string): void;
  send(data: Uint8Array): void;
  leave(session: DocumentSession): void;
  resume(): void;
}

/** What a session asks of the lane its frames come by (frame-lane.ts). */
interface SessionLane {
  take(session: DocumentSession, head: FrameHead, frame: Uint8Array): void;
  goOn(): void;
  ended(): void;
  forget(session: DocumentSession): void;
}

/** What a session is of. */
export interface SessionPlace {
  readonly socket: SessionSocket;
  readonly name: DocumentName;
  readonly document: string;
  readonly lane: SessionLane;
}

export class DocumentSession {
  readonly socket: SessionSocket;
  readonly name: DocumentName;
  readonly document: string;
  readonly lane: SessionLane;
  /** null until they are let in, and again when they are put out. */
  level: PermissionLevel | null = null;
  /** The frame being handled may be a whole document: it is a SyncStep2. */
  isWholeFrame = false;
  /** The client id they show themselves under; the first that they present. */
  awarenessClient: number | null = null;
  isHidden = false;
  /** They asked for everything: they have nothing of the document. */
  hasNothing = false;
  framesInFlight = 0;
  bytesInFlight = 0;
  #admitted: AppliedRow | null = null;
  #connection: Connection | null = null;
  #question: Uint8Array | null = null;
  readonly frames: RateBucket;
  readonly bytes: RateBucket;
  readonly wholes: RateBucket;
  readonly questions: RateBucket;
  readonly presence: RateBucket;
  readonly messages: RateBucket;

  constructor({ socket, name, document, lane }: SessionPlace, { rates }: Limits, now: number) {
    this.socket = socket;
    this.name = name;
    this.document = document;
    this.lane = lane;
    this.frames = new RateBucket(rates.framesPerSecond, rates.framesBurst, now);
    this.bytes = new RateBucket(rates.bytesInPerSecond, 4 * rates.bytesInPerSecond, now);
    this.wholes = new RateBucket(rates.syncStep2PerMinute / minute, rates.syncStep2PerMinute, now);
    this.questions = new RateBucket(rates.syncStep1PerMinute / minute, rates.syncStep1PerMinute, now);
    this.presence = new RateBucket(rates.awarenessPerSecond, rates.awarenessBurst, now);
    this.messages = new RateBucket(rates.statelessPerSecond, 2 * rates.statelessPerSecond, now);
  }

  get connection(): Connection | null {
    return this.#connection;
  }

  /** What their level allows, and their token where they came with one. */
  may(action: Action): boolean {
    const { token } = this.socket.caller;
    return may(this.level, action) && (!token || scopeAllows(token.scope, action)) && !this.socket.isClosed;
  }

  /** A closed document on an open socket is a dead end for the browser's provider, so the socket goes with it (quality F17). */
  adopt(connection: Connection): void {
    if (this.#connection === connection) return;
    this.#connection = connection;
    connection.onClose((_, event) => {
      this.#connection = null;
      if (event?.reason === "provider_initiated") this.socket.leave(this);
      else this.socket.close(event?.code ?? 1011, event?.reason ?? "");
    });
    this.lane.goOn();
  }

  /** The frame being handled is in the journal as this row, and is applied next. */
  admitted(row: AppliedRow | null): void {
    this.#admitted = row;
  }

  takeAdmitted(): AppliedRow | null {
    const row = this.#admitted;
    this.#admitted = null;
    return row;
  }

  /** They have been sent a part of the document already: their question is taken for this one. */
  asksInstead(frame: Uint8Array): void {
    this.#question = frame;
  }

  /** @returns the frame with their question, or the one that is taken instead of it */
  questionOf(frame: Uint8Array): Uint8Array {
    const question = this.#question ?? frame;
    this.bytesInFlight += question.length - frame.length;
    this.#question = null;
    return question;
  }

  tell(message: ServerMessage): void {
    this.#connection?.sendStateless(JSON.stringify(message));
  }

  began(bytes: number): void {
    this.framesInFlight++;
    this.bytesInFlight += bytes;
  }

  ended(bytes: number): void {
    this.framesInFlight--;
    this.bytesInFlight -= bytes;
    this.socket.resume();
  }

  /** They were not let in: what they sent ahead is gone. */
  denied(): void {
    this.level = null;
    this.#question = null;
    this.framesInFlight = 0;
    this.bytesInFlight = 0;
    this.lane.forget(this);
    this.socket.resume();
  }

  /** They do not want to be seen any more. */
  hide(): void {
    this.isHidden = true;
    const awareness = this.#connection?.document.awareness;
    if (awareness && this.awarenessClient !== null) removeAwarenessStates(awareness, [this.awarenessClient], null);
  }
}
