import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { createHocuspocus, type Decisions } from "#server/collaboration/hocuspocus.ts";
import { FileJournal } from "#server/collaboration/journal.ts";
import { openWorld, pause, silent, steps, types, until, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.discard());

test("[A1] Hocuspocus' own provider syncs, edits and shows itself through all of it", async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor" });
  const open = (person: string) => {
    const doc = new Y.Doc();
    const websocketProvider = new HocuspocusProviderWebsocket({ url: `${world.url}/sync?as=${person}`, WebSocketPolyfill: WebSocket });
    const provider = new HocuspocusProvider({ name: document, document: doc, websocketProvider });
    provider.attach();
    return { doc, provider, end: () => [provider, websocketProvider].forEach((each) => void each.destroy()) };
  };
  const [ana, ben] = [open("ana"), open("ben")];
  await until(() => ana.provider.isSynced && ben.provider.isSynced);
  ana.doc.getMap("project").set("name", "Harbour");
  ana.provider.setAwarenessField("at", { view: "guide" });
  await until(() => ben.doc.getMap("project").get("name") === "Harbour" && ana.provider.unsyncedChanges === 0);
  await until(() => {
    const shown = ben.provider.awareness?.getStates().get(ana.doc.clientID);
    return (shown?.user as { name?: string } | undefined)?.name === "Ana";
  });
  ana.end();
  ben.end();
  await until(() => world.collaboration.stats().sockets === 0);
});

test("[A24] a reader who does not read is let go, and the others do not wait for them", async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor", vi: "viewer" });
  const [ana, ben, vi] = [await world.join("ana", document), await world.join("ben", document), await world.join("vi", document)];
  vi.socket.pause();
  const text = "x".repeat(39_000);
  let sent = 0;
  await until(() => {
    if (ana.answers.length < sent) return false;
    ana.edit((doc) => doc.getMap("project").set("colours", { sent: String(++sent), text }));
    return world.collaboration.stats().sockets === 2;
  }, 25_000);
  await until(() => ana.answers.length === sent);
  expect(ana.answers.every((taken) => taken)).toBe(true);
  await until(() => (ben.doc.getMap("project").get("colours") as { sent: string }).sent === String(sent));
});

test("[A23] what is under way for one socket is bounded; nothing of a flood is lost or refused", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  for (let count = 0; count < 2_000; count++) ana.edit((doc) => doc.getMap("project").set("name", `Harbour ${count}`));
  await until(() => ana.answers.length >= 400);
  expect(ana.closed).toBeNull();
  expect(ana.answers.every((taken) => taken)).toBe(true);
  expect(ana.answers.length).toBeLessThan(2_000);
  ana.leave();
});

test("[A25] stopping tells everybody, keeps what was acknowledged, and takes less than ten seconds", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  ana.edit((doc) => doc.getMap("project").set("name", "Harbour"));
  await until(() => ana.answers.length === 1);
  const started = Date.now();
  await world.restart();
  expect(Date.now() - started).toBeLessThan(10_000);
  await until(() => ana.closed !== null);
  expect(ana.closed).toEqual({ code: 1001, reason: "stopping" });
  const again = await world.join("ana", document);
  expect(again.doc.getMap("project").get("name")).toBe("Harbour");
});

test("[A26] a part that throws ends its own connection, is counted, and nothing else happens", async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor" });
  const [ana, ben] = [await world.join("ana", document), await world.join("ben", document)];
  const failures = world.collaboration.stats().failures;
  const { journal } = world;
  const append = journal.append;
  journal.append = () => {
    journal.append = append;
    throw new Error("as if something were broken");
  };
  ana.edit((doc) => doc.getMap("project").set("name", "Harbour"));
  await until(() => ana.closed !== null);
  expect(world.collaboration.stats().failures).toBe(failures + 1);
  ben.edit((doc) => doc.getMap("project").set("domain", "Sea"));
  await until(() => ben.answers.length === 1);
  expect(ben.answers).toEqual([true]);
  await pause();
  expect(ben.doc.getMap("project").get("name")).toBeUndefined();
});

test("[A16] an edit that the disk refuses is not shown to anybody, and is taken when it comes again", async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor" });
  const [ana, ben] = [await world.join("ana", document), await world.join("ben", document)];
  const { journal } = world;
  const append = journal.append;
  const { OrcaError } = await import("#shared/errors.ts");
  journal.append = () => Promise.reject(new OrcaError("edit/not-saved"));
  try {
    ana.edit((doc) => doc.getMap("project").set("name", "Harbour"));
    await until(() => ana.answers.length === 1);
  } finally {
    journal.append = append;
  }
  expect(ana.answers).toEqual([false]);
  expect(ana.messages.at(-1)).toMatchObject({ code: "edit/not-saved" });
  await pause();
  expect(ben.doc.getMap("project").get("name")).toBeUndefined();
  ana.sendSync(steps.two, Y.encodeStateAsUpdate(ana.doc));
  await until(() => ana.answers.length === 2);
  expect(ana.answers[1]).toBe(true);
  await until(() => ben.doc.getMap("project").get("name") === "Harbour");
});

/** Appends for ever and says each seq that was acknowledged. */
const writerSource = `
  import { FileJournal } from "#server/collaboration/journal.ts";
  const quiet = { error() {}, warn() {}, info() {} };
  const journal = new FileJournal({ dataDir: process.argv[1], log: quiet });
  for (let n = 0; ; n++) {
    const row = { document: "a", person: "ana", clients: [1], connection: "c", at: 1, schemaVersion: 1, update: Buffer.alloc(n % 400, n) };
    process.stdout.write((await journal.append(row)) + "\\n");
  }`;

test("[J5] nothing that was acknowledged is missing after kill -9, and nothing is damaged", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "orca-kill-"));
  let acknowledged = 0;
  for (let kill = 0; kill < 5; kill++) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", writerSource, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (bytes: Buffer) => {
      said += bytes.toString();
    });
    await until(() => said.split("\n").length > 50 + kill * 13, 20_000);
    child.kill("SIGKILL");
    await once(child, "close");
    acknowledged = Math.max(acknowledged, ...said.split("\n").slice(0, -1).map(Number));
    const journal = new FileJournal({ dataDir, log: silent });
    expect(journal.lastSeq("a")).toBeGreaterThanOrEqual(acknowledged);
    expect(journal.after("a", 0, 1_000_000).map(({ seq }) => seq)).toEqual(
      Array.from({ length: journal.lastSeq("a") }, (_, index) => index + 1),
    );
    expect(journal.damaged).toBe(0);
    await journal.close();
  }
  rmSync(dataDir, { recursive: true, force: true });
});

test("[A10] a document that has grown as far as it may takes nothing more, and what it holds stays", async () => {
  const small = await openWorld({ documentBytes: 3_000 });
  const { document } = await small.project({ ana: "owner" });
  const ana = await small.join("ana", document);
  for (let count = 0; count < 5; count++) ana.edit((doc) => doc.getMap("project").set("domain", "x".repeat(700)));
  await until(() => ana.answers.length === 5);
  expect(ana.answers).toEqual([true, true, true, true, false]);
  expect(ana.messages.at(-1)).toMatchObject({ code: "edit/too-large" });
  await small.discard();
});

test("[A17] a document that was closed can be opened again on the same socket", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  ana.send(types.close, (out) => encoding.writeVarString(out, "closed"));
  await pause();
  ana.isIn = false;
  ana.send(types.auth, (out) => {
    encoding.writeVarUint(out, 0);
    encoding.writeVarString(out, "");
  });
  await until(() => ana.isIn);
  ana.edit((doc) => doc.getMap("project").set("name", "Harbour"));
  await until(() => ana.answers.length > 0);
  expect([ana.answers.at(-1), ana.closed, ana.denied]).toEqual([true, null, null]);
});

test("[A31] Hocuspocus, which sees no edits, does not take somebody who only edits for silent", () => {
  expect(createHocuspocus({} as Decisions, silent).configuration.timeout).toBeGreaterThan(24 * 3_600_000);
});
