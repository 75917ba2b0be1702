/** Postgres goes away while people edit, and comes back. Rules J15, J16, docs/spec/journal.md. */
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from "vitest";
import * as Y from "yjs";
import { answers } from "#server/store/database.ts";
import { type Line, startProxy } from "#tests/support/proxy.ts";
import { openWorld, type Peer, pause, until as soon, steps, type World } from "./world.ts";

vi.setConfig({ testTimeout: 90_000 });
/** Connections are made anew here, on a machine that may be busy. */
const until = (isSo: Parameters<typeof soon>[0]) => soon(isSo, 30_000);

let line: Line;
let world: World;
beforeAll(async () => {
  line = await startProxy(inject("postgresPort"));
  world = await openWorld({}, (url) => Object.assign(new URL(url), { port: String(line.port) }).href);
});
beforeEach(() => line.pass());
afterAll(async () => {
  await line.pass();
  await world.discard();
  await line.close();
});

const rename = (name: string) => (doc: Y.Doc) => void doc.getMap("project").set("name", name);
const nameIn = ({ doc }: Peer) => doc.getMap("project").get("name");
const resend = (peer: Peer) => peer.sendSync(steps.two, Y.encodeStateAsUpdate(peer.doc));
const two = async () => {
  const { document } = await world.project({ ana: "owner", ben: "editor" });
  return { document, ana: await world.join("ana", document), ben: await world.join("ben", document) };
};

test("[J15] while Postgres is away an edit is refused and shown to nobody; when it is back the same edit is taken", async () => {
  const { ana, ben } = await two();
  await line.drop();
  ana.edit(rename("Harbour"));
  await until(() => ana.answers.length === 1);
  expect(ana.answers).toEqual([false]);
  expect(ana.messages.at(-1)).toMatchObject({ type: "refused", code: "edit/not-saved" });
  expect([ana.closed, ben.closed, nameIn(ben)]).toEqual([null, null, undefined]);
  expect(await answers(world.db, 1_000)).toBe(false);
  await line.pass();
  resend(ana);
  await until(() => ana.answers.length === 2);
  expect(ana.answers[1]).toBe(true);
  await until(() => nameIn(ben) === "Harbour");
  expect(await answers(world.db, 5_000)).toBe(true);
});

test("[J15] an edit waits for an answer that takes its time, and those behind it keep their order", async () => {
  const { ana, ben } = await two();
  ana.edit(rename("before"));
  await until(() => ana.answers.length === 1);
  await line.stall();
  for (let count = 0; count < 20; count++) ana.edit(rename(`Harbour ${count}`));
  await pause(1_500);
  expect(ana.answers).toEqual([true]);
  await line.pass();
  await until(() => ana.answers.length === 21);
  expect(ana.answers.every((taken) => taken)).toBe(true);
  await until(() => nameIn(ben) === "Harbour 19");
});

test("[J16] a row that was committed in the moment the connection broke is in the document after the next edit", async () => {
  const { document, ana, ben } = await two();
  ana.edit(rename("before"));
  await until(() => ana.answers.length === 1);
  const { journal } = world;
  const append = journal.append.bind(journal);
  journal.append = async (row) => {
    journal.append = append;
    await append(row);
    const { OrcaError } = await import("#shared/errors.ts");
    throw new OrcaError("edit/not-saved");
  };
  ana.edit((doc) => doc.getMap("project").set("domain", "Sea"));
  await until(() => ana.answers.length === 2);
  expect(ana.answers[1]).toBe(false);
  ana.leave();
  expect(ben.doc.getMap("project").get("domain")).toBeUndefined();
  ben.edit(rename("after"));
  await until(() => ben.answers.length === 1);
  await until(() => ben.doc.getMap("project").get("domain") === "Sea");
  const late = await world.join("ana", document);
  expect([nameIn(late), late.doc.getMap("project").get("domain")]).toEqual(["after", "Sea"]);
});

test("[P7] what was edited before Postgres went away is projected when it is back", async () => {
  const { document, ana } = await two();
  ana.edit(rename("Harbour"));
  await until(() => ana.answers.length === 1);
  await line.drop();
  // It is tried in this time, and fails.
  await pause(1_000);
  await line.pass();
  const named = () =>
    world.db
      .selectFrom("entities")
      .select("fields")
      .where("kind", "=", "project")
      .where("project_id", "=", document.split("/")[0] ?? "")
      .executeTakeFirst();
  await until(async () => (await named())?.fields.name === "Harbour");
});

test("[J15] nobody is let in while Postgres is away, and everybody is when it is back", async () => {
  const { document } = await two();
  await line.drop();
  const early = await world.join("ana", document);
  expect([early.isIn, early.denied]).toEqual([false, "server/failed"]);
  await line.pass();
  const late = await world.join("ana", document);
  expect(late.isIn).toBe(true);
});
