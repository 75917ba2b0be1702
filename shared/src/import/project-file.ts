/**
 * The project file: everything the document holds, for machines, and the visible model as plain JSON, for people.
 *
 * The bytes are the document itself with all it remembers (deletions, merges, unknown fields), so a file opens as it was saved and
 * merges with what has become of the project since. Rules PF1–PF8, docs/spec/files.md; reading: `open-project-file.ts`.
 */
import { readCopy } from "../document/copy.ts";
import { bytesToText } from "../document/encode.ts";

export const projectFileFormat = "orca-project-copy";
/** Raised when an older app could not read the file rightly; new keys need no new version. */
export const projectFileVersion = 1;
/** Larger files are not read. The largest project there can be is well below. */
export const projectFileMaxBytes = 128 * 2 ** 20;
/** Characters; a plain model beyond that is left out. */
const plainAtMost = 10 * 2 ** 20;

export interface FileHead {
  readonly project: string;
  readonly epoch: number;
  readonly savedAt: number;
  /** Why it was set aside, where it was. */
  readonly reason?: string;
}

/**
 * The text of a project file.
 *
 * @param update the whole document, Yjs update v1
 * @param plainMost characters; a plain model that would make the file longer is left out
 */
export function writeProjectFile(update: Uint8Array, { project, epoch, savedAt, reason }: FileHead, plainMost = plainAtMost): string {
  const model = readCopy(update);
  const plain = plainValue(model);
  const head = {
    format: projectFileFormat,
    version: projectFileVersion,
    savedAt: new Date(savedAt).toISOString(),
    ...(reason === undefined ? {} : { reason }),
    project: { id: project, epoch, name: model.project.name },
  };
  const machines = { checksum: checksumOf(update), update: bytesToText(update) };
  const isShort = JSON.stringify(plain).length <= plainMost;
  return JSON.stringify({ ...head, ...(isShort ? { model: plain } : {}), ...machines }, null, 1);
}

/** Lists of entities by kind, and maps by their key. */
function plainValue({ entities, ...rest }: ReturnType<typeof readCopy>): Record<string, unknown> {
  const kinds = Object.entries(entities).map(([kind, byId]) => [kind, [...byId.values()]]);
  const others = Object.entries(rest).map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value) : value]);
  return Object.fromEntries([...kinds, ...others]);
}

/** FNV-1a, 32 bits: finds what a disk or a mail has changed by accident, nothing more. */
export function checksumOf(bytes: Uint8Array): string {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, "0");
}
