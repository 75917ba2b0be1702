/**
 * Hocuspocus as we use it: without its server, without its store, and with every hook body caught, since one that throws
 * ends the process (quality.md 0.5). What each hook decides is in the files it calls.
 */
import { Database } from "@hocuspocus/extension-database";
import { type Connection, type Document, type Extension, Hocuspocus } from "@hocuspocus/server";
import type { DocumentName } from "#shared/api/sync.ts";
import { closeCodes, parseDocumentName } from "#shared/api/sync.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import type { Log } from "../log.ts";
import type { DocumentSession } from "./document-session.ts";
import { messageTypes, syncSteps } from "./frames.ts";
import { stampPresence } from "./presence.ts";
import type { SyncSocket } from "./sync-socket.ts";

/** What the hooks ask the rest of the room. */
export interface Decisions {
  /** What a caller may do with a document now. @returns the reason they may not open it */
  levelFor(socket: SyncSocket, name: DocumentName): Promise<PermissionLevel | ErrorCode>;
  /** @throws when it can not be loaded */
  load(name: DocumentName, document: Document, session: DocumentSession | undefined): Promise<void>;
  mayShow(session: DocumentSession, document: Document): boolean | Promise<boolean>;
  /** Resolves when no edit of it is being taken; never rejects, nor does `afterUnload` throw. */
  beforeUnload(document: Document): Promise<void>;
  afterUnload(name: string): void;
  /** A hook body threw. */
  failed(hook: string, error: unknown): void;
}

/** What every hook finds in its `context`. */
interface Context {
  socket: SyncSocket;
  session?: DocumentSession;
}

/** The reason in Hocuspocus' "permission denied"; it has no `message`, which would be printed. */
class Denial {
  readonly reason: ErrorCode;
  constructor(reason: ErrorCode) {
    this.reason = reason;
  }
}

/** Updates of one turn go out together, and early when they are this many: merging more at once takes too long (stack.md 0.5). */
const flushMaxBytes = 16_384;
const pendingBytes = 8 * 1024 * 1024;
const internalError = 1011;
/** Hocuspocus sees no edits, so it can not tell who is silent; `SyncSocket.ping` can. The longest that a timer takes, ms. */
const neverMs = 2 ** 31 - 1;

export function createHocuspocus(decisions: Decisions, log: Log): Hocuspocus<Context> {
  const hocuspocus = new Hocuspocus<Context>({
    quiet: true,
    timeout: neverMs,
    flushMaxBytes,
    maxUnauthenticatedQueueSize: pendingBytes,
    maxPendingDocuments: 20,
    extensions: [loading(decisions, log)],
    onAuthenticate: async ({ context, documentName, connectionConfig }) => authenticate(decisions, context, documentName, connectionConfig),
    connected: caught(decisions, "connected", async ({ context, connection }) => {
      const session = sessionOf(context, connection);
      if (hocuspocus.documents.get(session.document) !== connection.document) session.socket.close(closeCodes["server-behind"], "unloaded");
      else if (session.level) session.tell({ type: "hello", level: session.level, capabilities: [] });
    }),
    beforeHandleMessage: caught(decisions, "beforeHandleMessage", async ({ context, connection }) => {
      sessionOf(context, connection);
    }),
    // Edits are taken elsewhere (take-edit.ts). None comes this way; one that did would not be taken.
    beforeSync: async ({ connection, type }) => {
      if (type !== syncSteps.step1) connection.readOnly = true;
    },
    afterHandleMessage: caught(decisions, "afterHandleMessage", async ({ context, update }) => {
      if (update[(update[0] ?? 0) + 1] === messageTypes.auth) return;
      context.session?.ended(update.length);
      context.session?.lane.ended();
    }),
    // Nothing is stored by Hocuspocus, so it need not prepare for it with each edit.
    afterLoadDocument: async ({ document }) => void document.onUpdate(() => {}),
    beforeHandleAwareness: async ({ context, states, document }) => {
      const session = context?.session;
      try {
        const may = session !== undefined && decisions.mayShow(session, document);
        if (session) stampPresence({ states }, session, typeof may === "boolean" ? may : await may);
        else states.clear();
      } catch (error) {
        states.clear();
        decisions.failed("beforeHandleAwareness", error);
      }
    },
    beforeUnloadDocument: async ({ document }) => decisions.beforeUnload(document),
    afterUnloadDocument: async ({ documentName }) => decisions.afterUnload(documentName),
  });
  return hocuspocus;
}

/** Only its loading: its store encodes the whole document even when nobody takes the bytes. */
function loading(decisions: Decisions, log: Log): Extension {
  const database = new Database({
    fetch: async ({ document, documentName, context }) => {
      const name = parseDocumentName(documentName);
      if (!name) throw new Denial("project/gone");
      await decisions.load(name, document as Document, (context as Context).session);
      return null;
    },
  });
  return {
    extensionName: "load",
    onLoadDocument: async (data) => {
      try {
        await database.onLoadDocument(data);
      } catch (error) {
        log.error({ err: error, document: data.documentName }, "a document could not be loaded");
        data.document.destroy();
        throw error instanceof Denial ? error : new Denial("server/failed");
      }
    },
  };
}

async function authenticate(
  decisions: Decisions,
  { socket }: Context,
  documentName: string,
  connectionConfig: { readOnly: boolean },
): Promise<Pick<Context, "session">> {
  const session = socket.documents.get(documentName);
  const level = session ? await askLevel(decisions, socket, session.name) : "project/gone";
  if (!session || !isLevel(level)) {
    session?.denied();
    throw new Denial(isLevel(level) ? "project/gone" : level);
  }
  session.level = level;
  connectionConfig.readOnly = !session.may("model/write");
  return { session };
}

async function askLevel(decisions: Decisions, socket: SyncSocket, name: DocumentName): Promise<PermissionLevel | ErrorCode> {
  try {
    return await decisions.levelFor(socket, name);
  } catch (error) {
    decisions.failed("onAuthenticate", error);
    return "server/failed";
  }
}

const isLevel = (answer: PermissionLevel | ErrorCode): answer is PermissionLevel => !answer.includes("/");

function sessionOf({ session }: Context, connection: Connection): DocumentSession {
  if (!session) throw new Error("a connection without a session");
  session.adopt(connection);
  return session;
}

/** A hook whose failure concerns nobody but its own connection. */
function caught<P extends { context: Context }>(decisions: Decisions, hook: string, body: (payload: P) => Promise<void>) {
  return async (payload: P): Promise<void> => {
    try {
      await body(payload);
    } catch (error) {
      decisions.failed(hook, error);
      payload.context.socket.close(internalError, "failed");
    }
  };
}
