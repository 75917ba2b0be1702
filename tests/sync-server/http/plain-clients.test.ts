/** The real `y-websocket` beside our own client on a real server. Rules Y1–Y9, docs/spec/plain-clients.md. */
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { OpenProject } from "#client/project/open-project.ts";
import { rootOf } from "#shared/document/layout.ts";
import { createEntity } from "#shared/document/write.ts";
import { describeError } from "#shared/errors.ts";
import { makeProjectId } from "#shared/ids.ts";
import { hueOf } from "#shared/presence.ts";
import { browserOf, openAs } from "#tests/client/project/people.ts";
import { writerOf } from "#tests/support/peers.ts";
import { joinPlainly, leaveAll, type PlainClient } from "#tests/support/plain-client.ts";
import { startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 15_000, interval: 20 };
const second = { timeout: 1_000, interval: 10 };

let server: TestServer;
let ann: TestPerson;
let ed: TestPerson;
let lines = "";
const opened: OpenProject[] = [];

beforeAll(async () => {
  const write = (chunk: Buffer, _: string, done: () => void) => {
    lines += chunk;
    done();
  };
  const log = pino({ level: "trace" }, new Writable({ write }));
  server = await startTestServer({ log, limits: { socketsPerPerson: 3 } });
  [ann, ed] = [await server.register("Ann"), await server.register("Ed")];
});
afterEach(async () => {
  leaveAll();
  await Promise.all(opened.splice(0).map((project) => project.close()));
});
afterAll(() => server.discard());

/** Ann's project with Ed in it, and a token of Ed's. */
async function shared(level: "editor" | "viewer" = "editor", scope: "read" | "write" = "write") {
  const project = await server.publish(ann);
  await server.addMember(ann, project, ed, level);
  return { project, ...(await server.makeToken(ed, scope)) };
}

const isIn = ({ provider }: PlainClient) => expect.poll(() => provider.synced, patience).toBe(true);
const inBrowser = async (person: TestPerson, name: string, project: string) => {
  const found = await openAs(person, name, project, browserOf(server, person));
  opened.push(found);
  return found;
};
const addObject = ({ doc }: PlainClient, name: string) => createEntity(doc, writerOf(name, doc.clientID), "object", { name });
const objects = ({ doc }: PlainClient) => [...rootOf(doc, "object").keys()];
const says = (code: Parameters<typeof describeError>[0]) => describeError(code);

describe("together with our own client", () => {
  test("[Y1] edits go both ways, by name and as they are made", async () => {
    const { project, token } = await shared();
    const browser = await inBrowser(ann, "Ann", project);
    const script = joinPlainly(server, `${project}/model`, { token });
    await isIn(script);
    const made = addObject(script, "Session");
    await expect.poll(() => browser.store.entity("object", made)?.name, patience).toBe("Session");
    const other = browser.write.create("object", { name: "Speaker" });
    await expect.poll(() => objects(script), patience).toContain(other);
    browser.write.writeField({ kind: "object", id: made, field: "definition" }, "A talk.");
    await expect.poll(() => JSON.stringify(rootOf(script.doc, "object")), patience).toContain("A talk.");
  });

  test("[Y1] what a script wrote while it was away arrives when it is back", async () => {
    const { project, token } = await shared();
    const script = joinPlainly(server, `${project}/model`, { token });
    await isIn(script);
    script.provider.disconnect();
    const made = addObject(script, "Meanwhile");
    script.provider.connect();
    const other = joinPlainly(server, `${project}/model`, { token });
    await expect.poll(() => objects(other), patience).toContain(made);
  });

  test("[Y2] people see each other, a script under its person's name whatever it says", async () => {
    const { project, token } = await shared();
    const browser = await inBrowser(ann, "Ann", project);
    const script = joinPlainly(server, `${project}/model`, { token });
    script.provider.awareness.setLocalState({ user: { id: ann.id, name: "Ann", hue: "teal" }, at: { view: "object-guide" } });
    await expect.poll(() => browser.presence.people(), patience).toMatchObject([{ id: ed.id, name: "Ed", at: { view: "object-guide" } }]);
    browser.presence.show({ view: "object-map" });
    const user = { id: ann.id, name: "Ann", hue: hueOf(ann.id) };
    await expect.poll(() => script.others(), patience).toMatchObject([{ user, at: { view: "object-map" } }]);
    script.provider.disconnect();
    await expect.poll(() => browser.presence.people(), second).toEqual([]);
  });
});

describe("levels and scopes", () => {
  test.each([
    ["a viewer's token", "viewer", "write"],
    ["an editor's token to read with", "editor", "read"],
  ] as const)("[Y4] %s reads; the first edit ends it with a reason, and it stays away", async (_, level, scope) => {
    const { project, token } = await shared(level, scope);
    const browser = await inBrowser(ann, "Ann", project);
    const made = browser.write.create("object", { name: "Session" });
    const script = joinPlainly(server, `${project}/model`, { token });
    await isIn(script);
    await expect.poll(() => objects(script), patience).toEqual([made]);
    const mine = addObject(script, "Mine");
    await expect.poll(() => script.gaveUp, patience).toEqual({ code: 4403, reason: says("edit/read-only") });
    const witness = joinPlainly(server, `${project}/model`, { token });
    await isIn(witness);
    expect(objects(witness)).toEqual([made]);
    expect(browser.store.entity("object", mine)).toBeNull();
  });

  test("[Y4] a writing token may do no more than its person: made a viewer, the next edit is refused", async () => {
    const { project, token } = await shared();
    const script = joinPlainly(server, `${project}/model`, { token });
    await isIn(script);
    await server.ask("PATCH", `/projects/${project}/members/${ed.id}`, { cookie: ann.cookie, body: { level: "viewer" } });
    addObject(script, "Late");
    await expect.poll(() => script.gaveUp, patience).toEqual({ code: 4403, reason: says("edit/read-only") });
  });
});

describe("what ends it", () => {
  test("[Y5] a revoked token loses its socket within a second, is told why, and is not let in again", async () => {
    const { project, id, token } = await shared();
    const [script, other] = [joinPlainly(server, `${project}/model`, { token }), await server.makeToken(ed)];
    const untouched = joinPlainly(server, `${project}/model`, { token: other.token });
    await isIn(script);
    await isIn(untouched);
    expect((await server.ask("DELETE", `/users/me/tokens/${id}`, { cookie: ed.cookie })).status).toBe(204);
    const told = { code: 4401, reason: says("token/wrong") };
    await expect.poll(() => script.gaveUp, second).toEqual(told);
    const again = joinPlainly(server, `${project}/model`, { token });
    await expect.poll(() => again.gaveUp, patience).toEqual(told);
    expect(again.closings).toHaveLength(1);
    expect(untouched.provider.wsconnected).toBe(true);
  });

  test.each([
    ["somebody who was taken out of the project", (project: string) => `/projects/${project}/members/${ed.id}`],
    ["a project that was removed", (project: string) => `/projects/${project}`],
  ])("[Y5] %s: the socket ends within a second, for good", async (_, path) => {
    const { project, token } = await shared();
    const script = joinPlainly(server, `${project}/model`, { token });
    await isIn(script);
    await server.ask("DELETE", path(project), { cookie: ann.cookie });
    await expect.poll(() => script.gaveUp, second).toEqual({ code: 4404, reason: says("project/gone") });
  });

  test("[Y5] signing out does not end a token", async () => {
    const pia = await server.register("Pia");
    const project = await server.publish(pia);
    const { token } = await server.makeToken(pia);
    const script = joinPlainly(server, `${project}/model`, { token });
    await isIn(script);
    await server.ask("POST", "/auth/logout", { cookie: pia.cookie });
    const made = addObject(script, "After");
    const other = joinPlainly(server, `${project}/model`, { token });
    await expect.poll(() => objects(other), patience).toContain(made);
    expect(script.closings).toEqual([]);
  });
});

describe("the door", () => {
  test.each([
    ["without a token", undefined],
    ["with an unknown one", `orca_0123456789abcdef.${"a".repeat(43)}`],
    ["with nonsense", "' or 1=1 --"],
  ])("[Y6] nobody is let in %s, and hears why", async (_, token) => {
    const { project } = await shared();
    const script = joinPlainly(server, `${project}/model`, token === undefined ? {} : { token });
    await expect.poll(() => script.gaveUp, patience).toEqual({ code: 4401, reason: says("token/wrong") });
    expect(script.closings).toHaveLength(1);
  });

  test("[Y6] a project that is missing, somebody else's or impossible, and a part that there is not, get one answer", async () => {
    const { token } = await shared();
    const foreign = await server.publish(ann);
    const { project } = await shared();
    const rooms = [
      `${foreign}/model`,
      `${makeProjectId()}/model`,
      "short/model",
      `${project}/talk`,
      `${project}/model@0`,
      `${project}/__proto__`,
    ];
    const scripts = rooms.map((room) => joinPlainly(server, room, { token }));
    for (const script of scripts) await expect.poll(() => script.gaveUp, patience).toEqual({ code: 4404, reason: says("project/gone") });
  });

  test("[Y7] a generation can be named: an old one is refused, the present one is the one without a name", async () => {
    const project = await server.publish(ann);
    await server.ask("DELETE", `/projects/${project}`, { cookie: ann.cookie });
    await server.ask("POST", "/projects", { cookie: ann.cookie, body: { id: project, name: "Again" } });
    const { token } = await server.makeToken(ann);
    const old = joinPlainly(server, `${project}/model@1`, { token });
    await expect.poll(() => old.gaveUp, patience).toEqual({ code: 4409, reason: says("project/old-epoch") });
    const [named, unnamed] = [joinPlainly(server, `${project}/model@2`, { token }), joinPlainly(server, `${project}/model`, { token })];
    await isIn(named);
    const made = addObject(named, "Session");
    await expect.poll(() => objects(unnamed), patience).toEqual([made]);
  });

  test("[Y8] a cookie is worth nothing there, and a page of another site with a token is as good as any", async () => {
    const { project, token } = await shared();
    const url = `${server.origin.replace("http", "ws")}/yjs/${project}/model`;
    const closing = (address: string, headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const socket = new WebSocket(address, { headers });
        socket.on("close", resolve).on("error", reject);
        socket.on("open", () => socket.send(Uint8Array.of(0, 0, 1, 0)));
        socket.on("message", () => socket.close(1000));
      });
    expect(await closing(url, { cookie: ed.cookie, origin: server.origin })).toBe(4401);
    expect(await closing(`${url}?token=${token}`, { origin: "https://elsewhere.example" })).toBe(1000);
  });

  test("[Y8] no line of the log holds a token, not even at its most talkative", async () => {
    const { project, token } = await shared();
    const script = joinPlainly(server, `${project}/model`, { token });
    await isIn(script);
    addObject(script, "Session");
    for (const room of ["nowhere/model", `${project}/model`]) {
      const refused = joinPlainly(server, room, { token: `${token.slice(0, -1)}-` });
      await expect.poll(() => refused.gaveUp, patience).not.toBeNull();
    }
    await fetch(`${server.origin}/yjs/${project}/model?token=${token}`);
    await fetch(`${server.origin}/yjs?token=${token}`);
    expect(lines).toContain("{");
    expect(lines).not.toContain(token.slice(5, 21));
    expect(lines).not.toContain(token.slice(22, 60));
  });

  test("[Y9] plain clients count among their person's sockets; one too many is told so and comes again", async () => {
    const own = await server.register("Own");
    const project = await server.publish(own);
    const { token } = await server.makeToken(own);
    const three = [1, 2, 3].map(() => joinPlainly(server, `${project}/model`, { token }));
    for (const script of three) await isIn(script);
    const fourth = joinPlainly(server, `${project}/model`, { token });
    await expect.poll(() => fourth.closings.length, patience).toBeGreaterThan(0);
    expect([fourth.gaveUp, fourth.closings[0]]).toEqual([null, { code: 4503, reason: says("request/too-many") }]);
    three[0]?.provider.destroy();
    await isIn(fourth);
  });
});
