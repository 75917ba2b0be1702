/** A Viewer reads, and changes nothing: not by the interface, and not by any message a program could send. */
import { setTimeout as wait } from "node:timers/promises";
import { writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { documentName } from "#shared/api/sync.ts";
import { createEntity, writeField } from "#shared/document/write.ts";
import { messageTypes, openRawSocket, type RawSocket, syncSteps } from "#tests/support/raw-socket.ts";
import { readDocument } from "#tests/support/read-document.ts";
import { startStory } from "#tests/support/story.ts";

const settledMs = 300;

test("[G14] a Viewer sees everything live and is offered nothing that changes it", async () => {
  const story = await startStory();
  const [ana, vi] = await story.sharedProject("St Brannoc", ["Ana", "Vi"], "viewer");
  await expect.poll(() => vi.guide.names()).toEqual(await ana.guide.names());
  expect(await vi.page.getByRole("button", { name: "New object" }).count()).toBe(0);
  await vi.guide.opens("Ward");
  expect(await vi.guide.field("definition").getByRole("textbox").count()).toBe(0);
  expect(await vi.page.locator("[contenteditable=true], input:not([type=search]), textarea").count()).toBe(0);

  const names = await vi.guide.names();
  for (const key of ["n", "F2", "Delete", "Enter"]) {
    await vi.guide.row("Ward").focus();
    await vi.presses(key, "x", "Enter");
  }
  await ana.guide.opens("Ward");
  await ana.guide.typesAtStart("Definition", "Live. ");
  await expect.poll(() => vi.guide.prose("Definition")).toMatch(/^Live\. /);
  expect(await ana.guide.names()).toEqual(names);
});

test("no message of any type lets a Viewer change the project", async () => {
  const story = await startStory();
  const [ana, vi] = await story.sharedProject("St Brannoc", ["Ana", "Vi"], "viewer");
  const before = Y.encodeStateAsUpdate(await readDocument(story.place()));
  const forged = forgeEdits(before);
  const { project, server } = story.place();
  const place = {
    url: server.syncUrl,
    document: documentName({ project: project.id, part: "model", epoch: project.epoch }),
    cookie: await vi.cookie(),
    origin: server.origin,
  };
  for (const [what, say] of everyMessage(forged)) {
    const socket = await openRawSocket(place);
    socket.saySync(messageTypes.sync, syncSteps.one, Y.encodeStateVector(new Y.Doc()));
    await wait(settledMs);
    say(socket);
    await wait(settledMs);
    socket.end();
    const after = Y.encodeStateAsUpdate(await readDocument(story.place()));
    expect(Buffer.from(after).equals(Buffer.from(before)), `${what} changed the project`).toBe(true);
  }
  expect(await ana.guide.names()).not.toContain("Forged");
  await ana.guide.adds("Recovery Bay");
  await ana.guide.waitsForPill("Synced");
});

/** A new object, a rename and a deletion, as one update on top of what the project holds. */
function forgeEdits(project: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, project);
  const before = Y.encodeStateVector(doc);
  const writer = { by: "nobody", now: Date.now, origin: "forged", untracked: "forged" };
  createEntity(doc, writer, "object", { name: "Forged" });
  const [first = ""] = doc.getMap("objects").keys();
  writeField(doc, writer, { kind: "object", id: first, field: "name" }, "Forged");
  doc.getMap("objects").delete([...doc.getMap("objects").keys()][1] ?? "");
  return Y.encodeStateAsUpdate(doc, before);
}

/** Every type of message there is, each carrying the edits in the way it would if it could. */
function everyMessage(edits: Uint8Array): [what: string, say: (socket: RawSocket) => void][] {
  const { sync, syncReply, awareness, auth, queryAwareness, stateless, broadcastStateless, close, syncStatus, ping, pong } = messageTypes;
  const presence = new Awareness(new Y.Doc());
  presence.setLocalState({ user: { id: "owner", name: "Forged", hue: "teal" } });
  return [
    ["sync update", (socket) => socket.saySync(sync, syncSteps.update, edits)],
    ["sync step 2", (socket) => socket.saySync(sync, syncSteps.two, edits)],
    ["sync step 1 with an update inside", (socket) => socket.saySync(sync, syncSteps.one, edits)],
    ["sync step 3, which does not exist", (socket) => socket.saySync(sync, 3, edits)],
    ["reply update", (socket) => socket.saySync(syncReply, syncSteps.update, edits)],
    ["reply step 2", (socket) => socket.saySync(syncReply, syncSteps.two, edits)],
    ["awareness", (socket) => socket.say(awareness, (to) => writeVarUint8Array(to, encodeAwarenessUpdate(presence, [presence.clientID])))],
    ["awareness with an update inside", (socket) => socket.say(awareness, (to) => writeVarUint8Array(to, edits))],
    [
      "authentication again, then an update",
      (socket) => {
        socket.say(auth, (to) => {
          writeVarUint(to, 0);
          writeVarString(to, "owner");
        });
        socket.saySync(sync, syncSteps.update, edits);
      },
    ],
    ["query awareness", (socket) => socket.say(queryAwareness, (to) => writeVarUint8Array(to, edits))],
    ["stateless", (socket) => socket.say(stateless, (to) => writeVarString(to, JSON.stringify({ type: "hello", level: "owner" })))],
    [
      "broadcast stateless",
      (socket) => socket.say(broadcastStateless, (to) => writeVarString(to, JSON.stringify({ type: "hello", level: "owner" }))),
    ],
    ["sync status", (socket) => socket.say(syncStatus, (to) => writeVarUint(to, 1))],
    ["ping", (socket) => socket.say(ping, (to) => writeVarUint8Array(to, edits))],
    ["pong", (socket) => socket.say(pong, (to) => writeVarUint8Array(to, edits))],
    ["an unknown type", (socket) => socket.say(77, (to) => writeVarUint8Array(to, edits))],
    ["half an update", (socket) => socket.saySync(sync, syncSteps.update, edits.slice(0, edits.length >> 1))],
    [
      "close, then an update",
      (socket) => [socket.say(close, (to) => writeVarString(to, "bye")), socket.saySync(sync, syncSteps.update, edits)],
    ],
    ["bytes that are no message", (socket) => socket.sayBytes(new Uint8Array([255, 255, 255, 255, 255, 255, 7]))],
  ];
}
