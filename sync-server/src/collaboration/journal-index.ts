/**
 * Where each row of each document lies in the journal's files: built when the journal opens, kept up by every append.
 */
import { noHash } from "./journal-record.ts";

/** A place in the journal as one number: the file's number × 2^40 + the offset in it. */
export type Place = number;

const perFile = 2 ** 40;
export const placeOf = (file: number, offset: number): Place => file * perFile + offset;
export const fileOf = (place: Place): number => Math.floor(place / perFile);
export const offsetOf = (place: Place): number => place % perFile;

/** Stands for a row that is missing because its bytes are damaged. */
const nowhere: Place = -1;

class DocumentRows {
  /** Seq of the first of `places`. */
  first = 1;
  places: Place[] = [];
  /** Hash of the newest row. */
  head: Uint8Array = noHash;

  get lastSeq(): number {
    return this.first + this.places.length - 1;
  }
}

export class JournalIndex {
  #documents = new Map<string, DocumentRows>();
  rows = 0;
  /** Rows that were there and can not be read. */
  damaged = 0;

  lastSeq(document: string): number {
    return this.#documents.get(document)?.lastSeq ?? 0;
  }

  head(document: string): Uint8Array {
    return this.#documents.get(document)?.head ?? noHash;
  }

  documents(): IterableIterator<string> {
    return this.#documents.keys();
  }

  /** Notes a row. One that skips some numbers says that those before it are damaged. */
  add(document: string, seq: number, place: Place, head: Uint8Array): void {
    const rows = this.#rowsOf(document);
    for (let missing = rows.lastSeq + 1; missing < seq; missing++) {
      rows.places.push(nowhere);
      this.damaged++;
    }
    rows.places[seq - rows.first] = place;
    rows.head = head;
    this.rows++;
  }

  /** Everything up to and with this row no longer belongs to anything; numbers go on. */
  forget(document: string, seq: number, head: Uint8Array): void {
    const rows = this.#rowsOf(document);
    rows.first = seq + 1;
    rows.places = [];
    rows.head = head;
  }

  /** Places of the rows after a seq, oldest first, `most` at most; a missing row is left out. */
  after(document: string, seq: number, most: number): { seq: number; place: Place }[] {
    const rows = this.#documents.get(document);
    if (!rows) return [];
    const found: { seq: number; place: Place }[] = [];
    for (let at = Math.max(0, seq + 1 - rows.first); at < rows.places.length && found.length < most; at++) {
      const place = rows.places[at] ?? nowhere;
      if (place !== nowhere) found.push({ seq: rows.first + at, place });
    }
    return found;
  }

  #rowsOf(document: string): DocumentRows {
    const known = this.#documents.get(document);
    if (known) return known;
    const rows = new DocumentRows();
    this.#documents.set(document, rows);
    return rows;
  }
}
