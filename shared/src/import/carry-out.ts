/**
 * Carries out in a document what a matrix or the map planned (`artifacts/planned-change.ts`; rule P15, docs/spec/artifacts.md).
 *
 * What is made is made first, since creating is a step of its own; everything else follows in one transaction. An undo stack that
 * is stopped before and after takes all of it back at once.
 */
import type { PlannedChange } from "../artifacts/planned-change.ts";
import type { ProjectDoc } from "../document/layout.ts";
import { createEntities, removeEntities, type Writer, writeAnswer, writeAnyField, writeEntry } from "../document/write.ts";

/** @throws field/invalid before anything was made, if something planned does not fit its field */
export function carryOut(doc: ProjectDoc, writer: Writer, changes: readonly PlannedChange[]): void {
  const made = changes.filter((change) => change.does === "create");
  const removed = changes.filter((change) => change.does === "remove");
  if (made.length > 0) createEntities(doc, writer, made);
  doc.transact(() => {
    for (const change of changes) write(doc, writer, change);
    if (removed.length > 0) removeEntities(doc, writer, removed);
  }, writer.origin);
}

function write(doc: ProjectDoc, writer: Writer, change: PlannedChange): void {
  if (change.does === "write") writeAnyField(doc, writer, change, change.value);
  if (change.does === "entry") writeEntry(doc, writer, change, change.key, change.value);
  if (change.does === "answer") writeAnswer(doc, writer, change.kind, change.row, change.column, change.value);
}
