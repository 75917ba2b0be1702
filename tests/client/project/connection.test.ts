import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { browserEnvironment, type Environment } from "#client/project/environment.ts";
import { createLocalProject, publishProject } from "#client/project/local-projects.ts";
import { type OpenProject, openProject } from "#client/project/open-project.ts";
import { listSetAside } from "#client/project/set-aside.ts";
import { type ScriptedServer, scriptedServer } from "./scripted-server.ts";
import { device, until } from "./support.ts";

const opened: OpenProject[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((project) => project.close()));
});

const ana = { id: "person-ana", name: "Ana" };

async function onServer(server: ScriptedServer, given: Partial<Environment> = {}) {
  const environment = device({ ...given, WebSocket: server.Socket, serverUrl: "ws://scripted/sync" });
  const id = await createLocalProject({ name: "Harbour" }, environment);
  await publishProject(id, ana, (project) => Promise.resolve({ id: project.id, epoch: 1 }), { environment });
  const open = async () => {
    const project = await openProject({ id, person: ana, server: true, environment });
    opened.push(project);
    return project;
  };
  return { id, environment, open };
}

const synced = (project: OpenProject) => until("Synced", () => project.sync.get().state === "synced");

describe("what the server answers", () => {
  test("[C7] a hundred edits made without a connection go out as one frame", async () => {
    const server = scriptedServer();
    const project = await (await onServer(server)).open();
    await synced(project);
    server.goDown();
    await until("Offline", () => project.sync.get().state === "offline");
    const made = project.write.create("object", { name: "Session" });
    for (let at = 0; at < 100; at++) project.write.writeField({ kind: "object", id: made, field: "plural" }, `Sessions ${at}`);
    expect(project.sync.get().waiting).toBe(101);
    server.frames.length = 0;
    server.isUp = true;
    await until("Synced", () => project.sync.get().state === "synced", 12_000);
    expect(server.frames.map(({ step }) => step)).toEqual(["step2"]);
    expect(server.doc.getMap("objects").has(made)).toBe(true);
  }, 20_000);

  test("[S3] an edit whose answer is late is not Synced before it comes", async () => {
    const server = scriptedServer();
    const project = await (await onServer(server)).open();
    await synced(project);
    server.verdict = "hold";
    project.write.writeField({ kind: "project", id: "project", field: "name" }, "Summit");
    await until("on its way", () => server.frames.some(({ step }) => step === "update"));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(project.sync.get()).toMatchObject({ state: "device", waiting: 1, kept: true });
  });

  test("[C8] what a server has lost after acknowledging it comes back to it by comparing", async () => {
    const server = scriptedServer();
    const project = await (await onServer(server, { silenceMs: 1_000 })).open();
    const made = project.write.create("object", { name: "Session" });
    await until("landed", () => project.sync.get().state === "synced" && server.doc.getMap("objects").has(made));
    server.doc = new Y.Doc();
    await until("it has it again", () => server.doc.getMap("objects").has(made));
    expect(server.connections).toBe(1);
  });

  test("[F3] a refusal that passes sets nothing aside: the edit goes out again and lands", async () => {
    const server = scriptedServer();
    const { id, environment, open } = await onServer(server);
    const project = await open();
    await synced(project);
    server.verdict = { type: "refused", code: "edit/not-saved", details: {} };
    const made = project.write.create("object", { name: "Session" });
    await until("the connection was given up", () => project.sync.get().state === "offline");
    expect(project.sync.get().waiting).toBe(1);
    server.verdict = "take";
    await until("Synced", () => project.sync.get().state === "synced", 12_000);
    expect(server.doc.getMap("objects").has(made)).toBe(true);
    expect(project.store.entity("object", made)?.name).toBe("Session");
    expect(await listSetAside(ana.id, id, browserEnvironment(environment))).toEqual([]);
  }, 20_000);

  test("[F2] a refusal for good: set aside, opened anew, later edits land, and the connection does not loop", async () => {
    const server = scriptedServer();
    const { id, environment, open } = await onServer(server);
    const project = await open();
    await synced(project);
    server.verdict = { type: "refused", code: "edit/too-large", details: { max: "1 KiB" } };
    project.write.create("object", { name: "Too large" });
    await project.replaced;
    expect(project.sync.get().state).toBe("set-aside");
    await project.close();
    server.verdict = "take";
    const before = server.connections;
    const again = await open();
    await synced(again);
    const made = again.write.create("object", { name: "Small" });
    await synced(again);
    expect(server.doc.getMap("objects").has(made)).toBe(true);
    expect(again.store.ids("object")).toEqual([made]);
    expect(server.connections - before).toBe(1);
    const [entry] = await listSetAside(ana.id, id, browserEnvironment(environment));
    expect(entry).toMatchObject({ code: "edit/too-large", details: { max: "1 KiB" }, changes: 1 });
    // Named before signing out takes it (L7).
    expect(await listSetAside(ana.id, null, browserEnvironment(environment))).toEqual([entry]);
  });

  test("[C2] made a viewer while it is open, the commands refuse at once", async () => {
    const server = scriptedServer();
    server.level = "viewer";
    const project = await (await onServer(server)).open();
    await until("read only", () => project.level() === "viewer");
    expect(() => project.write.writeField({ kind: "project", id: "project", field: "name" }, "Summit")).toThrow("read this project");
  });
});
