/**
 * A project as one file: readable head, and the whole document with its history of merging. "Save a copy to a file".
 *
 * What was saved opens as the same project, and merges with its other copies. Rules F1–F3, docs/spec/document.md.
 */
import { z } from "zod";
import { bytesToText, decodeDocument, encodeDocument, textToBytes } from "../document/encode.ts";
import type { ProjectDoc } from "../document/layout.ts";
import { readProject } from "../document/read.ts";
import { schemaVersion } from "../document/upgrade.ts";
import { fail } from "../errors.ts";
import { projectIdPattern } from "../ids.ts";

const projectFile = z.object({
  format: z.literal("orca-project"),
  formatVersion: z.literal(1),
  /** The project's id. */
  id: z.string().regex(projectIdPattern, "is not the id of a project"),
  name: z.string(),
  schema: z.int(),
  /** Milliseconds since 1970; for people. */
  savedAt: z.number(),
  /** Yjs update, version 2, in base64. */
  document: z.string(),
});

export type ProjectFileHead = Omit<z.infer<typeof projectFile>, "document">;

/** The text of the file. */
export function writeProjectFile(doc: ProjectDoc, id: string, savedAt: number): string {
  const head: ProjectFileHead = {
    format: "orca-project",
    formatVersion: 1,
    id,
    name: readProject(doc).name,
    schema: schemaVersion,
    savedAt,
  };
  return `${JSON.stringify({ ...head, document: bytesToText(encodeDocument(doc)) }, null, 1)}\n`;
}

/** A name for the file: `St Brannoc.orca.json`. */
export function projectFileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, " ").trim();
  return `${plain.slice(0, 80) || "Project"}.orca.json`;
}

/**
 * The project from the text of a file.
 *
 * @throws sample/invalid with where and why; nothing was opened then
 */
export function readProjectFile(text: string): { head: ProjectFileHead; doc: ProjectDoc } {
  const parsed = projectFile.safeParse(parse(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail("sample/invalid", { where: issue?.path.join(", ") || "the file", why: issue?.message ?? "is not a project" });
  }
  const { document, ...head } = parsed.data;
  if (head.schema > schemaVersion) fail("sample/invalid", { where: "the file", why: "was saved by a newer version of this app" });
  try {
    return { head, doc: decodeDocument(textToBytes(document)) };
  } catch (error) {
    return fail("sample/invalid", { where: "the document in the file", why: "is damaged" }, error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail("sample/invalid", { where: "the file", why: "is not a project that was saved here" }, error);
  }
}
