/**
 * The socket to the server: Hocuspocus' provider, with what it does not say or do around it (docs/spec/sync-state.md C1–C9).
 *
 * - counts own frames against acknowledgements in the socket itself (`frame-counter.ts`), never by the provider's own counter
 * - drops the provider's queue when a socket opens: the handshake carries what was made offline, in one frame
 * - notices half-open sockets within 30 s, also while the first answer is missing, and asks when it has been quiet
 * - comes back with jitter, at once when the network or the window returns
 */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { closeCodes, type ServerMessage } from "#shared/api/sync.ts";
import { type ErrorCode, isErrorCode } from "#shared/errors.ts";
import type { Environment, SocketClass } from "./environment.ts";
import { FrameCounter } from "./frame-counter.ts";

/** How often silence is noticed, as a part of how long it is borne. */
const looksPerSilence = 14;

/** After changes, both sides tell each other what they have, so that neither lacks anything for longer than this. */
const compareEveryMs = 30_000;

/** A refusal's reason travels beside the refusal; it is waited for this long. */
const reasonMs = 500;

/** Reasons that pass by themselves: nothing is set aside, the next handshake sends it again. */
const passing: ReadonlySet<ErrorCode> = new Set(["edit/too-fast", "edit/not-saved", "server/busy", "server/failed"]);

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

interface ConnectionOptions {
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
export function connect(options: ConnectionOptions): Connection {
  const { name, doc, awareness, environment } = options;
  const { now, silenceMs } = environment;
  const askAfterMs = silenceMs * 0.55;
  let counter = new FrameCounter(name);
  let socketSince = now();
  let heardAt = now();
  let askedAt = 0;
  let hasChanged = false;
  let progressAt = now();
  let failure: ErrorCode | null = null;
  let reason: Refusal | null = null;
  let isClosed = false;
  let wait: ReturnType<typeof setTimeout> | undefined;

  const refused = () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      const refusal = reason ?? { code: "edit/malformed" as const, details: {} };
      reason = null;
      if (isClosed) return;
      if (passing.has(refusal.code)) restart(environment.now() - socketSince < 10_000 ? 5_000 : 1_000);
      else options.onRefused(refusal);
    }, reasonMs);
  };

  const Socket = countingSocket(environment.WebSocket ?? WebSocket, {
    opened: () => {
      counter = new FrameCounter(name);
      socketSince = heardAt = now();
      return counter;
    },
    sent: () => options.onChange(),
    heard: (answer) => {
      heardAt = now();
      if (answer === null) return;
      progressAt = heardAt;
      if (answer === "refused") refused();
      options.onChange();
    },
  });

  const slowness = Math.round(500 + Math.random() * 1_000);
  const socket = new ProviderSocket({
    url: environment.serverUrl,
    WebSocketPolyfill: Socket,
    delay: slowness,
    minDelay: slowness,
    maxDelay: 8_000,
    messageReconnectTimeout: 60_000,
    onOpen: () => socket.dropQueue(),
    onDisconnect: ({ event }) => onDisconnect(event?.code),
  });
  const provider = new HocuspocusProvider({
    name,
    document: doc,
    awareness,
    websocketProvider: socket,
    token: "cookie",
    onAuthenticated: () => {
      failure = null;
      progressAt = now();
      options.onChange();
    },
    onAuthenticationFailed: ({ reason: why }) => fail(isErrorCode(why) ? why : "project/gone"),
    onSynced: () => options.onChange(),
    onStateless: ({ payload }) => hear(payload),
    onClose: ({ event }) => closedByServer(event?.reason),
  });
  provider.attach();

  const hear = (payload: string) => {
    const message = parseMessage(payload);
    if (!message) return;
    if (message.type === "refused") reason = { code: message.code, details: message.details };
    options.onMessage(message);
  };
  const fail = (code: ErrorCode) => {
    failure = code;
    options.onChange();
    const isFinal = code === "project/gone" || code === "project/old-epoch";
    if (isFinal) socket.disconnect();
    else restart(30_000);
  };
  const onDisconnect = (code: number | undefined) => {
    if (code === closeCodes.revoked) fail("project/gone");
    if (code === closeCodes["session-ended"]) fail("auth/required");
    options.onChange();
  };
  /** The server closed this document but not the socket; without a new socket nothing would be exchanged any more. */
  const closedByServer = (why: string | undefined) => {
    if (isClosed || socket.status !== "connected") return;
    if (isErrorCode(why)) {
      if (why === "project/gone" || why === "project/old-epoch" || why === "auth/required") return fail(why);
      reason ??= { code: why, details: {} };
    }
    restart(1_000);
  };
  const restart = (afterMs: number) => {
    socket.disconnect();
    socket.giveUp();
    clearTimeout(wake);
    wake = setTimeout(() => !isClosed && void socket.connect(), afterMs * (0.5 + Math.random()));
  };
  let wake: ReturnType<typeof setTimeout> | undefined;

  /** Half-open sockets look healthy: only silence tells. The provider itself never gives up on a socket that never spoke. */
  const look = setInterval(() => {
    if (socket.webSocket === null || socket.status === "disconnected") return;
    const quietMs = now() - Math.max(heardAt, socketSince);
    if (quietMs > silenceMs) {
      socketSince = now();
      socket.giveUp();
    } else if (quietMs > askAfterMs || hasChanged) compare(quietMs > askAfterMs ? askAfterMs : compareEveryMs);
  }, silenceMs / looksPerSilence);
  /** Asks what the server has; it answers, and asks back. What either lacks is sent; when nothing is, the pill stays as it is. */
  const compare = (notWithinMs: number) => {
    if (!provider.isAuthenticated || now() - askedAt < notWithinMs) return;
    askedAt = now();
    hasChanged = false;
    provider.forceSync();
  };
  const changed = () => {
    hasChanged = true;
  };
  doc.on("update", changed);
  const hurry = () => {
    if (hasChanged) compare(askAfterMs);
    if (isClosed || socket.status !== "disconnected" || failure === "project/gone" || failure === "project/old-epoch") return;
    clearTimeout(wake);
    void socket.connect();
  };
  for (const event of ["online", "focus"]) environment.page?.addEventListener(event, hurry);

  return {
    origin: provider,
    state: () => {
      const isConnected = socket.status === "connected" && provider.isAuthenticated;
      const { open, isHandshakeDone } = counter.count;
      return { isConnected, isSynced: provider.isSynced, open, isHandshakeDone: isConnected && isHandshakeDone, progressAt, failure };
    },
    close: () => {
      isClosed = true;
      clearInterval(look);
      doc.off("update", changed);
      clearTimeout(wait);
      clearTimeout(wake);
      for (const event of ["online", "focus"]) environment.page?.removeEventListener(event, hurry);
      provider.destroy();
      socket.destroy();
    },
  };
}

/** Reaches what the provider keeps to itself. */
class ProviderSocket extends HocuspocusProviderWebsocket {
  /** What it collected while there was no socket: the handshake carries all of it. */
  dropQueue(): void {
    Reflect.set(this, "messageQueue", []);
  }

  /** Takes the socket for closed, without waiting for a peer that may not be there. */
  giveUp(): void {
    this.emit("close", { event: { code: 4408, reason: "given up" } });
  }
}

interface SocketEars {
  opened(): FrameCounter;
  sent(): void;
  heard(answer: "taken" | "refused" | null): void;
}

/** A socket that counts, before the provider sees what came and after nothing can stop what goes. */
function countingSocket(Base: SocketClass, ears: SocketEars): SocketClass {
  return class extends Base {
    readonly #counter = ears.opened();

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      // The provider takes its listeners away before it closes; where nobody listens, Node ends the process.
      this.addEventListener("error", () => undefined);
      this.addEventListener("message", ({ data }) => ears.heard(this.#counter.received(new Uint8Array(data as ArrayBuffer))));
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      const kind = data instanceof Uint8Array ? this.#counter.sending(data) : "plain";
      if (kind !== "early") super.send(data);
      if (kind !== "plain") ears.sent();
    }
  };
}

function parseMessage(payload: string): ServerMessage | null {
  try {
    const message = JSON.parse(payload) as { type?: unknown };
    return typeof message === "object" && message !== null && typeof message.type === "string" ? (message as ServerMessage) : null;
  } catch {
    return null;
  }
}
