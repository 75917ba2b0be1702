/**
 * The journal: every admitted update, on the disk before anybody is told that it was taken.
 *
 * Rows of all projects go into one file. A commit takes what arrived in the same turn and starts at its end; what arrives
 * while it runs forms the next. When the disk refuses, everything that waits is refused too, nothing is half taken, and the next row tries again. Rules J1 to J12,
 * docs/spec/journal.md.
 */
import { close, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { OrcaError } from "#shared/errors.ts";
import type { Log } from "../log.ts";
import { createDisk, type DiskCalls } from "./journal-disk.ts";
import { listJournal, nextName, openForRows, RowReader, readJournalFile } from "./journal-files.ts";
import { fileOf, JournalIndex, offsetOf, placeOf } from "./journal-index.ts";
import type { Journal, NewRow } from "./journal-kinds.ts";
import { decodeRow, encodeRow, hashOf, type JournalRow } from "./journal-record.ts";

const rotateAtBytes = 64 * 1024 * 1024;

export interface JournalOptions {
  readonly dataDir: string;
  readonly log: Log;
  readonly disk?: DiskCalls;
  readonly now?: () => number;
}

interface Waiting {
  readonly row: Omit<JournalRow, "seq" | "previous">;
  resolve(seq: number): void;
  reject(error: Error): void;
}

interface Encoded {
  readonly row: JournalRow;
  readonly head: Uint8Array;
  readonly offset: number;
}

/** Owns the files from opening to closing. Only one may be open on a data folder. */
export class FileJournal implements Journal {
  #folder: string;
  #log: Log;
  #disk: DiskCalls;
  #now: () => number;
  #names: string[];
  #index = new JournalIndex();
  #reader: RowReader;
  #fd = -1;
  #writesSync = false;
  /** Where the next row goes. */
  #size = 0;
  /** The file may have bytes behind `#size` that belong to nothing. */
  #isTorn = false;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor({ dataDir, log, disk = createDisk(), now = Date.now }: JournalOptions) {
    this.#folder = join(dataDir, "journal");
    this.#log = log;
    this.#disk = disk;
    this.#now = now;
    mkdirSync(this.#folder, { recursive: true });
    this.#names = listJournal(this.#folder);
    const last = this.#names.length - 1;
    this.#names.forEach((name, number) => {
      this.#size = readJournalFile(this.#folder, name, number, number === last, this.#index, log);
    });
    this.#reader = new RowReader(this.#folder, this.#names);
    if (last >= 0) this.#open(this.#names[last] ?? "");
  }

  get rows(): number {
    return this.#index.rows;
  }

  get damaged(): number {
    return this.#index.damaged;
  }

  heads(project?: string): Map<string, number> {
    const documents = [...this.#index.documents()].filter((each) => project === undefined || each.startsWith(`${project}/`));
    return new Map(documents.map((each) => [each, this.#index.lastSeq(each)]));
  }

  /** Seq of a document's newest row that is on the disk; 0 without any. */
  lastSeq(document: string): number {
    return this.#index.lastSeq(document);
  }

  /** Hash of a document's newest row, which the next one names. */
  hashOfNewest(document: string): Uint8Array {
    return this.#index.head(document);
  }

  /** @returns the row's seq, once it is on the disk @throws edit/not-saved */
  append(row: NewRow): Promise<number> {
    return this.#append({ ...row, sort: "update" });
  }

  /** From now on the document has no rows, and a new one of this name starts empty. */
  async forget(document: string): Promise<void> {
    const nothing = { person: "", clients: [], connection: "", schemaVersion: 1, update: new Uint8Array() };
    await this.#append({ ...nothing, document, sort: "forgotten", at: this.#now() });
  }

  /** Rows after a seq, oldest first, at most `most`. A row that can not be read is missing from the answer. */
  after(document: string, seq: number, most = 500): JournalRow[] {
    const rows: JournalRow[] = [];
    for (const each of this.#index.after(document, seq, most)) {
      const body = this.#reader.read(fileOf(each.place), offsetOf(each.place));
      if (body) rows.push(decodeRow(body.slice()));
      else this.#cannotRead(document, each.seq);
    }
    return rows;
  }

  /** The next row of a document comes after this one, although the rows up to it are not here. */
  skipTo(document: string, seq: number): void {
    if (seq > this.lastSeq(document)) this.#index.forget(document, seq, this.#index.head(document));
  }

  /** Resolves when what was appended so far is on the disk, or was refused. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async close(): Promise<void> {
    await this.settled();
    this.#reader.close();
    if (this.#fd !== -1) await promisify(close)(this.#fd);
    this.#fd = -1;
  }

  #append(row: Waiting["row"]): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#waiting.push({ row, resolve, reject });
    this.#running ??= nextTurn().then(() => this.#run());
    return promise;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#commit(group);
    }
    this.#running = null;
  }

  async #commit(group: Waiting[]): Promise<void> {
    try {
      await this.#makeReady();
      const { bytes, rows } = this.#encode(group);
      await this.#write(bytes);
      rows.forEach((each, index) => {
        this.#note(each);
        group[index]?.resolve(each.row.seq);
      });
      this.#size += bytes.length;
    } catch (error) {
      this.#refuse(group, error);
    }
  }

  /** Rows that were tried on top of these can not stand without them, so whatever waits is refused with them. */
  #refuse(group: Waiting[], cause: unknown): void {
    this.#isTorn = true;
    this.#reader.close();
    const all = [...group, ...this.#waiting];
    this.#waiting = [];
    this.#log.error({ err: cause, rows: all.length }, "the journal could not be written");
    for (const { reject } of all) reject(new OrcaError("edit/not-saved", {}, cause));
  }

  /** Numbers and chains the rows of one commit, and puts their bytes together. */
  #encode(group: Waiting[]): { bytes: Uint8Array; rows: Encoded[] } {
    const newest = new Map<string, { seq: number; head: Uint8Array }>();
    const parts: Uint8Array[] = [];
    let offset = this.#size;
    const rows = group.map(({ row }) => {
      const last = newest.get(row.document) ?? { seq: this.#index.lastSeq(row.document), head: this.#index.head(row.document) };
      const numbered: JournalRow = { ...row, seq: last.seq + 1, previous: last.head };
      const { header, body } = encodeRow(numbered);
      const encoded = { row: numbered, head: hashOf(body), offset };
      newest.set(row.document, { seq: numbered.seq, head: encoded.head });
      parts.push(header, body);
      offset += header.length + body.length;
      return encoded;
    });
    return { bytes: Buffer.concat(parts), rows };
  }

  async #write(bytes: Uint8Array): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.#disk.write(this.#fd, bytes, done, bytes.length - done, this.#size + done);
      done += bytesWritten;
    }
    if (!this.#writesSync) await this.#disk.sync(this.#fd);
  }

  #note({ row, head, offset }: Encoded): void {
    const place = placeOf(this.#names.length - 1, offset);
    if (row.sort === "forgotten") this.#index.forget(row.document, row.seq, head);
    else this.#index.add(row.document, row.seq, place, head);
  }

  /** Leaves nothing behind the last good row, and opens a new file when it is time. */
  async #makeReady(): Promise<void> {
    if (this.#isTorn && this.#fd !== -1) {
      await this.#disk.truncate(this.#fd, this.#size);
      this.#isTorn = false;
    }
    const last = this.#names.at(-1);
    const next = nextName(last, this.#now());
    if (last && last.slice(0, 10) === next.slice(0, 10) && this.#size < rotateAtBytes) return;
    const before = this.#fd;
    this.#open(next);
    this.#names.push(next);
    this.#size = 0;
    if (before !== -1) await promisify(close)(before);
  }

  #open(name: string): void {
    const { fd, syncs } = openForRows(this.#folder, name);
    this.#fd = fd;
    this.#writesSync = syncs;
  }

  #cannotRead(document: string, seq: number): void {
    this.#index.damaged++;
    this.#log.error({ document, seq }, "a journal row can not be read back");
  }
}
