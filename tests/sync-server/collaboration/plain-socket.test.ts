/** The plain protocol against the admission of edits, message by message. Rules Y3, Y4, Y10–Y12, docs/spec/plain-clients.md. */
import { EventEmitter } from "node:events";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { goodbyeFor, translated } from "#server/collaboration/plain-goodbye.ts";
import { PlainSocket } from "#server/collaboration/plain-socket.ts";
import { rightsNow } from "#server/collaboration/rights.ts";
import { closeCodes } from "#shared/api/sync.ts";
import { describeError, type ErrorCode, errors, OrcaError } from "#shared/errors.ts";
import { openWorld, pause, until, type World } from "./world.ts";

let world: World;
const open = new Set<WebsocketProvider>();
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => {
  for (const provider of open) provider.destroy();
  open.clear();
});
afterAll(() => world.discard());

const room = () => world.project({ ana: "owner", ed: "editor", vi: "viewer" });

function join(person: string, document: string, doc = new Y.Doc()): WebsocketProvider {
  const provider = new WebsocketProvider(`${world.url}/yjs`, document, doc, {
    params: { as: person },
    disableBc: true,
    maxBackoffTime: 100,
  });
  open.add(provider);
  return provider;
}

/** A socket that says bytes of the plain protocol, whatever they are. */
async function openPlain(person: string, document: string) {
  const socket = new WebSocket(`${world.url}/yjs/${document}?as=${person}`);
  const heard: Buffer[] = [];
  const peer = { socket, heard, closed: null as { code: number; reason: string } | null };
  socket.on("message", (bytes: Buffer) => heard.push(bytes));
  socket.on("close", (code, reason) => {
    peer.closed = { code, reason: reason.toString() };
  });
  await new Promise<void>((resolve) => socket.once("open", () => resolve()));
  return peer;
}

const named = (name: string, client = 4_000): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap("project").set("name", name);
  return Y.encodeStateAsUpdate(doc);
};
const message = (type: number, step: number, update: Uint8Array) =>
  encoding.encode((out) => {
    encoding.writeVarUint(out, type);
    encoding.writeVarUint(out, step);
    encoding.writeVarUint8Array(out, update);
  });
const nameIn = (doc: Y.Doc) => doc.getMap("project").get("name");
/** "Send me everything", from somebody who has nothing. */
const question = Uint8Array.of(0, 0, 1, 0);
const isAnswer = (bytes: Buffer) => bytes[0] === 0 && bytes[1] === 1;

test("[Y3] an edit is with the others, and a later question answered, only when the journal has it", async () => {
  const { document } = await room();
  const ana = await world.join("ana", document);
  const script = await openPlain("ed", document);
  script.socket.send(question);
  await until(() => script.heard.some(isAnswer));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { journal } = world;
  const append = journal.append.bind(journal);
  let asked = 0;
  journal.append = async (row) => {
    asked++;
    await held;
    return append(row);
  };
  script.heard.length = 0;
  script.socket.send(message(0, 2, named("Harbour")));
  script.socket.send(question);
  await until(() => asked === 1);
  await pause();
  expect([ana.heard, script.heard.some(isAnswer)]).toEqual([0, false]);
  release();
  await until(() => script.heard.some(isAnswer));
  expect((await journal.after(document, 0, 10)).length).toBe(1);
  journal.append = append;
  const answer = script.heard.find(isAnswer);
  const known = new Y.Doc();
  Y.applyUpdate(known, decoding.readVarUint8Array(decoding.createDecoder(answer?.subarray(2) ?? new Uint8Array())));
  expect(nameIn(known)).toBe("Harbour");
  await until(() => nameIn(ana.doc) === "Harbour");
});

test("[Y3] an edit that the disk refuses is seen by nobody; y-websocket comes again with it and then it is kept", async () => {
  const { document } = await room();
  const ana = await world.join("ana", document);
  const script = join("ed", document);
  await until(() => script.synced);
  const { journal } = world;
  const append = journal.append.bind(journal);
  const closings: number[] = [];
  script.on("connection-close", (event) => void (event && closings.push(event.code)));
  let isFull = true;
  journal.append = async (row) => {
    if (isFull) throw new OrcaError("edit/not-saved");
    return append(row);
  };
  script.doc.getMap("project").set("name", "Harbour");
  await until(() => closings.length > 0);
  expect([closings[0], ana.heard]).toEqual([4503, 0]);
  isFull = false;
  await until(() => nameIn(ana.doc) === "Harbour");
  journal.append = append;
});

test.each([
  ["an update", [message(0, 2, named("Mine"))]],
  ["a whole document", [message(0, 1, named("Mine"))]],
  ["an update as a reply of our own protocol", [message(4, 2, named("Mine")), message(0, 2, named("Mine"))]],
  ["a whole document as such a reply", [message(4, 1, named("Mine")), message(0, 2, named("Mine"))]],
  ["asking to be let in once more", [Uint8Array.of(2, 0, 0), message(0, 2, named("Mine"))]],
  ["closing the document first", [Uint8Array.of(7, 0), message(0, 2, named("Mine"))]],
  ["a broadcast", [Uint8Array.of(6, 2, 123, 125), message(0, 2, named("Mine"))]],
])("[Y4] somebody who may only read writes nothing by %s", async (_, frames) => {
  const { document } = await room();
  const ana = await world.join("ana", document);
  const script = await openPlain("vi", document);
  script.socket.send(question);
  await until(() => script.heard.some(isAnswer));
  for (const frame of frames) script.socket.send(frame);
  await until(() => script.closed !== null);
  expect(script.closed).toEqual({ code: 4403, reason: describeError("edit/read-only") });
  expect([ana.heard, (await world.journal.after(document, 0, 10)).length]).toEqual([0, 0]);
});

test("[Y4] nothing that follows a refused edit is taken, and what was refused leaves no trace", async () => {
  const { document } = await room();
  const ana = await world.join("ana", document);
  const script = await openPlain("ed", document);
  script.socket.send(question);
  await until(() => script.heard.some(isAnswer));
  const damaged = named("Mine").subarray(0, -3);
  script.socket.send(message(0, 2, damaged));
  script.socket.send(message(0, 2, named("Other", 4_001)));
  await until(() => script.closed !== null);
  expect(script.closed).toEqual({ code: 4400, reason: describeError("edit/malformed") });
  await pause();
  expect([ana.heard, (await world.journal.after(document, 0, 10)).length]).toEqual([0, 0]);
});

test("[Y10] what y-websocket says back of others counts as nothing: a crowd that moves does not end it", async () => {
  const { document } = await room();
  const script = join("ed", document);
  await until(() => script.synced);
  const crowd = await Promise.all(Array.from({ length: 15 }, () => world.join("ana", document)));
  const closings: number[] = [];
  script.on("connection-close", (event) => void (event && closings.push(event.code)));
  for (let clock = 1; clock <= 39; clock++) {
    for (const [index, one] of crowd.entries()) {
      one.show(600 + index, clock, { at: { view: "object-map" }, clock });
      // Apart, or the server tells of all of them at once.
      await pause(1);
    }
  }
  const hasHeard = (index: number) => script.awareness.getStates().get(600 + index)?.clock === 39;
  await until(() => crowd.every((_, index) => hasHeard(index)));
  script.awareness.setLocalState({ at: { view: "object-guide" }, still: "here" });
  await until(() => crowd[0]?.presence.get(script.doc.clientID)?.still === "here");
  expect(closings).toEqual([]);
});

test("[Y10] a script that did not want to be seen says others back, takes nobody's place, and can show itself later", async () => {
  const { document } = await room();
  const mine = await world.join("ed", document);
  mine.show(610, 1, { at: { view: "object-map" } });
  const ana = await world.join("ana", document);
  await until(() => ana.presence.has(610));
  const script = join("ed", document);
  script.awareness.setLocalState(null);
  await until(() => script.synced && script.awareness.getStates().has(610));
  mine.show(610, 2, { at: { view: "object-guide" } });
  await until(() => JSON.stringify(script.awareness.getStates().get(610)).includes("object-guide"));
  await pause();
  expect([...ana.presence.keys()]).toEqual([610]);
  script.awareness.setLocalState({ at: { view: "nested-object-matrix" } });
  await until(() => ana.presence.get(script.doc.clientID) !== undefined);
  script.disconnect();
  await until(() => ana.presence.get(script.doc.clientID) === null);
  expect(ana.presence.get(610)).toMatchObject({ at: { view: "object-guide" } });
});

test("[Y10] who says more of others than they heard counts as anybody does", async () => {
  const { document } = await room();
  const script = await openPlain("ed", document);
  const nobody = encoding.encode((out) => {
    encoding.writeVarUint(out, 1);
    encoding.writeVarUint8Array(out, Uint8Array.of(0));
  });
  for (let count = 0; count < 1_000; count++) script.socket.send(nobody);
  await until(() => script.closed !== null);
  expect(script.closed).toEqual({ code: 4429, reason: describeError("edit/too-fast") });
});

test("[Y11] a sign of life is a message to y-websocket, and changes nothing there", () => {
  const sent: Uint8Array[] = [];
  const ws = Object.assign(new EventEmitter(), { OPEN: 1, readyState: 1, ping: () => {}, send: (bytes: Uint8Array) => sent.push(bytes) });
  new PlainSocket(ws as unknown as WebSocket, "x").ping();
  const from = decoding.createDecoder(sent[0] ?? new Uint8Array());
  expect(decoding.readVarUint(from)).toBe(1);
  const awareness = new Awareness(new Y.Doc());
  const before = encodeAwarenessUpdate(awareness, [...awareness.getStates().keys()]);
  applyAwarenessUpdate(awareness, decoding.readVarUint8Array(from), null);
  expect(encodeAwarenessUpdate(awareness, [...awareness.getStates().keys()])).toEqual(before);
  expect(decoding.hasContent(from)).toBe(false);
  awareness.destroy();
});

test("[Y5] when rights are looked up again, a token that expired or went is over, and one that is good is not", async () => {
  await room();
  const token = async (id: string, expiresInMs: number) => {
    const expires_at = new Date(Date.now() + expiresInMs);
    await world.db.insertInto("api_tokens").values({ id, user_id: "ed", name: id, scope: "write", secret_hash: "-", expires_at }).execute();
  };
  await token("good", 60_000);
  await token("expired", -1);
  const isOver = async (id: string) => {
    const caller = { id: "ed", name: "Ed", sessionKey: `token ${id}`, token: { id, scope: "write" as const } };
    return (await rightsNow(world.db, { caller, documents: new Map() })).isSessionOver;
  };
  expect([await isOver("good"), await isOver("expired"), await isOver("revoked")]).toEqual([false, true, true]);
});

test("[Y7] every refusal has a sentence that fits a close frame, and a code that says whether to come again", () => {
  for (const code of Object.keys(errors) as ErrorCode[]) {
    const { code: closing, reason } = goodbyeFor(code, { why: "ä".repeat(200), max: "1 MiB", where: "🎭".repeat(60) });
    expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123);
    expect(reason).not.toContain("\ufffd");
    expect(reason.length).toBeGreaterThan(0);
    expect(closing).toBeGreaterThanOrEqual(4400);
    expect(closing).toBeLessThan(4600);
  }
  const forGood: ErrorCode[] = [
    "token/wrong",
    "project/gone",
    "project/old-epoch",
    "edit/read-only",
    "edit/malformed",
    "edit/too-large",
    "edit/forged",
  ];
  const again: ErrorCode[] = ["server/busy", "server/failed", "edit/not-saved", "edit/too-fast", "request/too-many"];
  for (const code of forGood) expect(goodbyeFor(code).code).toBeLessThan(4500);
  for (const code of again) expect(goodbyeFor(code).code).toBeGreaterThanOrEqual(4500);
});

test("[Y7] a server that stops or lets go of a slow reader is no refusal", () => {
  expect(translated(1001, "stopping").code).toBe(1001);
  expect(translated(closeCodes["slow-reader"], "slow-reader").code).toBe(closeCodes["slow-reader"]);
  expect(translated(closeCodes["session-ended"], "session-ended")).toEqual({ code: 4401, reason: describeError("token/wrong") });
});

test("[Y12] texts and bytes that are no message end the socket with a reason", async () => {
  const { document } = await room();
  for (const nonsense of ["hello", new Uint8Array()]) {
    const script = await openPlain("ed", document);
    script.socket.send(nonsense);
    await until(() => script.closed !== null);
    expect(script.closed).toEqual({ code: 4400, reason: describeError("edit/malformed") });
  }
});
