/** The journal on Postgres, by itself. Rules J2 to J4, J11 and J13 to J16, docs/spec/journal.md. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NewRow } from "#server/collaboration/journal-kinds.ts";
import { hashOf } from "#server/collaboration/journal-record.ts";
import { TableJournal } from "#server/collaboration/journal-table.ts";
import type { Database } from "#server/store/database.ts";
import type { JournalRows } from "#server/store/journal-rows.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { askPostgres, makeDatabase } from "#tests/support/test-database.ts";
import { silent, until } from "./world.ts";

let url: string;
let database: Database;
let stored: JournalRows;
beforeAll(async () => {
  url = await makeDatabase();
  database = await openDatabase({ dataDir: "", databaseUrl: url });
  if (!database.journalRows) throw new Error("not a Postgres");
  stored = database.journalRows;
});
afterAll(() => database.close());

const open = (rows: Partial<JournalRows> = {}, holdMs = 0) => new TableJournal({ rows: { ...stored, ...rows }, log: silent, holdMs });
const row = (document: string, text: string): NewRow => ({
  document,
  person: "ana",
  clients: [7, 4_000_000_000],
  connection: "c1",
  at: 1_700_000_000_000,
  schemaVersion: 1,
  update: Buffer.from(text),
});
const texts = async (journal: TableJournal, document: string, after = 0) =>
  (await journal.after(document, after)).map(({ update }) => Buffer.from(update).toString());
const appendAll = (journal: TableJournal, document: string, words: string[]) =>
  Promise.all(words.map((text) => journal.append(row(document, text))));

test("[J2] rows come back as they went in, numbered per document, from another server too", async () => {
  const journal = open();
  expect(await appendAll(journal, "two-a", ["a1", "a2", "a3"])).toEqual([1, 2, 3]);
  expect(await journal.append(row("two-b", "b1"))).toBe(1);
  const again = open();
  expect(await texts(again, "two-a", 1)).toEqual(["a2", "a3"]);
  const [first] = await again.after("two-b", 0);
  expect(first).toMatchObject({ ...row("two-b", ""), update: expect.anything(), seq: 1, sort: "update" });
  expect(await again.append(row("two-a", "a4"))).toBe(4);
  expect([await again.lastSeq("two-a"), await again.lastSeq("never")]).toEqual([4, 0]);
  expect(again.damaged).toBe(0);
});

test("[J3] each row names the hash of its document's row before, and a changed one is reported", async () => {
  const journal = open();
  for (const text of ["a1", "a2", "a3"]) await journal.append(row("three", text));
  const bodies = await stored.after("three", 0, 10);
  const rows = await journal.after("three", 0);
  expect(Buffer.from(rows[0]?.previous ?? [])).toEqual(Buffer.alloc(32));
  expect(Buffer.from(rows[1]?.previous ?? [])).toEqual(Buffer.from(hashOf(bodies[0]?.body ?? new Uint8Array())));
  expect(journal.damaged).toBe(0);
  await askPostgres("update journal set body = set_byte(body, octet_length(body) - 1, 90) where document = 'three' and seq = 2", url);
  await journal.after("three", 0);
  expect(journal.damaged).toBe(1);
});

test("[J13] what arrives in one turn or while a statement runs shares one statement of its document", async () => {
  let statements = 0;
  const counting: JournalRows["append"] = (...given) => {
    statements++;
    return stored.append(...given);
  };
  const journal = open({ append: counting });
  const words = Array.from({ length: 100 }, (_, count) => String(count));
  expect(await appendAll(journal, "thirteen", words)).toEqual(words.map((_, index) => index + 1));
  expect(statements).toBe(1);
  expect(await texts(journal, "thirteen")).toEqual(words);
});

test("[J14] two servers that write one document number its rows without a gap, each once", async () => {
  const [one, other] = [open(), open()];
  const seqs: number[] = [];
  const write = async (journal: TableJournal, name: string) => {
    for (let count = 0; count < 60; count++) seqs.push(await journal.append(row("fourteen", `${name}${count}`)));
  };
  await Promise.all([write(one, "one"), write(other, "other")]);
  const all = Array.from({ length: 120 }, (_, index) => index + 1);
  expect(seqs.sort((a, b) => a - b)).toEqual(all);
  const found = await one.after("fourteen", 0);
  expect(found.map(({ seq }) => seq)).toEqual(all);
  expect(new Set(found.map(({ update }) => Buffer.from(update).toString())).size).toBe(120);
  expect(one.damaged).toBe(0);
});

test("[J14] an append that comes too late writes nothing and brings the newest head, also one that was committed while it waited", async () => {
  const journal = open();
  await journal.append(row("late", "first"));
  const before = await stored.readHead("late");
  if (!before) throw new Error("no head");
  const [waiting, newest] = [Promise.withResolvers<void>(), Buffer.alloc(32, 7)];
  let appended: ReturnType<JournalRows["append"]> | undefined;
  await database.db.transaction().execute(async (tx) => {
    await tx.updateTable("journal_heads").set({ last_seq: 9, hash: newest }).where("document", "=", "late").execute();
    appended = stored.append("late", before, { bodies: [Buffer.from("x")], head: { seq: 2, hash: Buffer.alloc(32, 1) } });
    const isWaiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    until(async () => (await askPostgres(isWaiting, url)).length > 0).then(waiting.resolve, waiting.reject);
    await waiting.promise;
  });
  expect(await appended).toEqual({ isWritten: false, head: { seq: 9, hash: newest } });
  expect(await stored.after("late", 1, 10)).toEqual([]);
});

test("[J14] what another server is heard to have written is followed on at once", async () => {
  const [one, other] = [open(), open()];
  await one.append(row("heard", "a"));
  const bodies: Uint8Array[] = [];
  other.onCommitted = (committed) => bodies.push(...committed.bodies);
  await other.append(row("heard", "b"));
  let appends = 0;
  const counting = open({
    append: (...given) => {
      appends++;
      return stored.append(...given);
    },
  });
  await counting.append(row("heard", "c"));
  other.hear("heard", 3, (await stored.after("heard", 2, 1))[0]?.body ?? new Uint8Array());
  await other.append(row("heard", "d"));
  counting.hear("heard", 4, bodies.at(-1) ?? new Uint8Array());
  appends = 0;
  expect(await counting.append(row("heard", "e"))).toBe(5);
  expect([appends, bodies.length]).toEqual([1, 2]);
  expect(one.damaged + other.damaged + counting.damaged).toBe(0);
  expect(await texts(open(), "heard")).toEqual(["a", "b", "c", "d", "e"]);
});

test("[J14] many who write a new document at once do not lose its first rows", async () => {
  const journals = Array.from({ length: 8 }, () => open());
  const seqs = await Promise.all(journals.map((journal, index) => journal.append(row("fresh", String(index)))));
  expect(seqs.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await texts(open(), "fresh")).sort()).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
});

test("[J15] a statement that fails refuses every row that waits, leaves nothing half written, and the next row is taken", async () => {
  let isBroken = true;
  const broken: JournalRows["append"] = (...given) => (isBroken ? Promise.reject(new Error("no space left")) : stored.append(...given));
  const journal = open({ append: broken });
  const refused = await Promise.allSettled(["x", "y", "z"].map((text) => journal.append(row("fifteen", text))));
  expect(refused.map((each) => each.status === "rejected" && each.reason.code)).toEqual(Array(3).fill("edit/not-saved"));
  isBroken = false;
  expect(await journal.append(row("fifteen", "after"))).toBe(1);
  expect(await texts(journal, "fifteen")).toEqual(["after"]);
});

test("[J15] rows wait for a Postgres that is back within a moment, and keep their order", async () => {
  let refusals = 3;
  const away: JournalRows["readHead"] = (document) =>
    refusals-- > 0 ? Promise.reject(new Error("connect ECONNREFUSED")) : stored.readHead(document);
  const journal = open({ readHead: away }, 20_000);
  const first = journal.append(row("moment", "a"));
  await until(() => refusals < 2);
  expect(await Promise.all([first, journal.append(row("moment", "b"))])).toEqual([1, 2]);
  expect(await texts(journal, "moment")).toEqual(["a", "b"]);
});

test("[J15] a commit whose answer was lost is not written twice", async () => {
  let answersLost = 1;
  const losing: JournalRows["append"] = async (...given) => {
    const answer = await stored.append(...given);
    if (answersLost-- > 0) throw new Error("Connection terminated unexpectedly");
    return answer;
  };
  const journal = open({ append: losing }, 20_000);
  expect(await appendAll(journal, "lost", ["a", "b"])).toEqual([1, 2]);
  expect(await journal.append(row("lost", "c"))).toBe(3);
  expect(await texts(journal, "lost")).toEqual(["a", "b", "c"]);
});

test("[J11] what was forgotten does not come back, and its numbers are not used again", async () => {
  const journal = open();
  await journal.append(row("eleven", "secret"));
  await journal.forget("eleven");
  expect(await texts(journal, "eleven")).toEqual([]);
  expect(await journal.append(row("eleven", "new"))).toBe(3);
  const again = open();
  expect(await texts(again, "eleven")).toEqual(["new"]);
  expect(await again.append(row("eleven", "newer"))).toBe(4);
  expect(again.damaged).toBe(0);
  await again.skipTo("eleven", 9);
  expect(await again.append(row("eleven", "behind"))).toBe(10);
});

test("[J14] the documents of one project are told from those of another", async () => {
  const journal = open();
  await Promise.all(["p%/model@1", "p%/model@2", "px/model@1"].map((document) => journal.append(row(document, "x"))));
  expect([...(await journal.heads("p%")).keys()].sort()).toEqual(["p%/model@1", "p%/model@2"]);
  expect((await journal.heads()).get("px/model@1")).toBe(1);
});
