/**
 * The files of the journal: one for all projects, a new one each day and at 64 MiB, named so that they sort by age.
 *
 * Opening reads every row once, cuts off what a crash left half written at the very end, and steps over damaged places
 * elsewhere, which are counted and reported. Rules J5 to J8, docs/spec/journal.md.
 */
import { closeSync, constants, fsyncSync, openSync, readdirSync, readFileSync, readSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../log.ts";
import { type JournalIndex, placeOf } from "./journal-index.ts";
import { bodyAt, decodeRow, hashOf, headerBytes, nextRowFrom } from "./journal-record.ts";

const namePattern = /^\d{4}-\d{2}-\d{2}-\d{6}\.journal$/;

/** Names of the files that are there, oldest first. */
export function listJournal(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => namePattern.test(name))
    .sort();
}

/** The name that comes after `last`: today's date, never earlier than the last, and a number that only grows. */
export function nextName(last: string | undefined, at: number): string {
  const today = new Date(at).toISOString().slice(0, 10);
  const day = last && last.slice(0, 10) > today ? last.slice(0, 10) : today;
  const number = last ? Number(last.slice(11, 17)) + 1 : 1;
  return `${day}-${String(number).padStart(6, "0")}.journal`;
}

/** Reads a file into the index. @returns how many of its bytes hold rows */
export function readJournalFile(folder: string, name: string, number: number, isLast: boolean, index: JournalIndex, log: Log): number {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  let at = 0;
  while (at < bytes.length) {
    const body = bodyAt(bytes, at);
    if (body) {
      noteRow(body, placeOf(number, at), index, log);
      at += headerBytes + body.length;
      continue;
    }
    const next = nextRowFrom(bytes, at + 1);
    if (next === -1) return endAt(path, at, bytes.length, isLast, index, log);
    index.damaged++;
    log.error({ journal: name, at, bytes: next - at }, "the journal is damaged here; reading goes on behind it");
    at = next;
  }
  return at;
}

function noteRow(body: Uint8Array, place: number, index: JournalIndex, log: Log): void {
  const row = decodeRow(body);
  const follows = row.seq === index.lastSeq(row.document) + 1;
  if (follows && Buffer.compare(row.previous, index.head(row.document)) !== 0) {
    index.damaged++;
    log.error({ document: row.document, seq: row.seq }, "a journal row does not follow on the row before it");
  }
  if (row.sort === "forgotten") index.forget(row.document, row.seq, hashOf(body));
  else index.add(row.document, row.seq, place, hashOf(body));
}

/** What a crash left half written was never acknowledged to anybody; elsewhere than at the very end it is damage. */
function endAt(path: string, at: number, size: number, isLast: boolean, index: JournalIndex, log: Log): number {
  if (isLast) {
    log.warn({ cut: size - at }, "the journal ended in the middle of a row, which was cut off");
    truncateSync(path, at);
    return at;
  }
  index.damaged++;
  log.error({ path, at }, "the end of an older journal file is damaged");
  return size;
}

/** Opens a file for rows; where the system can, each write returns when it is on the disk. */
export function openForRows(folder: string, name: string): { fd: number; syncs: boolean } {
  const onDisk = constants.O_DSYNC ?? 0;
  const fd = openSync(join(folder, name), constants.O_CREAT | constants.O_RDWR | onDisk, 0o600);
  syncFolder(folder);
  return { fd, syncs: onDisk !== 0 };
}

/** A new file is safe only once its folder is. */
function syncFolder(folder: string): void {
  const fd = openSync(folder, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const blockBytes = 64 * 1024;

/** Reads rows back. Rows of one document lie close together, so a block is read at a time. */
export class RowReader {
  #folder: string;
  #names: readonly string[];
  #open: { name: string; fd: number } | null = null;
  #block = { name: "", start: 0, bytes: Buffer.alloc(0) };

  constructor(folder: string, names: readonly string[]) {
    this.#folder = folder;
    this.#names = names;
  }

  /** The body of the row at a place, to be copied before the next call; null if it can not be read. */
  read(file: number, offset: number): Uint8Array | null {
    const name = this.#names[file];
    if (name === undefined) return null;
    return this.#fromBlock(name, offset) ?? this.#fromDisk(name, offset, blockBytes);
  }

  close(): void {
    if (this.#open) closeSync(this.#open.fd);
    this.#open = null;
    this.#block = { name: "", start: 0, bytes: Buffer.alloc(0) };
  }

  #fromBlock(name: string, offset: number): Uint8Array | null {
    const at = offset - this.#block.start;
    return this.#block.name === name && at >= 0 ? bodyAt(this.#block.bytes, at) : null;
  }

  #fromDisk(name: string, offset: number, size: number): Uint8Array | null {
    const bytes = Buffer.alloc(size);
    const read = readSync(this.#fd(name), bytes, 0, size, offset);
    this.#block = { name, start: offset, bytes: bytes.subarray(0, read) };
    const body = bodyAt(this.#block.bytes, 0);
    if (body || read < headerBytes) return body;
    const needed = headerBytes + this.#block.bytes.readUInt32LE(4);
    return needed > size && needed < 2 ** 27 ? this.#fromDisk(name, offset, needed) : null;
  }

  #fd(name: string): number {
    if (this.#open?.name !== name) {
      this.close();
      this.#open = { name, fd: openSync(join(this.#folder, name), "r") };
    }
    return this.#open?.fd ?? -1;
  }
}
