/**
 * A server of a few lines behind a socket class: speaks Hocuspocus' frames, keeps a document, and answers edits as it is told.
 * For what a real server does rarely: refusing with a reason, answering late, closing one document.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { readSyncMessage, writeSyncStep1 } from "y-protocols/sync";
import * as Y from "yjs";
import type { SocketClass } from "#client/project/environment.ts";
import type { ServerMessage } from "#shared/api/sync.ts";

type Verdict = "take" | "hold" | Extract<ServerMessage, { type: "refused" }>;

export interface ScriptedServer {
  doc: Y.Doc;
  readonly Socket: SocketClass;
  /** Frames that carried changes, over all connections. */
  readonly frames: { step: "step2" | "update"; bytes: number }[];
  connections: number;
  /** While false, sockets close at once; `goDown` closes those that are open. */
  isUp: boolean;
  goDown(): void;
  verdict: Verdict;
  level: Extract<ServerMessage, { type: "hello" }>["level"];
}

const [auth, sync, stateless, status] = [2, 0, 5, 8];

export function scriptedServer(): ScriptedServer {
  const sockets: (() => void)[] = [];
  const server: ScriptedServer = {
    doc: new Y.Doc(),
    frames: [],
    connections: 0,
    isUp: true,
    goDown: () => {
      server.isUp = false;
      for (const close of sockets.splice(0)) close();
    },
    verdict: "take",
    level: "editor",
    Socket: class extends EventTarget {
      readyState = 0;
      binaryType = "arraybuffer";

      constructor() {
        super();
        server.connections += 1;
        sockets.push(() => this.close());
        setTimeout(() => {
          if (!server.isUp) return this.close();
          this.readyState = 1;
          this.dispatchEvent(new Event("open"));
        });
      }

      send(frame: Uint8Array) {
        setTimeout(() => this.readyState === 1 && this.#hear(new Uint8Array(frame)));
      }

      close() {
        if (this.readyState === 3) return;
        this.readyState = 3;
        this.dispatchEvent(Object.assign(new Event("close"), { code: 1000, reason: "" }));
      }

      #say(document: string, type: number, write: (encoder: encoding.Encoder) => void) {
        const encoder = encoding.createEncoder();
        encoding.writeVarString(encoder, document);
        encoding.writeVarUint(encoder, type);
        write(encoder);
        this.dispatchEvent(Object.assign(new Event("message"), { data: encoding.toUint8Array(encoder).buffer }));
      }

      #tell(document: string, message: ServerMessage) {
        this.#say(document, stateless, (encoder) => encoding.writeVarString(encoder, JSON.stringify(message)));
      }

      #hear(frame: Uint8Array) {
        const decoder = decoding.createDecoder(frame);
        const document = decoding.readVarString(decoder);
        const type = decoding.readVarUint(decoder);
        if (type === auth) {
          this.#say(document, auth, (encoder) => {
            encoding.writeVarUint(encoder, 2);
            encoding.writeVarString(encoder, "read-write");
          });
          this.#tell(document, { type: "hello", level: server.level, capabilities: [] });
        }
        if (type === sync) this.#sync(document, decoder, frame.length);
      }

      #sync(document: string, decoder: decoding.Decoder, bytes: number) {
        const step = decoding.peekVarUint(decoder);
        if (step > 0) server.frames.push({ step: step === 1 ? "step2" : "update", bytes });
        if (step > 0 && server.verdict === "hold") return;
        const isTaken = step === 0 || server.verdict === "take";
        if (isTaken) {
          const answer = encoding.createEncoder();
          readSyncMessage(decoder, answer, server.doc, "client");
          if (step === 0) this.#say(document, sync, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(answer)));
          if (step === 0) this.#say(document, sync, (encoder) => writeSyncStep1(encoder, server.doc));
        }
        if (step === 0) return;
        if (typeof server.verdict === "object") this.#tell(document, server.verdict);
        this.#say(document, status, (encoder) => encoding.writeVarInt(encoder, isTaken ? 1 : 0));
      }
    } as unknown as SocketClass,
  };
  return server;
}
