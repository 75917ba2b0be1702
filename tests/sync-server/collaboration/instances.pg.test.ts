/** Two servers on one Postgres, without any Redis: certainty alone. Rules N1 to N4, N7 to N9 and N11, docs/spec/instances.md. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#shared/api/sync.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import { askPostgres, databaseFor } from "#tests/support/test-database.ts";
import { deaf, openWorld, type Peer, pause, until as soon, steps, type World } from "./world.ts";

vi.setConfig({ testTimeout: 60_000 });
/** What is promised within one or two seconds, on a machine that may be busy. */
const until = (isSo: Parameters<typeof soon>[0]) => soon(isSo, 15_000);

let one: World;
let two: World;
/** Hears nothing of Postgres' notices: it has to look. */
let three: World;
beforeAll(async () => {
  one = await openWorld();
  two = await openWorld({}, undefined, { beside: one });
  three = await openWorld({}, undefined, { beside: one, with: deaf });
});
afterAll(async () => {
  for (const world of [three, two, one]) await world.discard();
});

const rename = (name: string) => (doc: Y.Doc) => void doc.getMap("project").set("name", name);
const nameIn = ({ doc }: Peer) => doc.getMap("project").get("name");
const both = async (other = two) => {
  const { id, document } = await one.project({ ana: "owner", ben: "editor", eve: "viewer" });
  return { id, document, ana: await one.join("ana", document), ben: await other.join("ben", document) };
};
const setLevel = (project: string, person: string, level: PermissionLevel | null) =>
  level
    ? one.db.updateTable("project_members").set({ level }).where("project_id", "=", project).where("user_id", "=", person).execute()
    : one.db.deleteFrom("project_members").where("project_id", "=", project).where("user_id", "=", person).execute();

test("[N1] an edit on one server is with people on the other, both ways", async () => {
  const { ana, ben } = await both();
  ana.edit(rename("Harbour"));
  await until(() => nameIn(ben) === "Harbour");
  expect(ana.answers).toEqual([true]);
  ben.edit(rename("Haven"));
  await until(() => nameIn(ana) === "Haven");
});

test("[N1] a server that hears nothing looks by itself", async () => {
  const { ana, ben } = await both(three);
  ana.edit(rename("Harbour"));
  await until(() => nameIn(ben) === "Harbour");
});

test("[N2] a hundred edits on each server at once are all on both, and numbered without a gap", async () => {
  const { document, ana, ben } = await both();
  for (let count = 0; count < 100; count++) {
    ana.edit((doc) => doc.getMap("project").set(`a${count}`, count));
    ben.edit((doc) => doc.getMap("project").set(`b${count}`, count));
    if (count % 10 === 0) await pause(10);
  }
  const keys = ({ doc }: Peer) => doc.getMap("project").size;
  await until(() => keys(ana) === 200 && keys(ben) === 200 && ana.answers.length === 100 && ben.answers.length === 100);
  expect([...ana.answers, ...ben.answers].every((taken) => taken)).toBe(true);
  const rows = await one.journal.after(document, 0);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
});

test("[N3] a browser that comes from another server and knows more is neither refused nor taken for a forger", async () => {
  const { document, ana, ben } = await both(three);
  const eve = await three.join("eve", document);
  ana.edit(rename("Harbour"));
  await until(() => ana.answers.length === 1);
  // Both bring what Ana wrote, to a server that has not looked yet.
  const known = Y.encodeStateAsUpdate(ana.doc);
  Y.applyUpdate(ben.doc, known);
  ben.edit((doc) => doc.getMap("project").set("domain", "Sea"));
  ben.sendSync(steps.two, Y.encodeStateAsUpdate(ben.doc));
  eve.sendSync(steps.two, known);
  await until(() => ben.answers.length === 2 && eve.answers.length === 1);
  expect([...ben.answers, ...eve.answers]).toEqual([true, true, true]);
  await until(() => ana.doc.getMap("project").get("domain") === "Sea");
});

test("[N7] a lower level holds on the other server within a second", async () => {
  const { id, ben } = await both();
  await setLevel(id, "ben", "viewer");
  one.collaboration.changeLevel(id, "ben", "viewer");
  await until(() => ben.messages.some((message) => message.type === "hello" && message.level === "viewer"));
  ben.edit(rename("Not his"));
  await until(() => ben.answers.length === 1);
  expect(ben.answers).toEqual([false]);
});

test("[N7] who is taken out of a project is disconnected on the other server, and so is everybody when it is removed", async () => {
  const { id, document, ben } = await both();
  const eve = await two.join("eve", document);
  await setLevel(id, "ben", null);
  one.collaboration.changeLevel(id, "ben", null);
  await until(() => ben.closed !== null);
  expect(ben.closed?.code).toBe(closeCodes.revoked);
  expect(eve.closed).toBeNull();
  await one.db.deleteFrom("projects").where("id", "=", id).execute();
  one.collaboration.removeProject(id);
  await until(() => eve.closed !== null);
  expect(eve.closed?.code).toBe(closeCodes.revoked);
});

test("[N7] a session that ends closes its sockets on the other server", async () => {
  const { document } = await both();
  const gus = "gus";
  await one.project({ [gus]: "owner" });
  await one.db
    .insertInto("project_members")
    .values({ project_id: document.split("/")[0] ?? "", user_id: gus, level: "editor" })
    .execute();
  const peer = await two.join(gus, document);
  await one.db.deleteFrom("sessions").where("user_id", "=", gus).execute();
  one.collaboration.endSession(`session-of-${gus}`);
  await until(() => peer.closed !== null);
  expect(peer.closed?.code).toBe(closeCodes["session-ended"]);
});

test("[N8] a server whose listening connection breaks listens again, and looks up what it missed", async () => {
  const { id, ana, ben } = await both();
  const url = (await databaseFor(one.settings.dataDir)) ?? "";
  // Nobody is told.
  await setLevel(id, "ben", "viewer");
  await askPostgres(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like '%listening'",
    url,
  );
  await until(() => ben.messages.some((message) => message.type === "hello" && message.level === "viewer"));
  ana.edit(rename("After"));
  await until(() => nameIn(ben) === "After");
});

test("[N9] what is edited on two servers is in the change log once, whoever writes it there", async () => {
  const { id, document, ana, ben } = await both();
  for (let count = 0; count < 12; count++) {
    ana.edit((doc) => doc.getMap("project").set("name", `A${count}`));
    ben.edit((doc) => doc.getMap("project").set("domain", `B${count}`));
    await pause(150);
  }
  await until(() => ana.answers.length === 12 && ben.answers.length === 12);
  await until(async () => (await positionOf(document)) === (await one.journal.lastSeq(document)));
  const log = one.db.selectFrom("changes").select(["seq", "person_id", "field", "after"]).where("project_id", "=", id).orderBy("id");
  const changes = await log.execute();
  expect(new Set(changes.map(({ seq, field }) => `${seq} ${field}`)).size).toBe(changes.length);
  expect(new Set(changes.map(({ person_id, field }) => `${person_id} ${field}`))).toEqual(new Set(["ana name", "ben domain"]));
  expect(changes.findLast(({ field }) => field === "name")?.after).toBe("A11");
  expect(changes.findLast(({ field }) => field === "domain")?.after).toBe("B11");
});

test("[N9] when the server that writes the change log goes, another goes on", async () => {
  const leaving = await openWorld({}, undefined, { beside: one });
  const { document } = await one.project({ ana: "owner", ben: "editor" });
  const ana = await leaving.join("ana", document);
  ana.edit(rename("First"));
  await until(async () => (await positionOf(document)) === 1);
  const ben = await two.join("ben", document);
  await leaving.discard();
  ben.edit(rename("Second"));
  await until(async () => (await positionOf(document)) === 2);
});

test("[N11] of two people who use one client id at once on two servers exactly one has it; the other is refused as a forger", async () => {
  for (let round = 0; round < 5; round++) {
    const { document, ana, ben } = await both();
    ben.doc.clientID = ana.doc.clientID;
    ana.edit(rename("Ana's"));
    ben.edit(rename("Ben's"));
    await until(() => ana.answers.length === 1 && ben.answers.length === 1);
    expect([ana.answers[0], ben.answers[0]].filter(Boolean)).toHaveLength(1);
    const [loser, winner] = ana.answers[0] ? [ben, "Ana's"] : [ana, "Ben's"];
    expect(loser.messages.at(-1)).toMatchObject({ type: "refused", code: "edit/forged" });
    const late = await two.join("eve", document);
    await until(() => nameIn(late) === winner);
  }
});

async function positionOf(document: string): Promise<number> {
  const row = await one.db.selectFrom("document_positions").select("projected_seq").where("document", "=", document).executeTakeFirst();
  return Number(row?.projected_seq ?? 0);
}
