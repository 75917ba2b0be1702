/**
 * An editor that costs next to nothing: it makes real edits, and finds in what arrives only when they were made.
 *
 * Each edit carries its moment inside its value (`@~`, who, when). An editor keeps a document of its own edits alone,
 * and never applies what others do, so fifty of them fit on the processor the server leaves.
 */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { proseOf } from "#shared/document/layout.ts";
import { createEntity, type Writer, writeField } from "#shared/document/write.ts";

const message = { sync: 0, awareness: 1, auth: 2, reply: 4, status: 8 } as const;
const step = { one: 0, two: 1, update: 2 } as const;

/** `@~`, two letters for the editor, nine for the moment. */
const mark = Buffer.from("@~");
const markBytes = 13;

/** Microseconds of a clock that all processes of this machine share. */
export const nowMicros = (): number => Number(process.hrtime.bigint() / 1000n);

export interface EditorPlace {
  url: string;
  document: string;
  headers: Record<string, string>;
}

/** What an editor does to the project it was given, instead of to an object of its own. */
export type EditorWork = (doc: Y.Doc, writer: Writer, made: number) => void;

export class ThinEditor {
  /** Called for each edit of somebody else that arrives: when it was made and when it came, in microseconds, and the number of its editor. */
  onDelivery: (madeAt: number, arrivedAt: number, by: number) => void = () => {};

  #made = 0;
  #shown = 0;
  #open = 0;
  readonly #doc = new Y.Doc();
  readonly #number: string;
  readonly #place: EditorPlace;
  readonly #socket: WebSocket;
  readonly #object: string;
  readonly #writer: Writer;
  readonly #work: EditorWork | undefined;
  readonly #ready = Promise.withResolvers<void>();

  /** @param beginning what this editor brings along: a whole project, say */
  constructor(number: number, place: EditorPlace, beginning?: Uint8Array, work?: EditorWork) {
    this.#work = work;
    this.#number = number.toString(36).padStart(2, "0");
    this.#place = place;
    this.#writer = { by: `editor${number}`, now: Date.now, origin: this, untracked: this };
    if (beginning) Y.applyUpdate(this.#doc, beginning);
    this.#object = work ? "" : createEntity(this.#doc, this.#writer, "object", { name: `Bench ${number}` });
    this.#doc.on("update", (update: Uint8Array) => this.#send(step.update, update));
    this.#socket = new WebSocket(place.url, { headers: place.headers, perMessageDeflate: false });
    this.#socket.on("open", () => this.#greet());
    this.#socket.on("message", (bytes: Buffer) => this.#receive(bytes));
    this.#socket.on("error", (error) => this.#ready.reject(error));
    this.#socket.on("close", (code, reason) => this.#ready.reject(new Error(`The server closed the socket: ${code} ${reason}`)));
  }

  /** Resolves when the server has what this editor began with. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Frames sent that the server has not yet said it holds. */
  get waiting(): number {
    return this.#open;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** One edit, by turns a word of prose and a short field. Returns when it was made. */
  edit(): number {
    const madeAt = nowMicros();
    const value = `${mark}${this.#number}${madeAt.toString(36).padStart(9, "0")}`;
    const at = { kind: "object", id: this.#object } as const;
    this.#made += 1;
    if (this.#work) this.#work(this.#doc, this.#writer, this.#made);
    else if (this.#made % 2 === 0) proseOf(this.#doc, { ...at, field: "definition" })?.insert(0, value);
    else writeField(this.#doc, this.#writer, { ...at, field: "plural" }, value);
    return madeAt;
  }

  /** Shows others where this editor is; the server writes the name. */
  show(presence: object): void {
    this.#shown += 1;
    const about = createEncoder();
    writeVarUint(about, 1);
    writeVarUint(about, this.#doc.clientID);
    writeVarUint(about, this.#shown);
    writeVarString(about, JSON.stringify(presence));
    this.#socket.send(this.#frame(message.awareness, (encoder) => writeVarUint8Array(encoder, toUint8Array(about))));
  }

  close(): void {
    this.#socket.terminate();
  }

  #greet(): void {
    this.#socket.send(
      this.#frame(message.auth, (encoder) => {
        writeVarUint(encoder, 0);
        writeVarString(encoder, "bench");
        writeVarString(encoder, "4.8.0");
      }),
    );
    this.#send(step.one, Y.encodeStateVector(this.#doc));
  }

  #receive(bytes: Buffer): void {
    const arrivedAt = nowMicros();
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + markBytes)) {
      const text = bytes.toString("latin1", at + 2, at + markBytes);
      if (!text.startsWith(this.#number))
        this.onDelivery(Number.parseInt(text.slice(2), 36), arrivedAt, Number.parseInt(text.slice(0, 2), 36));
    }
    this.#answer(bytes);
  }

  #answer(bytes: Buffer): void {
    const decoder = createDecoder(bytes);
    readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === message.auth && readVarUint(decoder) === 1) {
      this.#ready.reject(new Error(`The server refused: ${readVarString(decoder)}`));
    }
    if ((type === message.sync || type === message.reply) && readVarUint(decoder) === step.one) {
      this.#send(step.two, Y.encodeStateAsUpdate(this.#doc, readVarUint8Array(decoder)), message.reply);
    }
    if (type === message.status) this.#acknowledge(readVarUint(decoder) === 1);
  }

  #acknowledge(held: boolean): void {
    if (!held) this.#ready.reject(new Error("The server did not take an edit."));
    this.#open -= 1;
    this.#ready.resolve();
  }

  #send(kind: number, payload: Uint8Array, type: number = message.sync): void {
    if (!this.isOpen) return;
    if (kind !== step.one) this.#open += 1;
    this.#socket.send(
      this.#frame(type, (encoder) => {
        writeVarUint(encoder, kind);
        writeVarUint8Array(encoder, payload);
      }),
    );
  }

  #frame(type: number, write: (encoder: ReturnType<typeof createEncoder>) => void): Uint8Array {
    const encoder = createEncoder();
    writeVarString(encoder, this.#place.document);
    writeVarUint(encoder, type);
    write(encoder);
    return toUint8Array(encoder);
  }
}
