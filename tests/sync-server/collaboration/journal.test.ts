import { ftruncateSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { crc32c } from "#server/collaboration/crc32c.ts";
import { FileJournal } from "#server/collaboration/journal.ts";
import { createWrites, type DiskCalls } from "#server/collaboration/journal-disk.ts";
import type { NewRow } from "#server/collaboration/journal-kinds.ts";
import { hashOf } from "#server/collaboration/journal-record.ts";
import { silent } from "./world.ts";

const folders: string[] = [];
const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "orca-journal-"));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const open = (dataDir: string, more: { disk?: DiskCalls; now?: () => number } = {}) => new FileJournal({ dataDir, log: silent, ...more });
const row = (document: string, text: string): NewRow => ({
  document,
  person: "ana",
  clients: [7, 4_000_000_000],
  connection: "c1",
  at: 1_700_000_000_000,
  schemaVersion: 1,
  update: Buffer.from(text),
});
const texts = (journal: FileJournal, document: string, after = 0) =>
  journal.after(document, after).map(({ update }) => Buffer.from(update).toString());
const filesIn = (dataDir: string) => readdirSync(join(dataDir, "journal")).map((name) => join(dataDir, "journal", name));

test("[J1] the checksum is CRC-32C", () => {
  expect(crc32c(Buffer.from("123456789"))).toBe(0xe306_9283);
});

test("[J2] rows come back as they went in, numbered per document, after a restart too", async () => {
  const folder = makeFolder();
  const journal = open(folder);
  expect(await Promise.all(["a1", "a2", "a3"].map((text) => journal.append(row("a", text))))).toEqual([1, 2, 3]);
  expect(await journal.append(row("b", "b1"))).toBe(1);
  await journal.close();
  const again = open(folder);
  expect(texts(again, "a", 1)).toEqual(["a2", "a3"]);
  expect(again.after("b", 0)[0]).toMatchObject({
    seq: 1,
    person: "ana",
    clients: [7, 4_000_000_000],
    connection: "c1",
    at: 1_700_000_000_000,
  });
  expect(await again.append(row("a", "a4"))).toBe(4);
  expect(again.damaged).toBe(0);
  await again.close();
});

test("[J3] each row names the hash of its document's row before", async () => {
  const folder = makeFolder();
  const journal = open(folder);
  for (const text of ["a1", "a2"]) await journal.append(row("a", text));
  const [first, second] = journal.after("a", 0);
  expect(first?.previous).toEqual(new Uint8Array(32));
  const bytes = readFileSync(filesIn(folder)[0] ?? "");
  const length = bytes.readUInt32LE(4);
  expect(Buffer.from(second?.previous ?? [])).toEqual(Buffer.from(hashOf(bytes.subarray(12, 12 + length))));
  await journal.close();
});

test("[J6] a journal cut at any byte opens with every row that was whole, and goes on", async () => {
  const folder = makeFolder();
  const journal = open(folder);
  for (let count = 1; count <= 6; count++) await journal.append(row("a", `row ${count}`));
  await journal.close();
  const [file = ""] = filesIn(folder);
  const whole = readFileSync(file);
  const rowBytes = whole.length / 6;
  for (let size = whole.length - 1; size >= 0; size--) {
    writeFileSync(file, whole);
    truncateSync(file, size);
    const cut = open(folder);
    const left = Math.floor(size / rowBytes);
    expect(texts(cut, "a")).toEqual(Array.from({ length: left }, (_, index) => `row ${index + 1}`));
    expect(statSync(file).size).toBe(left * rowBytes);
    expect(cut.damaged).toBe(0);
    expect(await cut.append(row("a", "next"))).toBe(left + 1);
    await cut.close();
  }
});

test("[J7] a flipped bit costs its own row and is reported; the rows behind it are read", async () => {
  const folder = makeFolder();
  const journal = open(folder);
  for (let count = 1; count <= 3; count++) await journal.append(row("a", `row ${count}`));
  await journal.close();
  const [file = ""] = filesIn(folder);
  const whole = readFileSync(file);
  const rowBytes = whole.length / 3;
  for (let at = rowBytes; at < 2 * rowBytes; at++) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 4;
    writeFileSync(file, flipped);
    const damaged = open(folder);
    expect(texts(damaged, "a")).toEqual(["row 1", "row 3"]);
    expect(damaged.damaged).toBeGreaterThan(0);
    expect(damaged.lastSeq("a")).toBe(3);
    await damaged.close();
  }
});

test("[J8] a new day gets a new file, also when the clock goes back, and all are read", async () => {
  const folder = makeFolder();
  let now = Date.UTC(2026, 10, 20, 23, 59);
  const journal = open(folder, { now: () => now });
  await journal.append(row("a", "friday"));
  now += 120_000;
  await journal.append(row("a", "saturday"));
  now -= 86_400_000;
  await journal.append(row("a", "saturday still"));
  expect(filesIn(folder).map((file) => file.slice(-25))).toEqual(["2026-11-20-000001.journal", "2026-11-21-000002.journal"]);
  expect(texts(journal, "a")).toEqual(["friday", "saturday", "saturday still"]);
  await journal.close();
  expect(texts(open(folder), "a", 1)).toEqual(["saturday", "saturday still"]);
});

/** A disk that writes for real until it is told to be full. */
function fullableDisk(): DiskCalls & { isFull: boolean; writes: number } {
  const calls = {
    isFull: false,
    writes: 0,
    write: async (fd: number, bytes: Uint8Array, offset: number, length: number, position: number) => {
      calls.writes++;
      if (!calls.isFull) return { bytesWritten: writeSync(fd, bytes, offset, length, position) };
      writeSync(fd, bytes, offset, Math.floor(length / 2), position);
      throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
    },
    sync: async () => {},
    truncate: async (fd: number, size: number) => ftruncateSync(fd, size),
  };
  return calls;
}

test("[J9] a full disk refuses every row that waits, leaves nothing half written, and the next row is taken when there is room", async () => {
  const folder = makeFolder();
  const disk = fullableDisk();
  const journal = open(folder, { disk });
  await journal.append(row("a", "before"));
  disk.isFull = true;
  const refused = await Promise.allSettled(["x", "y", "z"].map((text) => journal.append(row("a", text))));
  expect(refused.map((each) => each.status === "rejected" && each.reason.code)).toEqual([
    "edit/not-saved",
    "edit/not-saved",
    "edit/not-saved",
  ]);
  disk.isFull = false;
  expect(await journal.append(row("a", "after"))).toBe(2);
  expect(texts(journal, "a")).toEqual(["before", "after"]);
  await journal.close();
  const again = open(folder);
  expect(texts(again, "a")).toEqual(["before", "after"]);
  expect(again.damaged).toBe(0);
  await again.close();
});

test("[J4] what arrives in one turn or while a commit runs shares one write", async () => {
  const disk = fullableDisk();
  const journal = open(makeFolder(), { disk });
  await Promise.all(Array.from({ length: 100 }, (_, count) => journal.append(row("a", String(count)))));
  expect(disk.writes).toBeLessThanOrEqual(2);
  await journal.close();
});

test("[J11] what was forgotten does not come back, and its numbers are not used again", async () => {
  const folder = makeFolder();
  const journal = open(folder);
  await journal.append(row("a", "secret"));
  await journal.forget("a");
  expect(texts(journal, "a")).toEqual([]);
  await journal.close();
  const again = open(folder);
  expect(texts(again, "a")).toEqual([]);
  expect(await again.append(row("a", "new"))).toBe(3);
  expect(texts(again, "a")).toEqual(["new"]);
  await again.close();
});

test("[J17] a quick disk is written to at once, a slow one from another thread until it is quick again", async () => {
  let [now, ms, here, elsewhere] = [0, 0.2, 0, 0];
  const written = () => {
    now += ms;
    return { bytesWritten: 1 };
  };
  const write = createWrites({
    now: () => now,
    here: () => {
      here++;
      return written();
    },
    elsewhere: async () => {
      elsewhere++;
      return written();
    },
  });
  const writes = async (count: number, took: number) => {
    [ms, here, elsewhere] = [took, 0, 0];
    for (let left = count; left > 0; left--) await write(0, new Uint8Array(1), 0, 1, 0);
    return { here, elsewhere };
  };
  await writes(100, 0.2);
  expect(await writes(100, 0.2), "quick").toEqual({ here: 100, elsewhere: 0 });
  expect(await writes(1, 30), "one hiccup").toEqual({ here: 1, elsewhere: 0 });
  expect(await writes(20, 0.2), "goes on").toEqual({ here: 20, elsewhere: 0 });
  expect(await writes(100, 5), "slow: a few are waited for").toEqual({ here: 2, elsewhere: 98 });
  expect(await writes(21, 0.2), "not yet").toEqual({ here: 0, elsewhere: 21 });
  expect(await writes(10, 0.2), "quick again").toEqual({ here: 10, elsewhere: 0 });
});
