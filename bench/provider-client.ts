/** Somebody who opens a document with Hocuspocus' own provider and nothing on the device, and how long that takes. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { EditorPlace } from "./thin-editor.ts";

export interface Opening {
  /** Until the last byte of the state was there. */
  readonly receivedMs: number;
  /** Until it was applied, and the provider said so. */
  readonly syncedMs: number;
}

/** Anything smaller is not the document. */
const leastBytes = 100_000;

export async function openAsProvider({ url, document, headers }: EditorPlace): Promise<Opening> {
  const { promise: synced, resolve, reject } = Promise.withResolvers<void>();
  const begun = performance.now();
  let receivedMs = Number.NaN;
  class Socket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers, perMessageDeflate: false });
      this.prependListener("message", (bytes: ArrayBuffer) => {
        if (bytes.byteLength > leastBytes) receivedMs = performance.now() - begun;
      });
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: Socket });
  const provider = new HocuspocusProvider({
    name: document,
    document: new Y.Doc(),
    websocketProvider,
    token: "bench",
    onSynced: () => resolve(),
    onAuthenticationFailed: ({ reason }) => reject(new Error(`The server refused: ${reason}`)),
  });
  provider.attach();
  await synced;
  const syncedMs = performance.now() - begun;
  provider.destroy();
  websocketProvider.destroy();
  if (Number.isNaN(receivedMs)) throw new Error("What came was not the document.");
  return { receivedMs, syncedMs };
}
