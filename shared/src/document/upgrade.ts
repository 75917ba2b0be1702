/**
 * Versions of the document's structure: which one this code writes, and who may write.
 *
 * Adding fields and kinds needs no version. A structural change raises `schemaVersion`, runs once (on the server, or on the device of
 * a project never published) and sets `minWriter`, so that older clients read only (architecture.md 3).
 */
import type { ProjectDoc } from "./layout.ts";
import { readProject } from "./read.ts";

/** The structure this code reads and writes. */
export const schemaVersion = 1;

/** Whether this code is new enough to write into a document. */
export function mayWriteSchema(doc: ProjectDoc): boolean {
  return (readProject(doc).minWriter ?? 1) <= schemaVersion;
}
