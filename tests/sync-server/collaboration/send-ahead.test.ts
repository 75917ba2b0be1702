/** What somebody hears who opens a document that is not in the server's memory. */
import { createHash } from "node:crypto";
import { zstdCompressSync } from "node:zlib";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { readEntities } from "#shared/document/read.ts";
import { createEntity, type Writer } from "#shared/document/write.ts";
import { messageTypes, openRawSocket, syncSteps } from "#tests/support/raw-socket.ts";
import { openWorld, pause, until, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.discard());

const edits = 40;
const writer = { by: "ana", now: () => 1_700_000_000_000, origin: "mine", untracked: "mine" } as Writer;
const nothing = Y.encodeStateVector(new Y.Doc());
const snapshots = (document: string) =>
  world.db.selectFrom("document_snapshots").selectAll().where("document", "=", document).orderBy("covers_seq", "desc").execute();

/** A project that nobody has open: many objects in its snapshot, its name behind it. */
async function project() {
  const { document } = await world.project({ ana: "owner", vic: "viewer" });
  const snapshotOf = (rows: number) => until(async () => Number((await snapshots(document))[0]?.covers_seq) === rows);
  const ana = await world.join("ana", document);
  for (let count = 0; count < edits; count++) ana.edit((doc) => void createEntity(doc, writer, "object", { name: `Berth ${count}` }));
  await until(() => ana.answers.length === edits);
  ana.leave();
  await snapshotOf(edits);
  const again = await world.join("ana", document);
  again.edit((doc) => doc.getMap("project").set("name", "Behind it"));
  await until(() => again.answers.length === 1);
  again.leave();
  await snapshotOf(edits + 1);
  await world.db.deleteFrom("document_snapshots").where("document", "=", document).where("covers_seq", ">", edits).execute();
  return document;
}

interface Heard {
  readonly step: number;
  readonly update: Uint8Array;
}

/** Says who they are and what they have in one breath, as providers do. */
async function opens(person: string, document: string, has: Uint8Array = nothing) {
  const socket = await openRawSocket({ url: `${world.url}/sync?as=${person}`, document, cookie: "", origin: "" });
  socket.saySync(messageTypes.sync, syncSteps.one, has);
  const heard = () =>
    socket.received.flatMap(({ type, bytes }): Heard[] => {
      const decoder = createDecoder(bytes);
      readVarString(decoder);
      readVarUint(decoder);
      if (type !== messageTypes.sync && type !== messageTypes.syncReply) return [];
      const step = readVarUint(decoder);
      return step === syncSteps.one ? [] : [{ step, update: readVarUint8Array(decoder) }];
    });
  const isAnswered = () => heard().some(({ step }) => step === syncSteps.two);
  return { heard, isAnswered, socket };
}

function documentOf(heard: readonly Heard[]): { name: unknown; objects: number } {
  const doc = new Y.Doc();
  for (const { update } of heard) Y.applyUpdate(doc, update);
  return { name: doc.getMap("project").get("name"), objects: readEntities(doc, "object").length };
}

const whole = { name: "Behind it", objects: edits };

test.each(["ana", "vic"])("[A33] %s, who has nothing, is sent the snapshot ahead, and as answer what came after it", async (person) => {
  const document = await project();
  const { heard, isAnswered, socket } = await opens(person, document);
  await until(isAnswered);
  const [first, second, ...more] = heard();
  expect([first?.step, second?.step, more.length]).toEqual([syncSteps.update, syncSteps.two, 0]);
  expect(documentOf(first ? [first] : [])).toEqual({ name: undefined, objects: edits });
  expect(documentOf(heard())).toEqual(whole);
  expect(second?.update.length).toBeLessThan((first?.update.length ?? 0) / 2);
  socket.end();
});

test("[A33] who has something already, and who comes to a document in memory, are answered as ever", async () => {
  const document = await project();
  const other = new Y.Doc();
  other.getMap("project").set("mine", true);
  const some = await opens("ana", document, Y.encodeStateVector(other));
  await until(some.isAnswered);
  const late = await opens("vic", document);
  await until(late.isAnswered);
  for (const { heard, socket } of [some, late]) {
    expect(heard().map(({ step }) => step)).toEqual([syncSteps.two]);
    expect(documentOf(heard())).toEqual(whole);
    socket.end();
  }
});

test("[A33] [A17] who may not open it hears nothing of it", async () => {
  const document = await project();
  await world.project({ eve: "owner" });
  const { heard, socket } = await opens("eve", document);
  await until(() => socket.received.some(({ type }) => type === messageTypes.auth));
  await pause();
  expect(heard()).toEqual([]);
  socket.end();
});

test("[J10] a snapshot of the time before is read, and sent to nobody", async () => {
  const document = await project();
  const [kept] = await snapshots(document);
  const doc = new Y.Doc();
  const { heard: all, isAnswered: isThere, socket: first } = await opens("ana", document);
  await until(isThere);
  for (const { update } of all()) Y.applyUpdate(doc, update);
  first.end();
  await until(() => world.collaboration.stats().documents === 0);
  const bytes = zstdCompressSync(Y.encodeStateAsUpdateV2(doc));
  await world.db
    .updateTable("document_snapshots")
    .set({ bytes, digest: createHash("sha256").update(bytes).digest("hex") })
    .where("document", "=", document)
    .where("covers_seq", "=", kept?.covers_seq ?? 0)
    .execute();
  const { heard, isAnswered, socket } = await opens("ana", document);
  await until(isAnswered);
  expect(heard().map(({ step }) => step)).toEqual([syncSteps.two]);
  expect(documentOf(heard())).toEqual(whole);
  socket.end();
});
