/**
 * Walks the bytes of a Yjs update (version 1) without building anything from them.
 *
 * Strings are checked and measured where they lie: well-formed UTF-8, no NUL. Whatever is out of order throws
 * `Malformed`, so that the caller needs one `catch` (rules A6 to A9, docs/spec/admission.md).
 */

/** What is wrong with an update, in a few words for the log. */
export class Malformed extends Error {}

const maxKeyBytes = 128;

/** The tags of lib0's `writeAny`. */
const any = {
  array: 117,
  object: 118,
  string: 119,
  true: 120,
  false: 121,
  float64: 123,
  float32: 124,
  int: 125,
  null: 126,
  undefined: 127,
};

/** A position in one update. */
export class UpdateReader {
  #bytes: Uint8Array;
  #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Malformed("it ends too early");
    return byte;
  }

  /** A count, a clock, a client id: 0 to 2^53 - 1. */
  uint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed("a number is too large");
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  /** Passes a string. @returns its length in UTF-16 units, as Yjs counts */
  text(): number {
    const bytes = this.#bytes;
    const end = this.#take(this.uint());
    let units = 0;
    while (this.#at < end) {
      const byte = bytes[this.#at] ?? 0;
      if (byte === 0) throw new Malformed("it holds a NUL");
      if (byte < 128) {
        this.#at++;
        units++;
      } else units += this.#wide(byte, end);
    }
    return units;
  }

  /** Passes a key of a map: short, and no name that JavaScript treats specially. */
  key(pattern: RegExp): void {
    const key = this.#shortText();
    if (!pattern.test(key) || key.split(/[./>]/).some(isSpecial)) throw new Malformed(`"${key.slice(0, 40)}" is no key`);
  }

  /** Passes one plain value. `depth` is how many lists or records may still be inside each other. */
  value(depth: number): void {
    const tag = this.byte();
    if (tag === any.string) this.text();
    else if (tag === any.int) this.#int();
    else if (tag === any.float32) this.#finite(this.#view.getFloat32(this.#skip(4)));
    else if (tag === any.float64) this.#finite(this.#view.getFloat64(this.#skip(8)));
    else if (tag === any.array || tag === any.object) this.#collection(tag, depth - 1);
    else if (tag !== any.true && tag !== any.false && tag !== any.null && tag !== any.undefined)
      throw new Malformed(`a value of sort ${tag}`);
  }

  #collection(tag: number, depth: number): void {
    if (depth < 0) throw new Malformed("values are nested too deep");
    for (let left = this.uint(); left > 0; left--) {
      if (tag === any.object && isSpecial(this.#shortText())) throw new Malformed("a record has a key with a special meaning");
      this.value(depth);
    }
  }

  /** lib0's signed integer: 6 bits in the first byte, 7 in those that follow, 32 bits at most from an honest writer. */
  #int(): void {
    let left = 8;
    let byte = this.byte();
    while (byte >= 128) {
      if (--left === 0) throw new Malformed("a number is too large");
      byte = this.byte();
    }
  }

  #finite(value: number): void {
    if (!Number.isFinite(value)) throw new Malformed("a number is not finite");
  }

  #shortText(): string {
    const start = this.#at;
    const size = this.uint();
    if (size > maxKeyBytes) throw new Malformed("a key is too long");
    this.#at = start;
    this.text();
    return decoder.decode(this.#bytes.subarray(this.#at - size, this.#at));
  }

  #skip(size: number): number {
    const at = this.#at;
    this.#at = this.#take(size);
    return at;
  }

  /** @returns where the next `size` bytes end */
  #take(size: number): number {
    const end = this.#at + size;
    if (end > this.#bytes.length) throw new Malformed("it ends too early");
    return end;
  }

  /** Passes a character of two to four bytes (Unicode 15, table 3-7). @returns its UTF-16 units */
  #wide(first: number, end: number): number {
    const size = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    if (size === 0 || this.#at + size > end) throw new Malformed("its text is damaged");
    const second = this.#bytes[this.#at + 1] ?? 0;
    const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) throw new Malformed("its text is damaged");
    for (let more = 2; more < size; more++) {
      if (((this.#bytes[this.#at + more] ?? 0) & 0xc0) !== 0x80) throw new Malformed("its text is damaged");
    }
    this.#at += size;
    return size === 4 ? 2 : 1;
  }
}

const decoder = new TextDecoder();

const isSpecial = (name: string): boolean => name === "__proto__" || name === "constructor" || name === "prototype";
