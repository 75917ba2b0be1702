/**
 * What a snapshot's bytes are: a mark, then the document as one update in the format of the wire, compressed. So whoever comes with nothing can
 * be sent it as it is (send-ahead.ts). Those from before the mark are in Yjs' other format.
 */
import { promisify } from "node:util";
import { constants, zstdCompressSync, zstdDecompress, zstdDecompressSync } from "node:zlib";
import * as Y from "yjs";

/** Before the compressed bytes, which themselves never begin with it. */
const mark = 1;
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const decompress = promisify(zstdDecompress);

export interface State {
  readonly update: Uint8Array;
  /** Whether it is as the socket carries it. */
  readonly isOfWire: boolean;
}

export const packState = (update: Uint8Array): Uint8Array => Buffer.concat([Buffer.of(mark), zstdCompressSync(update, compression)]);

/** @throws when they are not a snapshot's */
export async function unpackState(bytes: Uint8Array): Promise<State> {
  const isOfWire = isMarked(bytes);
  return { update: await decompress(bodyOf(bytes)), isOfWire };
}

/** The same at once, for a thread that nobody waits for. */
export const unpackStateSync = (bytes: Uint8Array): State => ({ update: zstdDecompressSync(bodyOf(bytes)), isOfWire: isMarked(bytes) });

export function applyState(doc: Y.Doc, { update, isOfWire }: State): void {
  if (isOfWire) Y.applyUpdate(doc, update);
  else Y.applyUpdateV2(doc, update);
}

const isMarked = (bytes: Uint8Array): boolean => bytes[0] === mark;
const bodyOf = (bytes: Uint8Array): Uint8Array => (isMarked(bytes) ? bytes.subarray(1) : bytes);
