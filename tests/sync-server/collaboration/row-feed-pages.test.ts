/** Keeping an open document up with a journal that is read page by page. Rules J10, J16, N3 and N4, docs/spec/journal.md, docs/spec/instances.md. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Journal } from "#server/collaboration/journal-kinds.ts";
import type { JournalRow } from "#server/collaboration/journal-record.ts";
import { loadDocument } from "#server/collaboration/load-document.ts";
import { RowFeed } from "#server/collaboration/row-feed.ts";
import { openWorld, silent, until } from "./world.ts";

/** Each row writes its own number. */
function rowsUpTo(last: number): JournalRow[] {
  const from = new Y.Doc();
  return Array.from({ length: last }, (_, index) => {
    const before = Y.encodeStateVector(from);
    from.getMap("project").set(`n${index + 1}`, index + 1);
    const update = Y.encodeStateAsUpdate(from, before);
    const rest = { document: "d", person: "ana", clients: [], connection: "", schemaVersion: 1, sort: "update" as const, at: 0 };
    return { ...rest, seq: index + 1, previous: new Uint8Array(32), update };
  });
}

/** As those of file and table: a row that can not be read is left out of its page. */
const journalOf = (rows: () => readonly JournalRow[], damaged: ReadonlySet<number> = new Set()) =>
  ({
    after: async (_: string, seq: number, most: number) =>
      rows()
        .slice(seq, seq + most)
        .filter((row) => !damaged.has(row.seq)),
    lastSeq: async () => rows().length,
  }) as unknown as Journal;

function feedOf(journal: Journal) {
  const main = Object.assign(new Y.Doc(), { name: "d" });
  const feed = new RowFeed({ main, bytes: 0 }, { journal, onFed: () => {}, failed: () => {} });
  feed.begin(0);
  return { feed, has: (n: number) => main.getMap("project").get(`n${n}`) === n };
}

test("[N4] a row that can not be read does not end the reading of those behind its page", async () => {
  const rows = rowsUpTo(1_200);
  // Of no consequence for the others: they are of another client.
  const own = new Y.Doc();
  own.getMap("project").set("own", true);
  const damaged = 1_100;
  rows.splice(99, 0, { ...(rows[0] as JournalRow), update: Y.encodeStateAsUpdate(own) });
  const numbered = rows.map((row, index) => ({ ...row, seq: index + 1 }));
  const { feed, has } = feedOf(journalOf(() => numbered, new Set([100])));
  feed.told(numbered.length);
  await until(() => has(damaged));
  expect(has(1_200)).toBe(true);
});

test("[J10][N4] nor does it while the document is loaded", async () => {
  const world = await openWorld();
  const rows = rowsUpTo(1_200);
  const own = new Y.Doc();
  own.getMap("project").set("own", true);
  rows.splice(99, 0, { ...(rows[0] as JournalRow), update: Y.encodeStateAsUpdate(own) });
  const numbered = rows.map((row, index) => ({ ...row, seq: index + 1 }));
  const doc = new Y.Doc();
  const journal = journalOf(() => numbered, new Set([100]));
  await loadDocument({ db: world.db, journal, log: silent }, "d", doc);
  expect(doc.getMap("project").get("n1200")).toBe(1_200);
  await world.discard();
});

test("[N3] who asks while the journal is being read gets what was written meanwhile too", async () => {
  const all = rowsUpTo(2);
  let written = all.slice(0, 1);
  const answers: (() => void)[] = [];
  const journal = journalOf(() => written);
  const slow = {
    after: async (...given: Parameters<Journal["after"]>) => {
      const found = await journal.after(...given);
      await new Promise<void>((resolve) => answers.push(resolve));
      return found;
    },
  } as unknown as Journal;
  const { feed, has } = feedOf(slow);
  const early = feed.catchUp();
  await until(() => answers.length === 1);
  written = all;
  const later = feed.catchUp();
  answers.shift()?.();
  await early;
  await until(() => answers.length === 1);
  answers.shift()?.();
  await later;
  expect([has(1), has(2)]).toEqual([true, true]);
});
