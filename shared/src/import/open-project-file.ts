/**
 * Opens what somebody chose as a file: a saved project, or a sample. What is neither is refused with a sentence, before
 * anything is made. Rules PF1–PF8, docs/spec/files.md.
 */
import { z } from "zod";
import { makeCopy, readWholeCopy } from "../document/copy.ts";
import { textToBytes } from "../document/encode.ts";
import type { Model } from "../document/integrity.ts";
import type { Writer } from "../document/writer.ts";
import { fail } from "../errors.ts";
import { projectIdPattern } from "../ids.ts";
import { importSample } from "./import-sample.ts";
import { checksumOf, projectFileFormat, projectFileMaxBytes, projectFileVersion } from "./project-file.ts";

const sampleFormat = "orca-project-sample";

/** A project out of a file, ready to be kept. */
export interface OpenedFile {
  /** The project it is a copy of; null when it is nobody's: a sample, edits that were set aside. */
  readonly copyOf: { readonly id: string; readonly epoch: number } | null;
  readonly name: string;
  readonly objects: number;
  readonly relationships: number;
  /** The whole document, Yjs update v1. */
  readonly update: Uint8Array;
}

const projectFile = z.object({
  reason: z.string().optional(),
  project: z.object({ id: z.string(), name: z.string(), epoch: z.int().min(1).optional() }),
  checksum: z.string().optional(),
  update: z.string(),
});

/** So much of a file says whether the rest is worth reading. */
export const fileHeadBytes = 4_096;
/** Smaller files are read whatever their order: somebody may have sorted the keys. */
const smallBytes = 2 ** 20;

/**
 * To be asked before a file is read: a large one that does not begin like ours is none.
 *
 * @param head its beginning, as text
 * @throws file/too-large · file/not-a-project
 */
export function checkFile({ name, size }: { readonly name: string; readonly size: number }, head: string): void {
  if (size > projectFileMaxBytes) fail("file/too-large", { name, max: `${Math.round(projectFileMaxBytes / 2 ** 20)} MB` });
  if (size > smallBytes && !isOurs(head)) fail("file/not-a-project", { name });
}

const isOurs = (head: string): boolean => head.includes(projectFileFormat) || head.includes(sampleFormat);

/**
 * @param name of the file, for sentences
 * @throws file/not-a-project · file/torn · file/newer · file/damaged · sample/invalid
 */
export function openProjectFile(name: string, text: string, writer: Writer): OpenedFile {
  const json = parse(name, text);
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown };
  if (format === sampleFormat) return openSample(json, writer);
  if (format !== projectFileFormat) return fail("file/not-a-project", { name });
  if (typeof version === "number" && version > projectFileVersion) return fail("file/newer", { name });
  const file = projectFile.safeParse(json);
  if (version !== projectFileVersion || !file.success) return fail("file/damaged", { name }, file.error);
  return openCopy(name, file.data);
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    return fail(isOurs(text.slice(0, fileHeadBytes)) ? "file/torn" : "file/not-a-project", { name }, cause);
  }
}

function openSample(json: unknown, writer: Writer): OpenedFile {
  const { model, update } = makeCopy((doc) => importSample(doc, writer, json));
  return { copyOf: null, ...countsOf(model), update };
}

function openCopy(name: string, { reason, project, checksum, update: text }: z.infer<typeof projectFile>): OpenedFile {
  try {
    const update = textToBytes(text);
    if (checksum !== undefined && checksum !== checksumOf(update)) throw new Error("the checksum is another");
    const isCopy = reason === undefined && projectIdPattern.test(project.id);
    return { copyOf: isCopy ? { id: project.id, epoch: project.epoch ?? 1 } : null, ...countsOf(readWholeCopy(update)), update };
  } catch (cause) {
    return fail("file/damaged", { name }, cause);
  }
}

const countsOf = ({ project, entities }: Model): Pick<OpenedFile, "name" | "objects" | "relationships"> => ({
  name: project.name,
  objects: entities.object.size,
  relationships: entities.relationship.size,
});
