import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { browserEnvironment, type Environment } from "#client/project/environment.ts";
import { createLocalProject, listLocalProjects, publishProject } from "#client/project/local-projects.ts";
import type { OpenProject } from "#client/project/open-project.ts";
import { listSetAside } from "#client/project/set-aside.ts";
import { startProxy } from "#tests/support/proxy.ts";
import { startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";
import { browserOf, openAs } from "./people.ts";
import { openAgain, until } from "./support.ts";

let server: TestServer;
let ana: TestPerson;
let ben: TestPerson;
const opened: OpenProject[] = [];
const remember = <T extends OpenProject>(project: T): T => {
  opened.push(project);
  return project;
};

beforeAll(async () => {
  server = await startTestServer();
  [ana, ben] = [await server.register("Ana"), await server.register("Ben")];
}, 60_000);
afterEach(async () => {
  await Promise.all(opened.splice(0).map((project) => project.close()));
});
afterAll(() => server.discard(), 30_000);

const synced = (project: OpenProject) => until("Synced", () => project.sync.get().state === "synced", 8_000);

/** Ana's new project, published, with Ben in it. */
async function shared(level: "editor" | "viewer" = "editor") {
  const here = browserOf(server, ana);
  const id = await createLocalProject({ name: "Harbour" }, here);
  await publishProject(id, { id: ana.id, name: "Ana" }, (project) => place(ana, project), { environment: here });
  await server.addMember(ana, id, ben, level);
  const project = remember(await openAs(ana, "Ana", id, here));
  await synced(project);
  return { id, here, project };
}

async function place(person: TestPerson, body: { id: string; name: string }): Promise<{ id: string; epoch: number }> {
  const { body: answer, status } = await server.ask("POST", "/projects", { cookie: person.cookie, body });
  if (status !== 201) throw new Error(JSON.stringify(answer));
  return { id: String(answer.id), epoch: Number(answer.epoch) };
}

describe("a project on the server", () => {
  test("[L3] publishing moves the local copy to the person, and the old store goes when the server has everything", async () => {
    const here = browserOf(server, ana);
    const id = await createLocalProject({ sample: "harbour-summit" }, here);
    await publishProject(id, { id: ana.id, name: "Ana" }, (project) => place(ana, project), { environment: here });
    const project = remember(await openAs(ana, "Ana", id, here));
    expect(project.store.ids("object")).toHaveLength(14);
    await synced(project);
    await until("the old store is gone", () => listLocalProjects(here)[0]?.movedFrom === null);
    await expect(openAgain(id, here)).rejects.toMatchObject({ code: "project/gone" });
    expect(listLocalProjects(here)).toMatchObject([{ id, person: ana.id, server: true }]);
  });

  test("[C1] another browser opens it, and edits go both ways; each says Synced", async () => {
    const { id, project } = await shared();
    const other = remember(await openAs(ben, "Ben", id, browserOf(server, ben)));
    expect(other.store.project().name).toBe("Harbour");
    const session = project.write.create("object", { name: "Session" });
    await until("Ben sees it", () => other.store.entity("object", session)?.name === "Session");
    other.write.writeField({ kind: "object", id: session, field: "definition" }, "A talk.");
    await until("Ana sees it", () => project.store.entity("object", session)?.definition === "A talk.");
    await Promise.all([synced(project), synced(other)]);
  });

  test("[P1] people see each other once, by the name the server knows, and where they are", async () => {
    const { id, project } = await shared();
    const bens = browserOf(server, ben);
    const other = remember(await openAs(ben, "Somebody Else", id, bens));
    remember(await openAs(ben, "Somebody Else", id, bens));
    other.presence.show({ view: "object-guide", kind: "object", id: "x", field: "definition" });
    await until("Ana sees Ben in the field", () => project.presence.peopleAt({ kind: "object", id: "x" }).length > 0);
    expect(project.presence.people()).toMatchObject([{ id: ben.id, name: "Ben", at: { view: "object-guide", field: "definition" } }]);
    await until("Ben sees Ana", () => other.presence.people()[0]?.name === "Ana");
  });

  test("[C2] a viewer can read and not write, and is told so by the commands", async () => {
    const { id } = await shared("viewer");
    const other = remember(await openAs(ben, "Ben", id, browserOf(server, ben)));
    await until("read only", () => other.sync.get().state === "read-only");
    expect(other.write.may()).toBe(false);
    expect(() => other.write.create("object", { name: "Session" })).toThrow("read this project");
  });

  test("[C3] a project of others is gone for people who are not in it", async () => {
    const { id } = await shared();
    const cleo = await server.register("Cleo");
    await expect(openAs(cleo, "Cleo", id, browserOf(server, cleo))).rejects.toMatchObject({ code: "project/gone" });
  });

  test("[F2] made a viewer while offline, edits are set aside, and the project opens again from the server", async () => {
    const { id } = await shared();
    const bens = browserOf(server, ben);
    const online = remember(await openAs(ben, "Ben", id, bens));
    await synced(online);
    await online.close();
    await server.ask("PATCH", `/projects/${id}/members/${ben.id}`, { cookie: ana.cookie, body: { level: "viewer" } });
    const offline = remember(await openAs(ben, "Ben", id, { ...bens, serverUrl: "ws://127.0.0.1:9/sync" }));
    offline.write.create("object", { name: "Only here" });
    await until("kept", () => offline.sync.get().kept);
    await offline.close();
    const back = remember(await openAs(ben, "Ben", id, bens));
    await back.replaced;
    const entries = await listSetAside(ben.id, id, browserEnvironment(bens));
    expect(entries).toMatchObject([{ code: "edit/read-only", changes: 1 }]);
    const again = remember(await openAs(ben, "Ben", id, bens));
    expect(again.store.ids("object")).toEqual([]);
    await until("read only", () => again.sync.get().state === "read-only");
  });
});

describe("a network that breaks", { timeout: 30_000 }, () => {
  /** A project on a line that can be cut, and a person who has it open there. */
  async function onLine(given: Partial<Environment> = {}) {
    const { id, project } = await shared();
    await project.close();
    const line = await startProxy(Number(new URL(server.origin).port));
    const here = browserOf({ ...server, origin: `http://127.0.0.1:${line.port}` }, ana, given);
    const open = async () => remember(await openAs(ana, "Ana", id, here));
    return { id, line, open };
  }

  test("[S8] [S15] says Offline with what waits, also after a reload, and Synced when it has landed", async () => {
    const { id, line, open } = await onLine();
    const project = await open();
    await synced(project);
    await line.drop();
    await until("Offline", () => project.sync.get().state === "offline");
    const made = project.write.create("object", { name: "Made offline" });
    expect(project.sync.get()).toMatchObject({ state: "offline", waiting: 1 });
    expect(project.waitingTitles()).toEqual(["Made offline"]);
    project.write.writeField({ kind: "project", id: "project", field: "domain" }, "Ships");
    project.write.writeField({ kind: "priority", id: made, field: "phase" }, "now");
    expect(project.waitingTitles()).toEqual(["Made offline", "the project"]);
    project.undo.undo();
    project.undo.undo();
    await until("kept", () => project.sync.get().kept);
    await project.close();
    const reloaded = await open();
    expect(reloaded.store.entity("object", made)?.name).toBe("Made offline");
    reloaded.write.writeField({ kind: "object", id: made, field: "plural" }, "Them");
    await until("Offline", () => reloaded.sync.get().state === "offline");
    expect(reloaded.sync.get().waiting).toBe(6);
    await line.pass();
    await synced(reloaded);
    expect(reloaded.waitingTitles()).toEqual([]);
    expect(reloaded.sync.get().waiting).toBe(0);
    const other = remember(await openAs(ben, "Ben", id, browserOf(server, ben)));
    await until("Ben has it", () => other.store.entity("object", made)?.plural === "Them");
    await line.close();
  });

  test("[P8] when the line is back, people see each other as soon as it is", async () => {
    const { id, line, open } = await onLine();
    const project = await open();
    const other = remember(await openAs(ben, "Ben", id, browserOf(server, ben)));
    await Promise.all([synced(project), synced(other)]);
    await until("they see each other", () => project.presence.people().length === 1 && other.presence.people().length === 1);
    for (const each of [project, other]) each.presence.show({ view: "guide", kind: "object", id: "x" });
    await until("and where", () => [project, other].every(({ presence }) => presence.peopleAt({ kind: "object", id: "x" }).length === 1));
    await line.drop();
    await until("they lose each other", () => project.presence.people().length === 0 && other.presence.people().length === 0);
    await line.pass();
    await synced(project);
    // Without a new word of theirs: they repeat themselves only after 15 s.
    const isHere = ({ presence }: OpenProject) => presence.peopleAt({ kind: "object", id: "x" }).length === 1;
    await until("Ana sees Ben, and Ben sees Ana", () => isHere(project) && isHere(other), 10_000);
    await line.close();
  });

  test("[C4] who types while the line comes back is not refused, and nothing is lost", async () => {
    const { line, open } = await onLine();
    const project = await open();
    await synced(project);
    const made = project.write.create("object", { name: "Session" });
    await line.drop();
    let words = "";
    const typing = setInterval(() => {
      words += "word ";
      project.write.writeField({ kind: "object", id: made, field: "definition" }, words);
    }, 3);
    await line.pass();
    await until("connected", () => project.sync.get().state !== "offline");
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(typing);
    await synced(project);
    const other = remember(await openAs(ben, "Ben", project.id, browserOf(server, ben)));
    await until("Ben has every word", () => other.store.entity("object", made)?.definition === words);
    await line.close();
  });

  test("[C5] a line that looks open and carries nothing is noticed; the pill does not say Synced meanwhile", async () => {
    const { line, open } = await onLine({ silenceMs: 1_000 });
    const project = await open();
    await synced(project);
    await line.stall();
    project.write.create("object", { name: "Into the void" });
    const said = new Set<string>();
    await until("given up", () => {
      said.add(project.sync.get().state);
      return project.sync.get().state === "offline";
    });
    expect(said).not.toContain("synced");
    expect(project.sync.get().waiting).toBe(1);
    await line.pass();
    await synced(project);
    await line.close();
  });
});
