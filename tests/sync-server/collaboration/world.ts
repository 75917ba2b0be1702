/**
 * The live side of the server on a real port, without HTTP around it: people are named in the address instead of a cookie or a token.
 * Under `/yjs` it speaks the plain protocol.
 *
 * `editor` is a whole Yjs client that speaks the protocol itself, so that a test can also say what no browser would.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { pino } from "pino";
import { WebSocket, WebSocketServer } from "ws";
import * as Y from "yjs";
import { type Collaboration, startCollaboration } from "#server/collaboration/collaboration.ts";
import type { Journal } from "#server/collaboration/journal-kinds.ts";
import { openJournal } from "#server/collaboration/open-journal.ts";
import { defaultLimits, type Limits, type Settings } from "#server/settings.ts";
import type { Database, Db } from "#server/store/database.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { documentName, parseDocumentName, type ServerMessage } from "#shared/api/sync.ts";
import { makeProjectId } from "#shared/ids.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import { databaseFor } from "#tests/support/test-database.ts";

export const silent = pino({ level: "silent" });

export interface World {
  readonly db: Db;
  readonly settings: Settings;
  readonly url: string;
  collaboration: Collaboration;
  /** The one in use; a test may put another `append` on it. */
  journal: Journal;
  /** A project with its members; @returns its document's name */
  project(members: Record<string, PermissionLevel>): Promise<{ id: string; document: string }>;
  /** Opens a socket as a person and a document on it. */
  join(person: string, document: string): Promise<Peer>;
  /** Stops collaboration and starts it on the same folder. */
  restart(): Promise<void>;
  discard(): Promise<void>;
}

export interface WorldWishes {
  /** Another server on the database of this one. */
  readonly beside?: World;
  readonly redisUrl?: string;
  /** What this server has of its database. */
  readonly with?: (database: Database) => Database;
}

/** @param through changes the address of its Postgres, to come by way of a proxy */
export async function openWorld(
  limits: Partial<Limits> = {},
  through = (url: string) => url,
  { beside, redisUrl, with: altered = (database) => database }: WorldWishes = {},
): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), "orca-sync-"));
  const settings = {
    host: "127.0.0.1",
    port: 0,
    dataDir,
    clientDir: dataDir,
    ratesLifted: false,
    redisUrl: redisUrl ?? null,
    limits: { ...defaultLimits, ...limits },
  } as Settings;
  const url = await databaseFor(beside?.settings.dataDir ?? dataDir);
  const opened = await openDatabase({ dataDir, databaseUrl: url && through(url) });
  const database = altered(opened);
  const { db } = database;
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, maxPayload: settings.limits.socketMessageBytes, perMessageDeflate: false });
  const open = () => openJournal({ database, dataDir, log: silent });
  const start = (journal: Journal) => startCollaboration({ database, journal, settings, log: silent });
  const first = open();
  const world: World = {
    db,
    settings,
    url: "",
    journal: first,
    collaboration: await start(first),
    project: (members) => makeProject(db, members),
    join: (person, document) => joinAs(world.url, person, document),
    restart: async () => {
      await world.collaboration.stop();
      world.journal = open();
      world.collaboration = await start(world.journal);
    },
    discard: async () => {
      await world.collaboration.stop();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await opened.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  sockets.on("connection", (ws, { url, headers }) => {
    const { pathname, searchParams } = new URL(url ?? "", "http://x");
    const id = searchParams.get("as") ?? "";
    const caller = { id, name: nameOf(id), sessionKey: `session-of-${id}` };
    const plain = parseDocumentName(pathname.replace("/yjs/", ""));
    if (plain) world.collaboration.connectPlain(ws, caller, plain);
    else world.collaboration.connect(ws, { url, headers }, caller);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  Object.assign(world, { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}` });
  return world;
}

/** A server that does not hear what others tell by Postgres. */
export const deaf = (database: Database): Database => {
  const { notices } = database;
  if (!notices) return database;
  const hearing = { hear: () => {}, begun: () => {} };
  return {
    ...database,
    notices: {
      isListening: true,
      listen: (channels) => notices.listen(channels, hearing),
      tell: (...given) => notices.tell(...given),
      takeTurn: (name) => notices.takeTurn(name),
      giveBackTurn: (name) => notices.giveBackTurn(name),
      close: () => notices.close(),
    },
  };
};

export const nameOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

async function makeProject(db: Db, members: Record<string, PermissionLevel>): Promise<{ id: string; document: string }> {
  const id = makeProjectId();
  const people = Object.keys(members);
  for (const person of people) {
    await db
      .insertInto("users")
      .values({ id: person, email: `${person}@example.org`, name: nameOf(person), password_hash: "none" })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db
      .insertInto("sessions")
      .values({ id: `session-of-${person}`, user_id: person, expires_at: new Date(Date.now() + 3_600_000) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await db
    .insertInto("projects")
    .values({ id, name: "Harbour", created_by: people[0] ?? null })
    .execute();
  for (const [user_id, level] of Object.entries(members))
    await db.insertInto("project_members").values({ project_id: id, user_id, level }).execute();
  return { id, document: documentName({ project: id, part: "model", epoch: 1 }) };
}

export const types = { sync: 0, awareness: 1, auth: 2, syncReply: 4, stateless: 5, broadcastStateless: 6, close: 7, status: 8 } as const;
export const steps = { one: 0, two: 1, update: 2 } as const;

export interface Peer {
  readonly doc: Y.Doc;
  readonly socket: WebSocket;
  /** Acknowledgements so far, in order. */
  readonly answers: boolean[];
  readonly messages: ServerMessage[];
  /** The latest state of each client in the room, as far as this one has heard. */
  readonly presence: Map<number, Record<string, unknown> | null>;
  /** Reason of "permission denied", if it came. */
  denied: string | null;
  isIn: boolean;
  closed: { code: number; reason: string } | null;
  /** Frames of others' changes that arrived. */
  heard: number;
  send(type: number, write?: (out: encoding.Encoder) => void): void;
  sendSync(step: number, payload: Uint8Array, type?: number): void;
  sendBytes(bytes: Uint8Array): void;
  /** Shows a state under a client id. */
  show(client: number, clock: number, state: unknown): void;
  /** Changes the document and sends what came of it. */
  edit(change: (doc: Y.Doc) => void): void;
  leave(): void;
}

async function joinAs(url: string, person: string, document: string): Promise<Peer> {
  const socket = new WebSocket(`${url}/sync?as=${person}`, { perMessageDeflate: false });
  socket.binaryType = "nodebuffer";
  const peer = makePeer(socket, document);
  socket.on("message", (bytes: Buffer) => hear(peer, bytes));
  socket.on("close", (code, reason) => {
    peer.closed = { code, reason: reason.toString() };
  });
  socket.on("error", () => {});
  await new Promise<void>((resolve) => socket.once("open", () => resolve()));
  peer.send(types.auth, (out) => {
    encoding.writeVarUint(out, 0);
    encoding.writeVarString(out, "");
  });
  await until(() => peer.isIn || peer.denied !== null || peer.closed !== null);
  if (peer.isIn) {
    peer.sendSync(steps.one, Y.encodeStateVector(peer.doc));
    await until(() => peer.answers.length > 0 || peer.closed !== null);
    peer.answers.length = 0;
  }
  return peer;
}

function makePeer(socket: WebSocket, document: string): Peer {
  const peer: Peer = {
    doc: new Y.Doc(),
    socket,
    answers: [],
    messages: [],
    presence: new Map(),
    denied: null,
    isIn: false,
    closed: null,
    heard: 0,
    send: (type, write = () => {}) => {
      const out = encoding.createEncoder();
      encoding.writeVarString(out, document);
      encoding.writeVarUint(out, type);
      write(out);
      peer.sendBytes(encoding.toUint8Array(out));
    },
    sendSync: (step, payload, type = types.sync) =>
      peer.send(type, (out) => {
        encoding.writeVarUint(out, step);
        encoding.writeVarUint8Array(out, payload);
      }),
    sendBytes: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    show: (client, clock, state) =>
      peer.send(types.awareness, (out) => {
        const inner = encoding.createEncoder();
        encoding.writeVarUint(inner, 1);
        encoding.writeVarUint(inner, client);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, JSON.stringify(state));
        encoding.writeVarUint8Array(out, encoding.toUint8Array(inner));
      }),
    edit: (change) => {
      const send = (update: Uint8Array) => peer.sendSync(steps.update, update);
      peer.doc.on("update", send);
      peer.doc.transact(() => change(peer.doc));
      peer.doc.off("update", send);
    },
    leave: () => socket.terminate(),
  };
  return peer;
}

function hear(peer: Peer, bytes: Buffer): void {
  const from = decoding.createDecoder(bytes);
  decoding.readVarString(from);
  const type = decoding.readVarUint(from);
  if (type === types.sync || type === types.syncReply) hearSync(peer, from);
  else if (type === types.awareness) hearPresence(peer, decoding.createDecoder(decoding.readVarUint8Array(from)));
  else if (type === types.status) peer.answers.push(decoding.readVarUint(from) === 1);
  else if (type === types.stateless) peer.messages.push(JSON.parse(decoding.readVarString(from)) as ServerMessage);
  else if (type === types.auth) hearAuth(peer, from);
}

function hearAuth(peer: Peer, from: decoding.Decoder): void {
  const verdict = decoding.readVarUint(from);
  if (verdict === 1) {
    peer.denied = decoding.readVarString(from);
    peer.isIn = false;
  }
  if (verdict === 2) peer.isIn = true;
}

function hearSync(peer: Peer, from: decoding.Decoder): void {
  const step = decoding.readVarUint(from);
  const payload = decoding.readVarUint8Array(from);
  if (step === steps.one) peer.sendSync(steps.two, Y.encodeStateAsUpdate(peer.doc, payload));
  else Y.applyUpdate(peer.doc, payload);
  if (step === steps.update) peer.heard++;
}

function hearPresence(peer: Peer, from: decoding.Decoder): void {
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const client = decoding.readVarUint(from);
    decoding.readVarUint(from);
    peer.presence.set(client, JSON.parse(decoding.readVarString(from)) as Record<string, unknown> | null);
  }
}

/** Waits for something to become true. @throws when it does not */
export async function until(isSo: () => boolean | Promise<boolean>, atMostMs = 8_000): Promise<void> {
  const end = Date.now() + atMostMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("it did not happen");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Long enough for something that must not happen to have happened. */
export const pause = (ms = 150): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
