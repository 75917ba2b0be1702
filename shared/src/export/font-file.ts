/**
 * Reads a font: WOFF to TrueType, which letters it has, and how wide they are. As much of the formats as our own fonts use.
 */
import { unzlibSync } from "fflate";

export interface Face {
  /** The font as TrueType. */
  readonly file: Uint8Array;
  /** In ems; null where the font has no such letter. */
  widthOf(letter: number): number | null;
}

/** @throws when it is no WOFF 1.0 with a character map for Unicode */
export function readFace(woff: Uint8Array): Face {
  const file = woffToTrueType(woff);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tablesOf(view);
  const at = (name: string) => tables.get(name) ?? missing(name);
  const unitsPerEm = view.getUint16(at("head") + 18);
  const widths = view.getUint16(at("hhea") + 34);
  const glyphs = readCharacterMap(view, at("cmap"));
  return {
    file,
    widthOf: (letter) => {
      const glyph = glyphs.get(letter);
      if (glyph === undefined) return null;
      return view.getUint16(at("hmtx") + Math.min(glyph, widths - 1) * 4) / unitsPerEm;
    },
  };
}

const missing = (name: string): never => {
  throw new Error(`the font has no ${name}`);
};

const [woffHead, woffEntry, fileHead, fileEntry] = [44, 20, 12, 16];

function woffToTrueType(woff: Uint8Array): Uint8Array {
  const from = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (from.getUint32(0) !== 0x774f4646) missing("WOFF signature");
  const count = from.getUint16(12);
  const tables = Array.from({ length: count }, (_, place) => {
    const at = woffHead + place * woffEntry;
    const [tag, offset, packed, length, sum] = [0, 4, 8, 12, 16].map((step) => from.getUint32(at + step)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const body = woff.subarray(offset, offset + packed);
    return { tag, sum, content: packed < length ? unzlibSync(body) : body };
  });
  const size = tables.reduce((sum, { content }) => sum + padded(content.length), fileHead + count * fileEntry);
  const file = new Uint8Array(size);
  const to = new DataView(file.buffer);
  to.setUint32(0, from.getUint32(4));
  to.setUint16(4, count);
  const power = Math.floor(Math.log2(count));
  to.setUint16(6, 2 ** power * 16);
  to.setUint16(8, power);
  to.setUint16(10, (count - 2 ** power) * 16);
  let offset = fileHead + count * fileEntry;
  for (const [place, { tag, sum, content }] of tables.entries()) {
    const at = fileHead + place * fileEntry;
    for (const [step, value] of [tag, sum, offset, content.length].entries()) to.setUint32(at + step * 4, value);
    file.set(content, offset);
    offset += padded(content.length);
  }
  return file;
}

const padded = (length: number): number => (length + 3) & ~3;

function tablesOf(view: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  for (let place = 0; place < view.getUint16(4); place++) {
    const at = fileHead + place * fileEntry;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)));
    tables.set(tag, view.getUint32(at + 8));
  }
  return tables;
}

/** The glyph of each letter, from the map of the basic plane (format 4), as PDF writers read it. */
function readCharacterMap(view: DataView, cmap: number): Map<number, number> {
  for (let place = 0; place < view.getUint16(cmap + 2); place++) {
    const at = cmap + view.getUint32(cmap + 8 + place * 8);
    if (view.getUint16(at) === 4) return readSegments(view, at);
  }
  return missing("cmap of format 4");
}

function readSegments(view: DataView, at: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const bytes = view.getUint16(at + 6);
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + bytes, at + 16 + 2 * bytes, at + 16 + 3 * bytes];
  for (let step = 0; step < bytes; step += 2) {
    const [end, start, delta, offset] = [ends, starts, deltas, offsets].map((list) => view.getUint16(list + step)) as [
      number,
      number,
      number,
      number,
    ];
    for (let letter = start; letter <= end && letter < 0xffff; letter++) {
      const held = offset === 0 ? letter : view.getUint16(offsets + step + offset + 2 * (letter - start));
      const glyph = held === 0 ? 0 : (held + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(letter, glyph);
    }
  }
  return glyphs;
}
