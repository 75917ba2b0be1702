/**
 * Five clients and a server with the real gate, on a network that does what networks do. Nothing waits for a clock: a seed decides
 * everything, so a seed replays everything.
 */
import * as Y from "yjs";
import { createGate, type Gate } from "#server/collaboration/gate.ts";
import { readSettings } from "#server/settings.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { createEntities, renumberLong, type Writer } from "#shared/document/write.ts";
import { undoOf, writerOf } from "../support/peers.ts";
import { type Chance, chance } from "../support/random.ts";
import { act, type Person } from "./commands.ts";

const clientCount = 5;

/** The gate said no to something an honest client made (rule G0). */
export class Refusal extends Error {}

export interface Client extends Person {
  readonly name: string;
  /** On their way to the server; null while there is no connection. */
  up: Uint8Array[] | null;
  /** On their way from the server. */
  down: Uint8Array[];
  /** Offered, but built on something that has not arrived. */
  waiting: Uint8Array[];
}

export interface World {
  readonly clients: Client[];
  readonly main: Y.Doc;
  /** One step of somebody or of the network. */
  step(): void;
  /** Everybody connects and hears everything. */
  heal(): void;
}

const { limits } = readSettings({});
let startState: Uint8Array | null = null;

/** A small project, so that people meet. */
function start(): Uint8Array {
  if (startState) return startState;
  const doc = new Y.Doc();
  doc.clientID = 1;
  const writer = writerOf("Nadia", 1);
  newProjectDocument(doc, { name: "Harbour" }, writer);
  const [ship, quay] = createEntities(doc, writer, [
    { kind: "object", values: { name: "Ship", plural: "Ships", definition: "It floats." } },
    { kind: "object", values: { name: "Quay", definition: "It stays." } },
    { kind: "object", values: { name: "Crane" } },
  ]);
  const [pilot] = createEntities(doc, writer, [
    { kind: "role", values: { name: "Pilot" } },
    { kind: "role", values: { name: "Owner" } },
  ]);
  const [moor] = createEntities(doc, writer, [
    { kind: "cta", values: { object: ship, verb: "moor", target: quay, roles: { [pilot ?? ""]: { rank: "primary", order: "a0" } } } },
    { kind: "attribute", values: { object: ship, name: "draught" } },
    { kind: "relationship", values: { source: quay, target: ship, label: "holds" } },
  ]);
  createEntities(doc, writer, [{ kind: "criterion", values: { cta: moor, given: "low tide" } }]);
  startState = Y.encodeStateAsUpdate(doc);
  return startState;
}

export function makeWorld(seed: number): World {
  const luck = chance(seed);
  const main = new Y.Doc({ guid: "main" });
  main.clientID = 2;
  Y.applyUpdate(main, start());
  const gate = createGate({ limits, main });
  const server = { main, gate, writer: writerOf("server", 2) };
  const clients = Array.from({ length: clientCount }, (_, index) => openClient(`p${index}`, start(), luck));
  let nextId = 1_000;
  for (const client of clients) (client.doc as Y.Doc).clientID = nextId++;

  const connect = (client: Client) => {
    client.up = [];
    client.down = [];
    client.waiting = [];
    offer(clients, server, client, Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(main)));
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(main, Y.encodeStateVector(client.doc)), "server");
  };
  const restart = (index: number) => {
    const old = clients[index];
    if (!old) return;
    const client = openClient(old.name, Y.encodeStateAsUpdate(old.doc), luck);
    client.doc.clientID = nextId++;
    old.doc.destroy();
    clients[index] = client;
  };
  const step = () => {
    const index = luck.below(clients.length);
    const client = clients[index];
    if (!client) return;
    const what = luck.below(100);
    if (what < 62) act(client, luck);
    else if (what < 88) deliver(clients, server, client, luck);
    else if (what < 92) client.up = null;
    else if (what < 96) connect(client);
    else if (what < 98) restart(index);
    else if (what < 99) meetDirectly(client, luck.pick(clients) ?? client);
    else renumber(clients, server);
  };
  const heal = () => {
    for (let round = 0; round < 3; round++) {
      for (const client of clients) connect(client);
      for (const client of clients) while (client.up?.length || client.down.length) deliver(clients, server, client, luck);
    }
  };
  return { clients, main, step, heal };
}

interface Server {
  readonly main: Y.Doc;
  readonly gate: Gate;
  readonly writer: Writer;
}

function openClient(name: string, state: Uint8Array, luck: Chance): Client {
  const doc = new Y.Doc({ guid: name });
  Y.applyUpdate(doc, state, "loaded");
  const writer: Writer = { ...writerOf(name, 1), random: luck.bytes };
  const client: Client = { name, doc, writer, undo: undoOf(doc, writer), up: [], down: [], waiting: [] };
  client.up = null;
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server") client.up?.push(update);
  });
  return client;
}

/** A frame or two in either direction; sometimes twice, sometimes in the wrong order, sometimes the line drops with them. */
function deliver(clients: readonly Client[], server: Server, client: Client, luck: Chance): void {
  if (!client.up) return;
  if (client.up.length > 1 && luck.once(12)) client.up.reverse();
  for (const frame of client.up.splice(0, 1 + luck.below(4))) {
    offer(clients, server, client, frame);
    if (luck.once(10)) offer(clients, server, client, frame);
  }
  if (client.down.length > 1 && luck.once(12)) client.down.reverse();
  for (const frame of client.down.splice(0, 1 + luck.below(4))) {
    Y.applyUpdate(client.doc, frame, "server");
    if (luck.once(10)) Y.applyUpdate(client.doc, frame, "server");
  }
}

function offer(clients: readonly Client[], server: Server, from: Client, frame: Uint8Array): void {
  const verdict = server.gate.offer(frame, { mayWriteAs: () => true, whole: false });
  if (verdict.outcome === "refused") throw new Refusal(`${verdict.code} ${JSON.stringify(verdict.details)}`);
  if (verdict.outcome === "waits") from.waiting.push(frame);
  if (verdict.outcome !== "new") return;
  take(clients, server, from, verdict.update);
  for (const waiting of from.waiting.splice(0)) offer(clients, server, from, waiting);
}

function take(clients: readonly Client[], { main }: Server, from: Client | null, update: Uint8Array): void {
  Y.applyUpdate(main, update, "taken");
  for (const other of clients) if (other !== from && other.up) other.down.push(update);
}

/** Two tabs of one device. */
function meetDirectly(one: Client, other: Client): void {
  if (one !== other) Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), "tab");
}

/** The server's own writes take the same road: made on a copy, offered at the gate. */
function renumber(clients: readonly Client[], server: Server): void {
  const copy = new Y.Doc({ guid: "copy" });
  copy.clientID = server.main.clientID;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(server.main));
  const before = Y.encodeStateVector(copy);
  if (renumberLong(copy, server.writer) === 0) return;
  const verdict = server.gate.offer(Y.encodeStateAsUpdate(copy, before), { mayWriteAs: () => true, whole: true });
  if (verdict.outcome === "refused") throw new Refusal(`${verdict.code} ${JSON.stringify(verdict.details)}`);
  if (verdict.outcome === "new") take(clients, server, null, verdict.update);
}
