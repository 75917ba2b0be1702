import { afterAll, beforeAll, expect, test } from "vitest";
import type * as Y from "yjs";
import { readWriters } from "#server/store/client-ids.ts";
import { clocksOf, lazyHanging } from "#shared/document/gone.ts";
import { entityMap, proseOf } from "#shared/document/layout.ts";
import { createEntity, removeEntities, type Writer, writeField } from "#shared/document/write.ts";
import { openWorld, type Peer, until, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.discard());

const writer = (by: string): Writer => ({ by, now: () => 1_700_000_000_000, origin: "mine", untracked: "mine" }) as Writer;
const caughtUp = () => until(() => world.collaboration.stats().rowsBehind === 0, 10_000);
const settled = async (...peers: Peer[]) => {
  await Promise.all(peers.map(({ socket }) => until(() => socket.bufferedAmount === 0)));
  await until(() => peers.every((peer) => peer.answers.length > 0));
};

const changesIn = (project: string) => world.db.selectFrom("changes").selectAll().where("project_id", "=", project).orderBy("id").execute();
const entitiesIn = (project: string) =>
  world.db.selectFrom("entities").selectAll().where("project_id", "=", project).orderBy("id").execute();

test("[P1] soon after, a change stands in the log, with who did it, what it was and what it is, and in the tables", async () => {
  const { id, document } = await world.project({ ana: "owner", ben: "editor" });
  const [ana, ben] = [await world.join("ana", document), await world.join("ben", document)];
  let ship = "";
  ana.edit((doc) => {
    ship = createEntity(doc, writer("somebody else"), "object", { name: "Ship" });
  });
  await settled(ana);
  await until(() => ben.doc.getMap("objects").has(ship));
  const started = Date.now();
  ben.edit((doc) => writeField(doc, writer("ben"), { kind: "object", id: ship, field: "name" }, "Vessel"));
  await settled(ben);
  await caughtUp();
  expect(Date.now() - started).toBeLessThan(5_000);
  const changes = await changesIn(id);
  expect(changes.map(({ person_id, kind, entity_id, field, title }) => [person_id, kind, entity_id, field, title])).toEqual([
    ["ana", "object", ship, "created", "Ship"],
    ["ben", "object", ship, "name", "Vessel"],
  ]);
  expect([changes[1]?.before, changes[1]?.after]).toEqual(["Ship", "Vessel"]);
  expect(changes[1]?.at.getTime()).toBeGreaterThan(started - 100);
  expect(await entitiesIn(id)).toMatchObject([
    { kind: "object", id: ship, fields: { name: "Vessel", createdBy: "somebody else" }, deleted_at: null },
  ]);
});

test("[P8] soon after an edit it is known whose client id is in it, and nobody else's", async () => {
  const { id, document } = await world.project({ ana: "owner", ben: "editor" });
  const [ana, ben] = [await world.join("ana", document), await world.join("ben", document)];
  let ship = "";
  ana.edit((doc) => {
    ship = createEntity(doc, writer("ana"), "object", { name: "Ship" });
  });
  await settled(ana);
  await until(() => ben.doc.getMap("objects").has(ship));
  ben.edit((doc) => writeField(doc, writer("ben"), { kind: "object", id: ship, field: "name" }, "Vessel"));
  await settled(ben);
  await caughtUp();
  const writers = await readWriters(world.db, id, [ana.doc.clientID, ben.doc.clientID, 7]);
  expect(new Map(writers.map(({ client, id }) => [client, id]))).toEqual(
    new Map([
      [ana.doc.clientID, "ana"],
      [ben.doc.clientID, "ben"],
    ]),
  );
});

test("[P2] deleting an object takes it and what hangs on it out of the tables", async () => {
  const { id, document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  let [ship, sail] = ["", ""];
  ana.edit((doc) => {
    ship = createEntity(doc, writer("ana"), "object", { name: "Ship" });
    sail = createEntity(doc, writer("ana"), "cta", { object: ship, verb: "Sail" });
  });
  await settled(ana);
  ana.edit((doc) => void removeEntities(doc, writer("ana"), [{ kind: "object", id: ship }]));
  await until(() => ana.answers.length === 2);
  await caughtUp();
  const rows = await entitiesIn(id);
  expect(rows.map((row) => [row.id, row.deleted_at !== null]).sort()).toEqual(
    [
      [ship, true],
      [sail, true],
    ].sort(),
  );
});

test("[P2] making something, taken back and done again, brings what hangs on it back into the tables", async () => {
  const { id, document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  let [ship, sail] = ["", ""];
  ana.edit((doc) => {
    ship = createEntity(doc, writer("ana"), "object", { name: "Ship" });
    sail = createEntity(doc, writer("ana"), "cta", { object: ship, verb: "Sail" });
  });
  await settled(ana);
  const gone = async () => (await entitiesIn(id)).filter((row) => row.deleted_at !== null).map((row) => row.id);
  const answered = async (count: number) => {
    await until(() => ana.answers.length === count);
    await caughtUp();
  };
  // As undo leaves it: the mark of its making, which knows of all that its own tab made.
  ana.edit((doc) => {
    const seen = clocksOf(doc, { kind: "object", id: ship }, lazyHanging(doc));
    entityMap(doc, "object", ship)?.set("deleted", { by: "ana", at: 1_700_000_000_000, batch: "", seen });
  });
  await answered(2);
  expect((await gone()).sort()).toEqual([ship, sail].sort());
  ana.edit((doc) => entityMap(doc, "object", ship)?.delete("deleted"));
  await answered(3);
  expect(await gone()).toEqual([]);
});

test("[P3] typing in one field is one entry; somebody else's turn begins another", async () => {
  const { id, document } = await world.project({ ana: "owner", ben: "editor" });
  const [ana, ben] = [await world.join("ana", document), await world.join("ben", document)];
  let ship = "";
  ana.edit((doc) => {
    ship = createEntity(doc, writer("ana"), "object", { name: "Ship" });
  });
  const type = (peer: Peer, text: string) => {
    for (const letter of text) {
      peer.edit((doc) => {
        const prose = proseOf(doc, { kind: "object", id: ship, field: "definition" });
        prose?.insert(prose.length, letter);
      });
    }
  };
  type(ana, "A vessel");
  await caughtUp();
  type(ana, " that floats");
  await until(() => ben.doc.getMap<Y.Map<unknown>>("objects").get(ship)?.get("definition")?.toString() === "A vessel that floats");
  await caughtUp();
  type(ben, ", mostly");
  await until(() => ben.answers.length === 8);
  await caughtUp();
  const entries = (await changesIn(id)).filter(({ field }) => field === "definition");
  expect(entries.map(({ person_id, before, after }) => [person_id, before, after])).toEqual([
    ["ana", "", "A vessel that floats"],
    ["ben", "A vessel that floats", "A vessel that floats, mostly"],
  ]);
});

test("[P5] a snapshot is written at rest, and the document opens from it and the rows behind it", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  for (let count = 0; count < 30; count++) ana.edit((doc) => doc.getMap("project").set("name", `Harbour ${count}`));
  await until(() => ana.answers.length === 30);
  ana.leave();
  const snapshots = () => world.db.selectFrom("document_snapshots").selectAll().where("document", "=", document).execute();
  await until(async () => (await snapshots()).length === 1);
  expect(Number((await snapshots())[0]?.covers_seq)).toBe(30);
  const again = await world.join("ana", document);
  await until(() => again.doc.getMap("project").get("name") === "Harbour 29");
  again.edit((doc) => doc.getMap("project").set("name", "Behind it"));
  await until(() => again.answers.length === 1);
  await world.restart();
  const third = await world.join("ana", document);
  await until(() => third.doc.getMap("project").get("name") === "Behind it");
});

test("[J10] a snapshot whose bytes have changed is passed over, and the journal gives the document", async () => {
  const { document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  ana.edit((doc) => doc.getMap("project").set("name", "Harbour"));
  await until(() => ana.answers.length === 1);
  await world.restart();
  await world.db
    .updateTable("document_snapshots")
    .set({ bytes: new Uint8Array([1, 2, 3]) })
    .where("document", "=", document)
    .execute();
  const again = await world.join("ana", document);
  await until(() => again.doc.getMap("project").get("name") === "Harbour");
});

test("[P4] what a crash left unprojected is projected at the next start, once", async () => {
  const { id, document } = await world.project({ ana: "owner" });
  const ana = await world.join("ana", document);
  ana.edit((doc) => doc.getMap("project").set("name", "One"));
  await until(() => ana.answers.length === 1);
  await caughtUp();
  ana.edit((doc) => doc.getMap("project").set("domain", "Two"));
  await until(() => ana.answers.length === 2);
  await world.restart();
  await world.db.updateTable("document_positions").set({ projected_seq: 1 }).where("document", "=", document).execute();
  await world.db.deleteFrom("changes").where("project_id", "=", id).where("seq", ">", 1).execute();
  await world.restart();
  await caughtUp();
  expect((await changesIn(id)).map(({ before, after }) => [before, after])).toEqual([
    [null, "One"],
    [null, "Two"],
  ]);
});
