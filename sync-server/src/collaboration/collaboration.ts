/**
 * The live side of the server: sockets, documents, journal and projector as one thing with a beginning and an end.
 *
 * HTTP hands over sockets whose cookie it has checked and says when rights change; everything else happens in here.
 * Rules A1–A33 (docs/spec/admission.md), J1–J12 and P1–P10 (docs/spec/journal.md).
 */
import type { Document, Hocuspocus } from "@hocuspocus/server";
import type { WebSocket } from "ws";
import { closeCodes, type DocumentName, documentName } from "#shared/api/sync.ts";
import { makeEntityId } from "#shared/ids.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";
import { readPosition } from "../store/changes.ts";
import { readClientIds } from "../store/client-ids.ts";
import type { Database } from "../store/database.ts";
import type { Refusal } from "./admit.ts";
import type { Caller } from "./caller.ts";
import type { DocumentSession, SessionSocket } from "./document-session.ts";
import { createHocuspocus } from "./hocuspocus.ts";
import { Instances, type News } from "./instances.ts";
import type { Journal } from "./journal-kinds.ts";
import { TableJournal } from "./journal-table.ts";
import { loadDocument } from "./load-document.ts";
import { OpenDocument } from "./open-document.ts";
import { goodbyeFor } from "./plain-goodbye.ts";
import { PlainSocket } from "./plain-socket.ts";
import { Projector } from "./projector.ts";
import { levelFor, rightsNow } from "./rights.ts";
import { aheadFor } from "./send-ahead.ts";
import { SyncSocket } from "./sync-socket.ts";
import { type TakeOptions, takeEdit } from "./take-edit.ts";
import type { Wire } from "./wire.ts";

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
  /** null where no Redis is to be used. */
  redis: "ok" | "away" | null;
}

export interface Collaboration {
  /** Takes over a socket. Call it in the same turn in which the socket was opened, or early frames are lost. */
  connect(socket: WebSocket, request: UpgradeRequest, caller: Caller): void;
  /** Takes over a socket that speaks the plain y-websocket protocol, for one document. In the same turn as well. */
  connectPlain(socket: WebSocket, caller: Caller, name: DocumentName): void;
  /** Closes every socket of a session, or of an API token, with 4401 `session-ended`. */
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
  readonly database: Database;
  /** Closed by `stop`. */
  readonly journal: Journal;
  readonly settings: Settings;
  readonly log: Log;
}

/** Is ready for sockets when it resolves. */
export async function startCollaboration(options: CollaborationOptions): Promise<Collaboration> {
  const { database, journal, log, settings } = options;
  const projector = new Projector({ db: database.db, journal, log, limits: settings.limits, turns: database.notices });
  const rooms = new Rooms(options, projector);
  await rooms.meetOthers();
  await projector.catchUp();
  return {
    connect: (...given) => rooms.connect(...given),
    connectPlain: (...given) => rooms.connectPlain(...given),
    endSession: (key) => rooms.endSession(key),
    changeLevel: (...given) => rooms.changeLevel(...given),
    removeProject: (id) => rooms.removeProject(id),
    stop: () => rooms.stop(),
    stats: () => rooms.stats(),
  };
}

const pingEveryMs = 15_000;
/** How often those whose turn it is are asked. All at once, thousands of questions and answers would hold up every edit. */
const turnEveryMs = 1_000;
const silentMs = 30_000;
const lookAgainEveryMs = 30_000;
/** Strikes within a minute after which a socket is closed: writing without the right to, sending damaged edits. */
const strikesForWriting = 3;
const strikesForDamage = 20;
const strikeMs = 60_000;
const goingAway = 1001;
const internalError = 1011;

class Rooms implements Collaboration {
  #options: CollaborationOptions;
  #journal: Journal;
  #projector: Projector;
  #hocuspocus: Hocuspocus;
  #taking: TakeOptions;
  #sockets = new Set<SyncSocket>();
  #open = new WeakMap<Document, OpenDocument>();
  #strikes = new WeakMap<SessionSocket, { code: string; at: number }[]>();
  #timers: NodeJS.Timeout[];
  #refusals = 0;
  #failures = 0;
  #isStopping = false;
  /** null where this is the only server there can be. */
  #others: Instances | null = null;
  /** How often it was decided anew what somebody may do. */
  #decisions = 0;

  constructor(options: CollaborationOptions, projector: Projector) {
    const { limits } = options.settings;
    const { journal } = options;
    this.#options = options;
    this.#journal = journal;
    this.#projector = projector;
    this.#taking = {
      limits,
      journal,
      claims: null,
      onAdmitted: ({ main, feed }, seq, bytes) => {
        projector.notice(main.name, seq, bytes);
        feed.own(seq);
      },
      openOf: (document) => this.#open.get(document),
      refused: (session, refusal) => this.#refuse(session, refusal),
      failed: (session, error) => {
        this.#failed("edit", error);
        session.socket.close(internalError, "failed");
      },
    };
    this.#hocuspocus = createHocuspocus(
      {
        levelFor: (socket, name) => this.#levelFor(socket, name),
        load: (...given) => this.#load(...given),
        mayShow: (session, document) => this.#mayShow(session, document),
        beforeUnload: (document) => this.#beforeUnload(document),
        afterUnload: (name) => {
          this.#others?.leave(name);
          projector.rest(name);
        },
        failed: (hook, error) => this.#failed(hook, error),
      },
      options.log,
    ) as Hocuspocus;
    this.#timers = [setInterval(() => this.#ping(), turnEveryMs), setInterval(() => void this.#lookAgain(), lookAgainEveryMs)];
    for (const timer of this.#timers) timer.unref();
  }

  /** Begins to hear the other servers on the same database, where there may be some. */
  async meetOthers(): Promise<void> {
    const { database, settings, log } = this.#options;
    const { db, journalRows: rows, notices } = database;
    if (!rows || !notices || !(this.#journal instanceof TableJournal)) return;
    this.#others = await Instances.start({
      ...{ db, rows, notices, journal: this.#journal, redisUrl: settings.redisUrl, log },
      hear: (news) => void this.#hear(news),
      missed: () => void this.#lookAgain(),
    });
    this.#taking = { ...this.#taking, claims: this.#others.claims };
  }

  connect(ws: WebSocket, _request: UpgradeRequest, caller: Caller): void {
    this.#take(ws, caller);
  }

  connectPlain(ws: WebSocket, caller: Caller, name: DocumentName): void {
    const wire = new PlainSocket(ws, documentName(name));
    const socket = this.#take(wire, caller);
    wire.on("refused", (error, details) => {
      const { code, reason } = goodbyeFor(error, details);
      socket?.close(code, reason);
    });
    wire.begin();
  }

  #take(ws: Wire, caller: Caller): SyncSocket | null {
    if (this.#isStopping) {
      ws.close(goingAway, "stopping");
      return null;
    }
    const onEnd = (socket: SyncSocket) => this.#sockets.delete(socket);
    const { limits } = this.#options.settings;
    const edit = (session: DocumentSession, update: Uint8Array) => takeEdit(this.#taking, session, update);
    const socket = new SyncSocket({ ws, caller, id: makeEntityId(), limits, hocuspocus: this.#hocuspocus, edit, onEnd });
    this.#sockets.add(socket);
    return socket;
  }

  endSession(sessionKey: string): void {
    this.#closeSession(sessionKey);
    this.#others?.tell({ what: "session", key: sessionKey });
  }

  #closeSession(sessionKey: string): void {
    this.#decisions++;
    for (const socket of this.#sockets) {
      if (socket.caller.sessionKey === sessionKey) socket.close(closeCodes["session-ended"], "session-ended");
    }
  }

  changeLevel(projectId: string, personId: string, level: PermissionLevel | null): void {
    this.#decisions++;
    for (const session of this.#sessionsIn(projectId)) {
      if (session.socket.caller.id === personId) setLevel(session, level);
    }
    this.#others?.tell({ what: "level", project: projectId, person: personId });
  }

  removeProject(projectId: string): void {
    this.#decisions++;
    for (const session of this.#sessionsIn(projectId)) setLevel(session, null);
    this.#projector.forget(projectId);
    this.#others?.tell({ what: "removed", project: projectId });
    void this.#forgetRows(projectId).catch((error) => this.#failed("removeProject", error));
  }

  /** Another server has decided something; what holds now is in the database, whatever came first. */
  async #hear(news: News): Promise<void> {
    if (news.what === "session") return this.#closeSession(news.key);
    this.#decisions++;
    if (news.what === "removed") this.#projector.forget(news.project);
    const concerned = this.#sessionsIn(news.project).filter(({ socket }) => news.what === "removed" || socket.caller.id === news.person);
    await this.#lookAgain(new Set(concerned.map(({ socket }) => socket)));
  }

  async #forgetRows(projectId: string): Promise<void> {
    const heads = await this.#journal.heads(projectId);
    await Promise.all([...heads.keys()].map((document) => this.#journal.forget(document)));
  }

  async stop(): Promise<void> {
    if (this.#isStopping) return;
    this.#isStopping = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#sockets) socket.close(goingAway, "stopping");
    await this.#journal.settled();
    await this.#others?.stop();
    await this.#projector.stop();
    await this.#journal.close();
  }

  stats(): CollaborationStats {
    return {
      sockets: this.#sockets.size,
      documents: this.#hocuspocus.getDocumentsCount(),
      refusals: this.#refusals,
      failures: this.#failures,
      damagedRows: this.#journal.damaged,
      journaledRows: this.#journal.rows,
      rowsBehind: this.#projector.rowsBehind,
      redis: this.#others?.redis ?? null,
    };
  }

  async #levelFor(socket: SyncSocket, name: DocumentName) {
    const { database, settings } = this.#options;
    const level = await this.#latest(() => levelFor(database.db, socket.caller, name));
    if (level === "auth/required") socket.close(closeCodes["session-ended"], "session-ended");
    const there = this.#sessionsIn(name.project).length;
    return there > settings.limits.connectionsPerProject ? "server/busy" : level;
  }

  /** Reads what somebody may do, once more when something was decided meanwhile: what was read may be older, and reach nobody any more. */
  async #latest<Rights>(read: () => Promise<Rights>): Promise<Rights> {
    for (;;) {
      const before = this.#decisions;
      const rights = await read();
      if (before === this.#decisions) return rights;
    }
  }

  async #load(name: DocumentName, document: Document, session: DocumentSession | undefined): Promise<void> {
    const { settings } = this.#options;
    const open = new OpenDocument(name, document, {
      limits: settings.limits,
      journal: this.#journal,
      onFed: (fed, { seq, update }) => this.#projector.notice(fed, seq, update.length),
      failed: (error) => this.#failed("feed", error),
    });
    this.#others?.follow(open);
    try {
      await this.#fill(open, session);
    } catch (error) {
      this.#others?.leave(document.name);
      throw error;
    }
    this.#open.set(document, open);
    this.#projector.attach(document.name, open.live);
  }

  async #fill(open: OpenDocument, session: DocumentSession | undefined): Promise<void> {
    const { name, main } = open;
    const { database, log } = this.#options;
    const { db } = database;
    const { bytes, seq } = await loadDocument({ db, journal: this.#journal, log, ahead: aheadFor(session) }, main.name, main);
    open.bytes = bytes;
    open.bindAll(await readClientIds(db, name.project));
    if (!this.#others) await this.#bindUnprojected(open);
    open.feed.begin(seq);
  }

  /** Whose client ids are that no table knows yet. */
  async #bindUnprojected(open: OpenDocument): Promise<void> {
    const { name } = open.main;
    const projected = await readPosition(this.#options.database.db, name);
    for (const row of await this.#journal.after(name, projected, Number.MAX_SAFE_INTEGER)) {
      for (const client of row.clients) open.bind(client, row.person);
    }
  }

  #refuse(session: DocumentSession, { code, details }: Refusal): void {
    this.#refusals++;
    this.#options.log.info({ document: session.document, person: session.socket.caller.id, code, ...details }, "an edit was refused");
    session.tell({ type: "refused", code, details });
    const strikes = this.#strike(session.socket, code);
    const isWriting = code === "edit/read-only";
    if (strikes < (isWriting ? strikesForWriting : strikesForDamage)) return;
    // After this frame has been answered as well.
    const reason = isWriting ? "read-only" : "too-fast";
    setImmediate(() => session.socket.close(closeCodes[reason], reason));
  }

  #strike(socket: SessionSocket, code: string): number {
    const now = performance.now();
    const strikes = (this.#strikes.get(socket) ?? []).filter(({ at }) => now - at < strikeMs);
    strikes.push({ code, at: now });
    this.#strikes.set(socket, strikes);
    return strikes.filter((each) => each.code === code).length;
  }

  /** A client id is bound when it is first shown, so nobody who sees it can take it. */
  #mayShow(session: DocumentSession, document: Document): boolean | Promise<boolean> {
    const client = session.awarenessClient;
    const open = this.#open.get(document);
    if (client === null || !session.may("model/read")) return false;
    if (!open?.bind(client, session.socket.caller.id)) return false;
    const shown = document.awareness.states.get(client)?.user as { id?: string } | undefined;
    if (shown !== undefined && shown.id !== session.socket.caller.id) return false;
    return this.#others?.mayShow(open, session, client) ?? true;
  }

  async #beforeUnload(document: Document): Promise<void> {
    await this.#open.get(document)?.idle();
  }

  #ping(): void {
    const now = performance.now();
    for (const socket of this.#sockets) if (now - socket.askedAt >= pingEveryMs) socket.ping(now - silentMs, now);
  }

  async #lookAgain(sockets: Iterable<SessionSocket> = [...this.#sockets]): Promise<void> {
    for (const socket of sockets) {
      if (!(socket instanceof SyncSocket)) continue;
      try {
        const { isSessionOver, levels } = await this.#latest(() => rightsNow(this.#options.database.db, socket));
        if (isSessionOver) socket.close(closeCodes["session-ended"], "session-ended");
        for (const session of [...socket.documents.values()]) {
          const level = levels.get(session.document);
          if (level !== undefined && level !== session.level) setLevel(session, level);
        }
      } catch (error) {
        this.#failed("lookAgain", error);
      }
    }
  }

  #sessionsIn(project: string): DocumentSession[] {
    return [...this.#sockets].flatMap((socket) =>
      [...socket.documents.values()].filter(({ name, level }) => level && name.project === project),
    );
  }

  #failed(hook: string, error: unknown): void {
    this.#failures++;
    this.#options.log.error({ err: error, hook }, "a part of collaboration failed");
  }
}

function setLevel(session: DocumentSession, level: PermissionLevel | null): void {
  session.level = level;
  if (level) session.tell({ type: "hello", level, capabilities: [] });
  else session.socket.close(closeCodes.revoked, "revoked");
}
