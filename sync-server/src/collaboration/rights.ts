/** Who may open which document: one answer for a project that is missing and for one that is not theirs (rule A17). */
import type { DocumentName } from "#shared/api/sync.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import type { Db } from "../store/database.ts";
import { epochOf, levelOf } from "../store/projects.ts";
import type { SyncSocket } from "./sync-socket.ts";

export async function levelFor(db: Db, personId: string, { project, epoch }: DocumentName): Promise<PermissionLevel | ErrorCode> {
  const [level, current] = await Promise.all([levelOf(db, personId, project), epochOf(db, project)]);
  if (level === null || current === null) return "project/gone";
  return epoch === current ? level : "project/old-epoch";
}

/** What has to be said to a socket whose rights were looked up again. */
export interface RightsNow {
  isSessionOver: boolean;
  levels: ReadonlyMap<string, PermissionLevel | null>;
}

/** Reads again what a socket's person may do: what a missed message did not tell (quality.md H15). */
export async function rightsNow(db: Db, socket: SyncSocket): Promise<RightsNow> {
  const session = await db
    .selectFrom("sessions")
    .select("id")
    .where("id", "=", socket.caller.sessionKey)
    .where("expires_at", ">", new Date())
    .executeTakeFirst();
  const projects = new Set([...socket.documents.values()].filter(({ level }) => level).map(({ name }) => name.project));
  const levels = await Promise.all([...projects].map(async (project) => [project, await levelOf(db, socket.caller.id, project)] as const));
  return { isSessionOver: !session, levels: new Map(levels) };
}
