import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { openWorld, pause, steps, types, until, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.discard());

const rename = (name: string) => (doc: Y.Doc) => {
  doc.getMap("project").set("name", name);
};
const nameIn = (doc: Y.Doc) => doc.getMap("project").get("name");
const journaled = () => world.collaboration.stats().journaledRows;

test("[A1] an edit reaches the others, and its acknowledgement comes when it is in the journal", async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor" });
  const [ana, ben] = [await world.join("ana", document), await world.join("ben", document)];
  const before = journaled();
  ana.edit(rename("Harbour"));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([true]);
  expect(journaled()).toBe(before + 1);
  await until(() => nameIn(ben.doc) === "Harbour");
  expect(ana.messages[0]).toEqual({ type: "hello", level: "owner", capabilities: [] });
});

test("[A1] every frame with changes gets one answer, in order", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  for (let count = 0; count < 200; count++) ana.edit(rename(`Harbour ${count}`));
  await until(() => ana.answers.length === 200);
  expect(ana.answers.every((taken) => taken)).toBe(true);
});

test.each([
  ["Update", types.sync, steps.update],
  ["SyncStep2", types.sync, steps.two],
  ["SyncReply with SyncStep2", types.syncReply, steps.two],
  ["SyncReply with Update", types.syncReply, steps.update],
])("[A5] a viewer's %s is refused with a reason, and nobody hears of it", async (_, type, step) => {
  const { document } = await world.project({ ana: "owner", vi: "viewer" });
  const [ana, vi] = [await world.join("ana", document), await world.join("vi", document)];
  const before = journaled();
  rename("Mine")(vi.doc);
  vi.sendSync(step, Y.encodeStateAsUpdate(vi.doc), type);
  await until(() => vi.answers.length === 1);
  expect(vi.answers).toEqual([false]);
  expect(vi.messages.at(-1)).toEqual({ type: "refused", code: "edit/read-only", details: {} });
  await pause();
  expect(ana.heard).toBe(0);
  expect(nameIn(ana.doc)).toBeUndefined();
  expect(journaled()).toBe(before);
  expect(vi.closed).toBeNull();
});

test("[A5] what a viewer sends that holds nothing new is acknowledged", async () => {
  const { document } = await world.project({ ana: "owner", vi: "viewer" });
  const ana = await world.join("ana", document);
  ana.edit(rename("Harbour"));
  ana.edit(rename("Harbour two"));
  await until(() => ana.answers.length === 2);
  const vi = await world.join("vi", document);
  await until(() => nameIn(vi.doc) === "Harbour two");
  vi.sendSync(steps.two, Y.encodeStateAsUpdate(vi.doc));
  vi.sendSync(steps.update, Y.encodeStateAsUpdate(vi.doc));
  await until(() => vi.answers.length === 2);
  expect(vi.answers).toEqual([true, true]);
});

test("[A21] a viewer who writes three times is put out, with the reason", async () => {
  const { document } = await world.project({ ana: "owner", vi: "viewer" });
  const vi = await world.join("vi", document);
  for (const name of ["a", "b", "c"]) vi.edit(rename(name));
  await until(() => vi.closed !== null);
  expect(vi.closed).toEqual({ code: 4403, reason: "read-only" });
  expect(vi.answers).toEqual([false, false, false]);
});

test("[A6] an update cut at any byte is refused whole, and the document goes on", async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor" });
  const ben = await world.join("ben", document);
  const source = new Y.Doc();
  const object = new Y.Map<unknown>();
  source.transact(() => {
    object.set("name", "Ship");
    object.set("definition", new Y.Text("A vessel"));
    source.getMap("objects").set("aaaaaaaaaaaaaaaa", object);
  });
  const whole = Y.encodeStateAsUpdate(source);
  let ana = await world.join("ana", document);
  for (let length = 0; length < whole.length; length++) {
    if (ana.closed) ana = await world.join("ana", document);
    const count = ana.answers.length;
    ana.sendSync(steps.update, whole.slice(0, length));
    await until(() => ana.answers.length > count || ana.closed !== null);
    expect(ana.answers.at(-1) ?? false).toBe(false);
  }
  expect(ben.heard).toBe(0);
  const last = await world.join("ana", document);
  last.sendSync(steps.update, whole);
  await until(() => last.answers.length === 1);
  expect(last.answers).toEqual([true]);
  await until(() => ben.doc.getMap("objects").size === 1);
});

test("[A6] a frame cut in half is answered like any other that is not taken", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  rename("Cut")(ana.doc);
  ana.send(types.sync, (out) => {
    out.cbuf.set([steps.update, 40, 1, 2, 3], out.cpos);
    out.cpos += 5;
  });
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([false]);
  expect(ana.messages.at(-1)).toMatchObject({ type: "refused", code: "edit/malformed" });
});

test("[A9] an edit beyond the bound is refused with the bound", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  ana.sendSync(steps.update, new Uint8Array(world.settings.limits.syncStep2Bytes - 200));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([false]);
});

test.each([
  ["a sub-document", (doc: Y.Doc) => doc.getMap("objects").set("a", new Y.Doc())],
  ["bytes", (doc: Y.Doc) => doc.getMap("project").set("name", new Uint8Array([1]))],
  ["a number that is none", (doc: Y.Doc) => doc.getMap("project").set("name", Number.NaN)],
  ["a big integer", (doc: Y.Doc) => doc.getMap("project").set("name", 2n ** 60n)],
  ["a key that is no key", (doc: Y.Doc) => doc.getMap("project").set("__proto__", "x")],
  ["a prototype inside a key", (doc: Y.Doc) => doc.getMap("project").set("goals/constructor", { order: "a", text: "x" })],
  ["a record with a prototype", (doc: Y.Doc) => doc.getMap("project").set("colours", JSON.parse('{"__proto__":{"x":1}}') as object)],
  ["a list", (doc: Y.Doc) => doc.getMap("objects").set("a", new Y.Array())],
  ["a NUL", (doc: Y.Doc) => doc.getMap("project").set("name", "a\0b")],
  ["a name of a million characters", (doc: Y.Doc) => doc.getMap("project").set("name", "x".repeat(200_000))],
  ["maps in maps in maps", nestDeep],
  ["values in values in values", (doc: Y.Doc) => doc.getMap("project").set("colours", deepValue(5_000))],
])("[A8] %s is refused, and the next edit of the same person is taken", async (_, change) => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  const other = new Y.Doc();
  other.transact(() => change(other));
  ana.sendSync(steps.update, Y.encodeStateAsUpdate(other));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([false]);
  ana.edit(rename("Harbour"));
  await until(() => ana.answers.length === 2);
  expect(ana.answers[1]).toBe(true);
});

function nestDeep(doc: Y.Doc): void {
  let map = doc.getMap<unknown>("objects");
  for (let depth = 0; depth < 3_000; depth++) {
    const inner = new Y.Map<unknown>();
    map.set("a", inner);
    map = inner;
  }
}

function deepValue(depth: number): unknown {
  let value: unknown = 1;
  for (let left = depth; left > 0; left--) value = [value];
  return value;
}

test("[A8] millions of structs that are only claimed cost nothing", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  const started = performance.now();
  ana.sendSync(steps.update, new Uint8Array([1, 0x80, 0xc6, 0xa7, 0x0e, 1, 0]));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([false]);
  expect(performance.now() - started).toBeLessThan(100);
});

test("[A11] nobody writes under a client id that is somebody else's", async () => {
  const { document } = await world.project({ ana: "owner", eve: "editor" });
  const [ana, eve] = [await world.join("ana", document), await world.join("eve", document)];
  ana.edit(rename("Harbour"));
  await until(() => nameIn(eve.doc) === "Harbour");
  const forger = new Y.Doc();
  forger.clientID = ana.doc.clientID;
  Y.applyUpdate(forger, Y.encodeStateAsUpdate(eve.doc));
  forger.clientID = ana.doc.clientID;
  const seen = Y.encodeStateVector(forger);
  rename("Forged")(forger);
  eve.sendSync(steps.update, Y.encodeStateAsUpdate(forger, seen));
  await until(() => eve.answers.length === 1);
  expect(eve.answers).toEqual([false]);
  expect(eve.messages.at(-1)).toMatchObject({ code: "edit/forged" });
  await world.restart();
  const again = await world.join("eve", document);
  again.sendSync(steps.update, Y.encodeStateAsUpdate(forger, seen));
  await until(() => again.answers.length === 1);
  expect(again.answers).toEqual([false]);
});

test("[A12] an edit that builds on one that has not arrived is not taken, and is when everything is sent", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  rename("one")(ana.doc);
  ana.edit(rename("two"));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([false]);
  expect(ana.messages.at(-1)).toMatchObject({ code: "edit/too-fast" });
  ana.sendSync(steps.two, Y.encodeStateAsUpdate(ana.doc));
  await until(() => ana.answers.length === 2);
  expect(ana.answers[1]).toBe(true);
});

test("[A17] missing, forbidden and impossible documents get the same answer, an old generation its own", async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor" });
  const foreign = await world.project({ cy: "owner" });
  const missing = document.replace(/^.{4}/, "zzzz");
  for (const name of [missing, foreign.document, "constructor", "__proto__", "../x", document.replace("model", "talk")]) {
    const peer = await world.join("ana", name);
    expect([name, peer.denied, peer.isIn]).toEqual([name, "project/gone", false]);
    peer.leave();
  }
  const old = await world.join("ana", document.replace("@1", "@2"));
  expect(old.denied).toBe("project/old-epoch");
});

test("[A18] a changed level holds from then on, in both directions", async () => {
  const { id, document } = await world.project({ ana: "owner", ben: "editor" });
  const ben = await world.join("ben", document);
  ben.edit(rename("one"));
  await until(() => ben.answers.length === 1);
  world.collaboration.changeLevel(id, "ben", "viewer");
  await until(() => ben.messages.some((message) => message.type === "hello" && message.level === "viewer"));
  ben.edit(rename("two"));
  await until(() => ben.answers.length === 2);
  expect(ben.answers).toEqual([true, false]);
  world.collaboration.changeLevel(id, "ben", null);
  await until(() => ben.closed !== null, 1_000);
  expect(ben.closed).toEqual({ code: 4404, reason: "revoked" });
});

test("[A19] a session that ends and a project that is removed close their sockets at once", async () => {
  const { id, document } = await world.project({ ana: "owner", ben: "editor" });
  const [ana, ben] = [await world.join("ana", document), await world.join("ben", document)];
  world.collaboration.endSession("session-of-ben");
  await until(() => ben.closed !== null, 1_000);
  expect(ben.closed).toEqual({ code: 4401, reason: "session-ended" });
  expect(ana.closed).toBeNull();
  world.collaboration.removeProject(id);
  await until(() => ana.closed !== null, 1_000);
  expect(ana.closed?.code).toBe(4404);
});

test("[A20] frames of no sort are dropped, too many of them end the socket, and the others do not notice", async () => {
  const { document } = await world.project({ ana: "owner", eve: "viewer" });
  const [ana, eve] = [await world.join("ana", document), await world.join("eve", document)];
  eve.send(types.broadcastStateless, (out) => out.cbuf.set([3], out.cpos));
  eve.send(99);
  eve.send(types.sync, (out) => {
    out.cbuf[out.cpos++] = 9;
  });
  await pause();
  expect(eve.closed).toBeNull();
  for (let count = 0; count < 1_000; count++) eve.send(99);
  await until(() => eve.closed !== null);
  expect(eve.closed?.code).toBe(4429);
  ana.edit(rename("Harbour"));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([true]);
});

test("[A20] bytes that are no frame end their socket and nothing else", async () => {
  const { document } = await world.project({ ana: "owner", eve: "editor" });
  const [ana, eve] = [await world.join("ana", document), await world.join("eve", document)];
  eve.sendBytes(new Uint8Array([250, 1, 2]));
  await until(() => eve.closed !== null);
  ana.edit(rename("Harbour"));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([true]);
});

test("[A22] asking for everything again and again is answered six times, then ends", async () => {
  const { document } = await world.project({ ana: "owner", vi: "viewer" });
  const vi = await world.join("vi", document);
  let answers = 0;
  vi.socket.on("message", (bytes: Buffer) => {
    if (bytes[(bytes[0] ?? 0) + 2] === steps.two) answers++;
  });
  for (let count = 0; count < 200; count++) vi.sendSync(steps.one, Y.encodeStateVector(vi.doc));
  await until(() => vi.closed !== null);
  expect(vi.closed?.code).toBe(4429);
  expect(answers).toBeLessThanOrEqual(6);
});

const bye = (out: encoding.Encoder) => encoding.writeVarString(out, "bye");
const greeting = (out: encoding.Encoder) => {
  encoding.writeVarUint(out, 0);
  encoding.writeVarString(out, "");
};

test("[A31] an edit right before leaving is kept, and coming back at once waits for it", async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor" });
  const [ana, ben] = [await world.join("ana", document), await world.join("ben", document)];
  const put = (key: string) => (doc: Y.Doc) => void doc.getMap("project").set(key, key);
  ana.edit(put("name"));
  ana.send(types.close, bye);
  ana.send(types.auth, greeting);
  ana.edit(put("goal"));
  ana.sendSync(steps.one, Y.encodeStateVector(ana.doc));
  await until(() => ben.doc.getMap("project").size === 2);
  // The third is the answer to the handshake.
  await until(() => ana.answers.length === 3);
  expect(ana.answers).toEqual([true, true, true]);
  expect(ana.closed).toBeNull();
});

test("[A31] edits sent before their writer has been let in are taken in order after that, and thrown away if they are not", async () => {
  const { document } = await world.project({ ana: "owner" });
  const early = async (person: string) => {
    const socket = new WebSocket(`${world.url}/sync?as=${person}`, { perMessageDeflate: false });
    const heard: Buffer[] = [];
    socket.on("message", (bytes: Buffer) => heard.push(bytes));
    await new Promise((resolve) => socket.once("open", resolve));
    const doc = new Y.Doc();
    const say = (type: number, write: (out: encoding.Encoder) => void) => {
      const out = encoding.createEncoder();
      encoding.writeVarString(out, document);
      encoding.writeVarUint(out, type);
      write(out);
      socket.send(encoding.toUint8Array(out));
    };
    doc.on("update", (update: Uint8Array) =>
      say(types.sync, (out) => {
        encoding.writeVarUint(out, steps.update);
        encoding.writeVarUint8Array(out, update);
      }),
    );
    rename("Early")(doc);
    rename("Bird")(doc);
    say(types.auth, greeting);
    return { heard, socket, sorts: () => heard.map((bytes) => bytes[document.length + 1]) };
  };
  const before = journaled();
  const eve = await early("eve");
  await until(() => eve.heard.length > 0);
  const ana = await early("ana");
  await until(() => ana.sorts().filter((sort) => sort === types.status).length === 2);
  expect(journaled()).toBe(before + 2);
  expect(eve.sorts()).not.toContain(types.status);
  const later = await world.join("ana", document);
  await until(() => nameIn(later.doc) === "Bird");
  for (const { socket } of [ana, eve]) socket.terminate();
});
