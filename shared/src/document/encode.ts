/** Whole documents as bytes (Yjs update v2) and as text, for rooms that may not import Yjs. */
import { fromBase64, toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import type { ProjectDoc } from "./layout.ts";

/** Everything in a document, as Yjs update v2. */
export const encodeDocument = (doc: ProjectDoc): Uint8Array => Y.encodeStateAsUpdateV2(doc);

/** A document from `encodeDocument`. @throws when the bytes are damaged */
export function decodeDocument(bytes: Uint8Array): ProjectDoc {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, bytes);
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("the document is not complete");
  return doc;
}

export const bytesToText = (bytes: Uint8Array): string => toBase64(bytes);
export const textToBytes = (text: string): Uint8Array => fromBase64(text);
