/**
 * A project document as bytes: read whole, without keeping it. For files; a live document stays with who opened it.
 */
import * as Y from "yjs";
import { type Model, readModel } from "./integrity.ts";
import { type ProjectDoc, rootOf } from "./layout.ts";

/** What people see in a document. @throws when the bytes are no update */
export function readCopy(update: Uint8Array): Model {
  return inCopy(update, readModel);
}

/** As `readCopy`. @throws also when it is not a whole project: a part would open as nothing, or wait for the rest for ever */
export function readWholeCopy(update: Uint8Array): Model {
  return inCopy(update, (doc) => {
    const isWhole = rootOf(doc, "project").size > 0 && doc.store.pendingStructs === null && doc.store.pendingDs === null;
    if (!isWhole) throw new Error("not a whole project");
    return readModel(doc);
  });
}

/** A new document as one update. */
export function makeCopy(fill: (doc: ProjectDoc) => void): { readonly model: Model; readonly update: Uint8Array } {
  const doc = new Y.Doc();
  fill(doc);
  const made = { model: readModel(doc), update: Y.encodeStateAsUpdate(doc) };
  doc.destroy();
  return made;
}

function inCopy<T>(update: Uint8Array, read: (doc: ProjectDoc) => T): T {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, update);
    return read(doc);
  } finally {
    doc.destroy();
  }
}
