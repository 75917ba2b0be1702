/**
 * The live side of the server: sockets, documents, journal and projector as one thing with a beginning and an end.
 *
 * HTTP hands over sockets whose cookie it has checked and says when rights change; everything else happens in here.
 * Rules A1–A30 (docs/spec/admission.md) and J1–J12 (docs/spec/journal.md).
 */
import type { WebSocket } from "ws";
import type { PermissionLevel } from "#shared/permissions.ts";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";
import type { Db } from "../store/database.ts";

/** Who is at the other end of a socket: a `Person` of `identity`. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly sessionKey: string;
}

/** What of the upgrade request is needed: the path with its query, and the headers. */
export interface UpgradeRequest {
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface CollaborationStats {
  sockets: number;
  documents: number;
  /** Edits that were not taken, since the start. */
  refusals: number;
  /** Hook bodies that threw, since the start. Each closed one connection. */
  failures: number;
  /** Journal rows that could not be read back. More than 0 needs a person. */
  damagedRows: number;
  journaledRows: number;
  /** Rows that are neither in the change log nor in the projection yet. */
  rowsBehind: number;
}

export interface Collaboration {
  /** Takes over a socket. Call it in the same turn in which the socket was opened, or early frames are lost. */
  connect(socket: WebSocket, request: UpgradeRequest, caller: Caller): void;
  /** Closes every socket of a session, with 4401 `session-ended`. */
  endSession(sessionKey: string): void;
  /** A member got another level, or (null) none: open documents switch or close at once. */
  changeLevel(projectId: string, personId: string, level: PermissionLevel | null): void;
  /** The project was deleted: everybody in it is told and its documents leave memory. */
  removeProject(projectId: string): void;
  /** Tells the sockets, flushes the journal, drains the projector, writes snapshots. At most 10 s. */
  stop(): Promise<void>;
  stats(): CollaborationStats;
}

export interface CollaborationOptions {
  readonly db: Db;
  readonly settings: Settings;
  readonly log: Log;
}

/** Opens the journal and is ready for sockets when it resolves. */
export async function startCollaboration({ log }: CollaborationOptions): Promise<Collaboration> {
  log.warn("collaboration is not built yet");
  return {
    connect: (socket) => socket.close(1013),
    endSession: () => {},
    changeLevel: () => {},
    removeProject: () => {},
    stop: async () => {},
    stats: () => ({ sockets: 0, documents: 0, refusals: 0, failures: 0, damagedRows: 0, journaledRows: 0, rowsBehind: 0 }),
  };
}
