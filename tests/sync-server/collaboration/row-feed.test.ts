/** How an open document keeps up with its journal when rows come late, twice, out of order or not at all. Rules N2, N4, docs/spec/instances.md. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Journal } from "#server/collaboration/journal-kinds.ts";
import type { JournalRow } from "#server/collaboration/journal-record.ts";
import { RowFeed } from "#server/collaboration/row-feed.ts";
import { chance } from "#tests/support/random.ts";
import { pause, until } from "./world.ts";

/** A journal of so many rows, each building on the one before, and a document that is fed from it. */
function makeFeed(count: number) {
  const writer = new Y.Doc();
  const rows: JournalRow[] = [];
  writer.on("update", (update: Uint8Array) => {
    const seq = rows.length + 1;
    rows.push({
      document: "p/model@1",
      seq,
      sort: "update",
      person: "ana",
      clients: [1],
      connection: "c",
      at: 0,
      schemaVersion: 1,
      update,
      previous: update,
    });
  });
  for (let each = 0; each < count; each++) writer.getArray("all").push([each]);
  const asked: number[] = [];
  const journal = {
    after: async (_: string, seq: number, most: number) => {
      asked.push(seq);
      return rows.slice(seq, seq + most);
    },
  } as unknown as Journal;
  const main = Object.assign(new Y.Doc(), { name: "p/model@1" });
  const fed: number[] = [];
  const failures: unknown[] = [];
  const feed = new RowFeed({ main, bytes: 0 }, { journal, onFed: (_, { seq }) => fed.push(seq), failed: (error) => failures.push(error) });
  const row = (seq: number): JournalRow => rows[seq - 1] ?? expect.fail(`no row ${seq}`);
  return { feed, main, row, fed, asked, failures, all: Array.from({ length: count }, (_, index) => index + 1) };
}

test.each([1, 2, 3, 4, 5])(
  "[N2] [N4] seed %i: rows that come in any order, twice, or not at all are each applied once, in their order",
  async (seed) => {
    const random = chance(seed);
    const { feed, main, row, fed, failures, all } = makeFeed(120);
    feed.begin(0);
    for (const seq of all) {
      // A third of them is lost, others come later, some twice.
      if (random.once(3)) continue;
      const late = random.once(2) ? random.below(30) : 0;
      const times = random.once(5) ? 2 : 1;
      for (let time = 0; time < times; time++) setTimeout(() => feed.hear(row(seq)), late + time * 5);
      if (random.once(4)) await pause(3);
    }
    feed.told(120);
    await until(() => fed.length === 120);
    expect(fed).toEqual(all);
    expect(main.getArray("all").toJSON()).toEqual(all.map((seq) => seq - 1));
    expect([main.store.pendingStructs, failures]).toEqual([null, []]);
  },
);

test("[N2] while everything comes in its order the journal is not asked", async () => {
  const { feed, row, fed, asked, all } = makeFeed(20);
  feed.begin(0);
  for (const seq of all) feed.hear(row(seq));
  feed.told(20);
  await pause(60);
  expect(fed).toEqual(all);
  expect(asked).toEqual([]);
});

test("[N2] what came while the document was being loaded is applied when it is, and what is in it already is not", async () => {
  const { feed, main, row, fed } = makeFeed(5);
  for (const seq of [2, 3, 4]) feed.hear(row(seq));
  for (const seq of [1, 2]) Y.applyUpdate(main, row(seq).update);
  expect(fed).toEqual([]);
  feed.begin(2);
  expect(fed).toEqual([3, 4]);
});

test("[N4] what waits for a row that does not come is bounded, and read from the journal instead", async () => {
  const { feed, row, fed, all } = makeFeed(2_500);
  feed.begin(0);
  for (const seq of all.slice(1)) feed.hear(row(seq));
  await until(() => fed.length === 2_500);
  expect(fed).toEqual(all);
});

test("[N4] own rows are counted, never applied again, and what lies between them is read", async () => {
  const { feed, main, row, fed } = makeFeed(4);
  feed.begin(0);
  Y.applyUpdate(main, row(1).update);
  feed.own(1);
  feed.own(4);
  await until(() => fed.length === 2);
  await pause(50);
  expect(fed).toEqual([2, 3]);
});
