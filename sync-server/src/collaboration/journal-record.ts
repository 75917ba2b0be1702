/**
 * One row of the journal as bytes: mark, length, checksum, body. Rules J1 to J4, docs/spec/journal.md.
 *
 * The mark lets reading go on after a damaged place; `previous` chains the rows of a document to each other.
 */
import { hash } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { crc32c } from "./crc32c.ts";

export interface JournalRow {
  /** `<project>/<part>@<epoch>` */
  readonly document: string;
  /** Counts the rows of one document from 1. */
  readonly seq: number;
  /** A row of sort `forgotten` says that everything before it no longer belongs to anything. */
  readonly sort: RowSort;
  readonly person: string;
  /** Yjs client ids it adds something under. */
  readonly clients: readonly number[];
  readonly connection: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  readonly schemaVersion: number;
  /** Yjs, version 1: only what was new. */
  readonly update: Uint8Array;
  /** SHA-256 of the body of the document's row before this one; zeros in the first. */
  readonly previous: Uint8Array;
}

export type RowSort = "update" | "forgotten";
const sorts: readonly RowSort[] = ["update", "forgotten"];

const mark = 0x314a_524f; // "ORJ1", little-endian
export const headerBytes = 12;
export const hashBytes = 32;
/** Far above what one message may carry. */
export const maxBodyBytes = 64 * 1024 * 1024;

export const noHash: Uint8Array = new Uint8Array(hashBytes);

/** What the next row of the document names as `previous`. */
export const hashOf = (body: Uint8Array): Uint8Array => hash("sha256", body, "buffer");

export interface EncodedRow {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

export function encodeRow(row: JournalRow): EncodedRow {
  const out = encoding.createEncoder();
  encoding.writeUint8(out, sorts.indexOf(row.sort));
  encoding.writeVarString(out, row.document);
  encoding.writeVarUint(out, row.seq);
  encoding.writeVarString(out, row.person);
  encoding.writeVarUint(out, row.clients.length);
  for (const client of row.clients) encoding.writeVarUint(out, client);
  encoding.writeVarString(out, row.connection);
  encoding.writeVarUint(out, row.at);
  encoding.writeVarUint(out, row.schemaVersion);
  encoding.writeUint8Array(out, row.previous);
  encoding.writeUint8Array(out, row.update);
  const body = encoding.toUint8Array(out);
  return { header: encodeHeader(body), body };
}

function encodeHeader(body: Uint8Array): Uint8Array {
  const header = new Uint8Array(headerBytes);
  const view = new DataView(header.buffer);
  view.setUint32(0, mark, true);
  view.setUint32(4, body.length, true);
  view.setUint32(8, crc32c(body), true);
  return header;
}

/** @throws when the body is not one of ours, which its checksum rules out */
export function decodeRow(body: Uint8Array): JournalRow {
  const from = decoding.createDecoder(body);
  return {
    sort: sorts[decoding.readUint8(from)] ?? "update",
    document: decoding.readVarString(from),
    seq: decoding.readVarUint(from),
    person: decoding.readVarString(from),
    clients: Array.from({ length: decoding.readVarUint(from) }, () => decoding.readVarUint(from)),
    connection: decoding.readVarString(from),
    at: decoding.readVarUint(from),
    schemaVersion: decoding.readVarUint(from),
    previous: decoding.readUint8Array(from, hashBytes),
    update: decoding.readTailAsUint8Array(from),
  };
}

/** The body of the row that starts at `at`, as a view; null if no whole, undamaged row does. */
export function bodyAt(file: Uint8Array, at: number): Uint8Array | null {
  if (at + headerBytes > file.length) return null;
  const view = new DataView(file.buffer, file.byteOffset + at, headerBytes);
  const length = view.getUint32(4, true);
  if (view.getUint32(0, true) !== mark || length > maxBodyBytes || at + headerBytes + length > file.length) return null;
  const body = file.subarray(at + headerBytes, at + headerBytes + length);
  return crc32c(body) === view.getUint32(8, true) ? body : null;
}

/** Where the next undamaged row starts, from `at` on; -1 if there is none. */
export function nextRowFrom(file: Uint8Array, at: number): number {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const sign = Buffer.from("ORJ1");
  for (let found = bytes.indexOf(sign, at); found !== -1; found = bytes.indexOf(sign, found + 1)) {
    if (bodyAt(file, found)) return found;
  }
  return -1;
}
