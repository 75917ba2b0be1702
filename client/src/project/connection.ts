/**
 * The socket to the server: Hocuspocus' provider, with what it does not say or do around it (docs/spec/sync-state.md C1–C8).
 *
 * - counts own frames against acknowledgements in the socket itself (`frame-counter.ts`), never by the provider's own counter
 * - drops the provider's queue when a socket opens: the handshake carries what was made offline, in one frame
 * - notices half-open sockets within 30 s, also while the first answer is missing, and asks when it has been quiet
 * - comes back with jitter, at once when the network or the window returns
 */
import { HocuspocusProvider } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { closeCodes, type ServerMessage } from "#shared/api/sync.ts";
import { type ErrorCode, isErrorCode } from "#shared/errors.ts";
import { countingSocket, ProviderSocket } from "./counting-socket.ts";
import type { Environment } from "./environment.ts";
import { FrameCounter } from "./frame-counter.ts";

/** How often silence is looked for, and when it is asked about, as parts of how long it is borne. */
const [looksPerSilence, askAt] = [14, 0.55];

/** After changes, both sides tell each other what they have, so that neither lacks anything for longer than this. */
const compareEveryMs = 30_000;

/** A refusal's reason travels beside the refusal; it is waited for this long. */
const reasonMs = 500;

/** First and longest wait between two tries to connect. The first differs from browser to browser, so that they do not come at once. */
const [firstWaitMs, longestWaitMs] = [500, 8_000];

/** Waits after which a connection is tried again that the server refused, by how it may pass. */
const [soonMs, laterMs, muchLaterMs] = [1_000, 5_000, 30_000];

/** Reasons that pass by themselves: nothing is set aside, the next handshake sends it again. */
const passing: ReadonlySet<ErrorCode> = new Set(["edit/too-fast", "edit/not-saved", "server/busy", "server/failed"]);

/** Reasons for which trying again is of no use. */
const final: ReadonlySet<ErrorCode | null> = new Set(["project/gone", "project/old-epoch"]);

export interface ConnectionState {
  /** Authenticated on this socket. */
  readonly isConnected: boolean;
  /** The server has sent what it has, at least once on this socket. */
  readonly isSynced: boolean;
  readonly open: number;
  readonly isHandshakeDone: boolean;
  /** When the last acknowledgement or the connection itself came. */
  readonly progressAt: number;
  /** Why the server does not let us in: kept until it does. */
  readonly failure: ErrorCode | null;
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface Connection {
  /** Origin of what the server sent. */
  readonly origin: unknown;
  state(): ConnectionState;
  close(): void;
}

export interface ConnectionOptions {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly environment: Environment;
  readonly onChange: () => void;
  readonly onMessage: (message: ServerMessage) => void;
  /** An edit was refused for good: it has to be set aside, since nothing later of this document will be taken. */
  readonly onRefused: (refusal: Refusal) => void;
}

/** To be called when the local copy is loaded. */
export const connect = (options: ConnectionOptions): Connection => new ServerConnection(options);

class ServerConnection implements Connection {
  readonly #options: ConnectionOptions;
  readonly #socket: ProviderSocket;
  readonly #provider: HocuspocusProvider;
  readonly #look: ReturnType<typeof setInterval>;
  #counter: FrameCounter;
  #socketSince: number;
  #heardAt: number;
  #progressAt: number;
  #comparedAt = 0;
  #hasChanged = false;
  #failure: ErrorCode | null = null;
  #reason: Refusal | null = null;
  #isClosed = false;
  #refusing: ReturnType<typeof setTimeout> | undefined;
  #waking: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { name, doc, awareness, environment } = options;
    this.#counter = new FrameCounter(name);
    this.#socketSince = this.#heardAt = this.#progressAt = environment.now();
    this.#socket = this.#openSocket(environment);
    this.#provider = new HocuspocusProvider({
      name,
      document: doc,
      awareness,
      websocketProvider: this.#socket,
      token: "cookie",
      onAuthenticated: () => this.#entered(),
      onAuthenticationFailed: ({ reason }) => this.#fail(isErrorCode(reason) ? reason : "server/failed"),
      onSynced: () => options.onChange(),
      onStateless: ({ payload }) => this.#told(payload),
      onClose: ({ event }) => this.#documentClosed(event?.reason),
    });
    this.#provider.attach();
    this.#look = setInterval(() => this.#listenForLife(), environment.silenceMs / looksPerSilence);
    doc.on("update", this.#changed);
    for (const event of ["online", "focus"]) environment.page?.addEventListener(event, this.#hurry);
  }

  get origin(): unknown {
    return this.#provider;
  }

  state(): ConnectionState {
    const isConnected = this.#socket.status === "connected" && this.#provider.isAuthenticated;
    const { open, isHandshakeDone } = this.#counter.count;
    return {
      isConnected,
      isSynced: this.#provider.isSynced,
      open,
      isHandshakeDone: isConnected && isHandshakeDone,
      progressAt: this.#progressAt,
      failure: this.#failure,
    };
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#look);
    clearTimeout(this.#refusing);
    clearTimeout(this.#waking);
    const { doc, environment } = this.#options;
    doc.off("update", this.#changed);
    for (const event of ["online", "focus"]) environment.page?.removeEventListener(event, this.#hurry);
    this.#provider.destroy();
    this.#socket.destroy();
  }

  #openSocket({ serverUrl, WebSocket: Base }: Environment): ProviderSocket {
    const waitMs = Math.round(firstWaitMs * (1 + 2 * Math.random()));
    const socket = new ProviderSocket({
      url: serverUrl,
      WebSocketPolyfill: countingSocket(Base ?? WebSocket, {
        opened: () => this.#begun(),
        sent: () => this.#options.onChange(),
        heard: (answer) => this.#heard(answer),
      }),
      delay: waitMs,
      minDelay: waitMs,
      maxDelay: longestWaitMs,
      messageReconnectTimeout: 60_000,
      onOpen: () => socket.dropQueue(),
      onDisconnect: ({ event }) => this.#disconnected(event?.code),
    });
    return socket;
  }

  /** Frames of an earlier socket are carried by this one's handshake, so counting begins anew. */
  #begun(): FrameCounter {
    this.#counter = new FrameCounter(this.#options.name);
    this.#socketSince = this.#heardAt = this.#options.environment.now();
    introduceAnew(this.#options.awareness);
    return this.#counter;
  }

  #heard(answer: "taken" | "refused" | null): void {
    this.#heardAt = this.#options.environment.now();
    if (answer === null) return;
    this.#progressAt = this.#heardAt;
    if (answer === "refused") this.#refused();
    this.#options.onChange();
  }

  #entered(): void {
    this.#failure = null;
    this.#progressAt = this.#options.environment.now();
    this.#options.onChange();
  }

  #told(payload: string): void {
    const message = parseMessage(payload);
    if (!message) return;
    if (message.type === "refused") this.#reason = { code: message.code, details: message.details };
    this.#options.onMessage(message);
  }

  #refused(): void {
    clearTimeout(this.#refusing);
    this.#refusing = setTimeout(() => {
      const refusal = this.#reason ?? { code: "edit/malformed" as const, details: {} };
      this.#reason = null;
      const isYoung = this.#options.environment.now() - this.#socketSince < 10_000;
      if (passing.has(refusal.code)) this.#restart(isYoung ? laterMs : soonMs);
      else this.#options.onRefused(refusal);
    }, reasonMs);
  }

  #fail(code: ErrorCode): void {
    this.#failure = code;
    this.#options.onChange();
    if (final.has(code)) this.#socket.disconnect();
    else this.#restart(muchLaterMs);
  }

  #disconnected(code: number | undefined): void {
    if (code === closeCodes.revoked) this.#fail("project/gone");
    if (code === closeCodes["session-ended"]) this.#fail("auth/required");
    this.#options.onChange();
  }

  /** The server closed this document but not the socket; without a new socket nothing would be exchanged any more. */
  #documentClosed(why: string | undefined): void {
    if (this.#isClosed || this.#socket.status !== "connected") return;
    const code = isErrorCode(why) ? why : null;
    if (code !== null && (final.has(code) || code === "auth/required")) {
      this.#fail(code);
      return;
    }
    if (code !== null) this.#reason ??= { code, details: {} };
    this.#restart(soonMs);
  }

  #restart(afterMs: number): void {
    this.#socket.disconnect();
    this.#socket.giveUp();
    clearTimeout(this.#waking);
    this.#waking = setTimeout(() => void this.#socket.connect(), afterMs * (0.5 + Math.random()));
  }

  /** Half-open sockets look healthy: only silence tells. The provider itself never gives up on a socket that never spoke. */
  #listenForLife(): void {
    const { now, silenceMs } = this.#options.environment;
    if (this.#socket.webSocket === null || this.#socket.status === "disconnected") return;
    const quietMs = now() - Math.max(this.#heardAt, this.#socketSince);
    if (quietMs > silenceMs) {
      this.#socketSince = now();
      this.#socket.giveUp();
    } else if (quietMs > silenceMs * askAt) this.#compare(silenceMs * askAt);
    else if (this.#hasChanged) this.#compare(compareEveryMs);
  }

  /** Asks what the server has; it answers, and asks back. What either lacks is sent; when nothing is, the pill stays as it is. */
  #compare(notWithinMs: number): void {
    const now = this.#options.environment.now();
    if (!this.#provider.isAuthenticated || now - this.#comparedAt < notWithinMs) return;
    this.#comparedAt = now;
    this.#hasChanged = false;
    this.#provider.forceSync();
  }

  readonly #changed = (): void => {
    this.#hasChanged = true;
  };

  /** The network or the person is back: no waiting. */
  readonly #hurry = (): void => {
    if (this.#hasChanged) this.#compare(this.#options.environment.silenceMs * askAt);
    if (this.#socket.status !== "disconnected" || final.has(this.#failure)) return;
    clearTimeout(this.#waking);
    void this.#socket.connect();
  };
}

/**
 * Both sides forgot the others when the line went, but not how new their last word was, so for up to 15 s nothing they say is news.
 * What is known of those who are gone is dropped, and one's own word is made a new one.
 */
function introduceAnew(awareness: Awareness): void {
  const { clientID, meta, states } = awareness;
  for (const client of [...meta.keys()]) if (client !== clientID && !states.has(client)) meta.delete(client);
  const own = awareness.getLocalState();
  if (own !== null) awareness.setLocalState(own);
}

function parseMessage(payload: string): ServerMessage | null {
  try {
    const message = JSON.parse(payload) as { type?: unknown };
    return typeof message === "object" && message !== null && typeof message.type === "string" ? (message as ServerMessage) : null;
  } catch {
    return null;
  }
}
