/**
 * A project as a file: everything the document holds, for machines, and the visible model as plain JSON, for people.
 *
 * The same form serves "Save a copy to a file", edits that were set aside, and damaged rows.
 */

import * as Y from "yjs";
import { z } from "zod";
import { bytesToText, textToBytes } from "#shared/document/encode.ts";
import { readModel } from "#shared/document/integrity.ts";
import { rootOf } from "#shared/document/layout.ts";
import { OrcaError } from "#shared/errors.ts";

const format = "orca-project-copy";

const projectFile = z.object({
  format: z.literal(format),
  version: z.literal(1),
  project: z.object({ id: z.string(), name: z.string() }),
  /** Yjs update v1, Base64. */
  update: z.string(),
});

export interface FileHead {
  readonly project: string;
  readonly savedAt: number;
  /** Why it was set aside, where it was. */
  readonly reason?: string;
}

/** A file that `readProjectFile` opens. */
export function writeProjectFile(update: Uint8Array, { project, savedAt, reason }: FileHead): Blob {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const model = plainModel(doc);
  const content = {
    format,
    version: 1,
    savedAt: new Date(savedAt).toISOString(),
    ...(reason === undefined ? {} : { reason }),
    project: { id: project, name: model.project.name },
    model,
    update: bytesToText(update),
  };
  doc.destroy();
  return new Blob([JSON.stringify(content, null, 1)], { type: "application/json" });
}

function plainModel(doc: Y.Doc) {
  const model = readModel(doc);
  const entities = Object.fromEntries(Object.entries(model.entities).map(([kind, byId]) => [kind, [...byId.values()]]));
  return { project: model.project, ...entities, priorities: Object.fromEntries(model.priorities) };
}

/** @throws sample/invalid when it is no such file, or its content is damaged */
export function readProjectFile(json: unknown): { name: string; update: Uint8Array } {
  const file = projectFile.safeParse(json);
  if (!file.success) throw new OrcaError("sample/invalid", { where: "The file", why: "is not a saved copy of a project" }, file.error);
  try {
    const update = textToBytes(file.data.update);
    mustBeWhole(update);
    return { name: file.data.project.name, update };
  } catch (cause) {
    throw new OrcaError("sample/invalid", { where: "The file", why: "is damaged" }, cause);
  }
}

/** A part of a project would open as nothing, or as something that waits for the rest for ever. */
function mustBeWhole(update: Uint8Array): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const isWhole = rootOf(doc, "project").size > 0 && doc.store.pendingStructs === null && doc.store.pendingDs === null;
  doc.destroy();
  if (!isWhole) throw new Error("not a whole project");
}
