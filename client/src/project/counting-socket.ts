/** Sockets that count: what goes out and what comes back, before the provider sees it. */
import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import type { SocketClass } from "./environment.ts";
import type { FrameCounter } from "./frame-counter.ts";

export interface SocketEars {
  /** A socket is being opened. @returns its own counter */
  opened(): FrameCounter;
  /** A frame with changes was sent, or held back. */
  sent(): void;
  /** Anything came; `answer` where it acknowledges or refuses. */
  heard(answer: "taken" | "refused" | null): void;
}

export function countingSocket(Base: SocketClass, ears: SocketEars): SocketClass {
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

/** Reaches what the provider keeps to itself. */
export class ProviderSocket extends HocuspocusProviderWebsocket {
  /** What it collected while there was no socket: the handshake carries all of it. */
  dropQueue(): void {
    Reflect.set(this, "messageQueue", []);
  }

  /** Takes the socket for closed, without waiting for a peer that may not be there. */
  giveUp(): void {
    this.emit("close", { event: { code: 4408, reason: "given up" } });
  }
}
