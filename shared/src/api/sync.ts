/**
 * What both ends of the socket must agree on, beyond Yjs and Hocuspocus: document names and reasons.
 *
 * A document's name is `<project>/<part>@<epoch>`, so that a device with an old generation is refused instead of merged.
 */
import type { ErrorCode } from "../errors.ts";
import { projectIdPattern } from "../ids.ts";
import type { PermissionLevel } from "../permissions.ts";

/** Path of the one socket that carries all documents. */
export const syncPath = "/sync";

/** Path under which other Yjs clients reach one document each: `/yjs/<project>/<part>`. */
export const plainPath = "/yjs";

/** The parts of a project; `talk` and `log` come with their own artifacts. */
export const projectParts = ["model"] as const;
export type ProjectPart = (typeof projectParts)[number];

export interface DocumentName {
  project: string;
  part: ProjectPart;
  epoch: number;
}

export const documentName = ({ project, part, epoch }: DocumentName): string => `${project}/${part}@${epoch}`;

/** @returns null if this is not the name of a document */
export function parseDocumentName(name: string): DocumentName | null {
  const match = /^([0-9A-Za-z]{22})\/([a-z]+)@([1-9][0-9]{0,8})$/.exec(name);
  const [, project, part, epoch] = match ?? [];
  if (!project || !epoch || !projectIdPattern.test(project)) return null;
  const known = projectParts.find((each) => each === part);
  return known ? { project, part: known, epoch: Number(epoch) } : null;
}

/**
 * What the server says on the stateless channel, as JSON.
 * - `hello` after authentication: the caller's level, so the interface shows what they may do
 * - `refused`: an edit was not taken; `code` is a row of the error table
 */
export type ServerMessage =
  | { type: "hello"; level: PermissionLevel; capabilities: readonly string[] }
  | { type: "refused"; code: ErrorCode; details: Record<string, string | number> };

/** Why the server closed the whole socket. */
export const closeCodes = {
  "session-ended": 4401,
  "read-only": 4403,
  revoked: 4404,
  "server-behind": 4503,
  "slow-reader": 4508,
  "too-fast": 4429,
} as const;
