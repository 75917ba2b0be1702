/** Who may open which document: one answer for a project that is missing and for one that is not theirs (rule A17). */
import type { DocumentName } from "#shared/api/sync.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import { readTokenOwner } from "../store/api-tokens.ts";
import type { Db } from "../store/database.ts";
import { epochOf, levelOf } from "../store/projects.ts";
import type { Caller } from "./caller.ts";
import type { SyncSocket } from "./sync-socket.ts";

export async function levelFor(db: Db, caller: Caller, { project, epoch }: DocumentName): Promise<PermissionLevel | ErrorCode> {
  const [level, current, over] = await Promise.all([levelOf(db, caller.id, project), epochOf(db, project), isOver(db, caller)]);
  // Ended between the door and here, session or token would find nobody to close its socket.
  if (over && caller.token) return "token/wrong";
  if (level === null || current === null) return "project/gone";
  if (over) return "auth/required";
  return epoch === current ? level : "project/old-epoch";
}

/** What has to be said to a socket whose rights were looked up again. */
export interface RightsNow {
  isSessionOver: boolean;
  /** By document: none in one whose generation is over. */
  levels: ReadonlyMap<string, PermissionLevel | null>;
}

/** Reads again what a socket's person may do: what a missed message did not tell (quality.md H15). */
export async function rightsNow(db: Db, socket: Pick<SyncSocket, "caller" | "documents">): Promise<RightsNow> {
  const isSessionOver = await isOver(db, socket.caller);
  const open = [...socket.documents.values()].filter(({ level }) => level);
  const levels = await Promise.all(open.map(async ({ document, name }) => [document, await levelNow(db, socket.caller, name)] as const));
  return { isSessionOver, levels: new Map(levels) };
}

async function levelNow(db: Db, { id }: Caller, { project, epoch }: DocumentName): Promise<PermissionLevel | null> {
  const [level, current] = await Promise.all([levelOf(db, id, project), epochOf(db, project)]);
  return current === epoch ? level : null;
}

/** Whether what they showed at the door, session or token, is no longer good. */
async function isOver(db: Db, { sessionKey, token }: Caller): Promise<boolean> {
  if (token) return (await readTokenOwner(db, token.id)) === null;
  const open = db.selectFrom("sessions").select("id").where("id", "=", sessionKey).where("expires_at", ">", new Date());
  return (await open.executeTakeFirst()) === undefined;
}
