/** A data folder moves to Postgres, whole or not at all. Rule I33, docs/spec/identity.md. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { FileJournal } from "#server/collaboration/journal.ts";
import { TableJournal } from "#server/collaboration/journal-table.ts";
import { loadDocument } from "#server/collaboration/load-document.ts";
import { createLog } from "#server/log.ts";
import { moveToPostgres } from "#server/move-data.ts";
import { seedDatabase, seedPassword } from "#server/seed-data.ts";
import { startServer } from "#server/server.ts";
import type { Database } from "#server/store/database.ts";
import { lockFolder } from "#server/store/lock.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { putDatabase } from "#tests/support/database-template.ts";
import { makeFolder, testSettings } from "#tests/support/server.ts";
import { askPostgres, makeDatabase } from "#tests/support/test-database.ts";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const log = createLog("silent");
const dataDir = makeFolder();
const forgotten = `${"f".repeat(22)}/model@1`;
let databaseUrl: string;
let link = "";

beforeAll(async () => {
  await putDatabase(dataDir);
  await seedDatabase(testSettings({ dataDir }), log);
  await addInvitation();
  const journal = new FileJournal({ dataDir, log });
  const row = { person: "", clients: [], connection: "", at: 1, schemaVersion: 1, update: new Uint8Array([0, 0]) };
  await journal.append({ ...row, document: forgotten });
  await journal.forget(forgotten);
  await journal.close();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
beforeEach(async () => {
  databaseUrl = await makeDatabase();
});

/** One that waits, made on the server that is moved away from; and a preference. */
async function addInvitation(): Promise<void> {
  const server = await startServer(testSettings({ dataDir }), log);
  const headers = { "content-type": "application/json", origin: server.address };
  const ask = (path: string, body: unknown, cookie = "", method = "POST") =>
    fetch(`${server.address}/api/v1${path}`, { method, headers: { ...headers, cookie }, body: JSON.stringify(body) });
  const login = await ask("/auth/login", { email: "ana@example.org", password: seedPassword });
  const cookie = login.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  await ask("/users/me/preferences", { theme: "dark" }, cookie, "PATCH");
  const list = await fetch(`${server.address}/api/v1/projects`, { headers: { cookie } });
  const { data } = (await list.json()) as { data: { id: string }[] };
  const made = await ask(`/projects/${data[0]?.id}/invitations`, { email: "guest@example.org", level: "viewer" }, cookie);
  link = ((await made.json()) as { link: string }).link;
  await server.stop();
}

const contentOf = async (database: Database, journal: FileJournal | TableJournal) => {
  const { db } = database;
  const positions = await db.selectFrom("document_positions").selectAll().orderBy("document").execute();
  const documents = await Promise.all(
    positions.map(async ({ document }) => {
      const doc = new Y.Doc();
      await loadDocument({ db, journal, log }, document, doc);
      return [document, await journal.lastSeq(document), doc.getMap("objects").toJSON()];
    }),
  );
  const entities = await db.selectFrom("entities").selectAll().orderBy("project_id").orderBy("kind").orderBy("id").execute();
  const changes = await db.selectFrom("changes").selectAll().execute();
  const invitations = await db.selectFrom("invitations").selectAll().execute();
  const all = { documents, entities, invitations, users: await db.selectFrom("users").selectAll().orderBy("email").execute() };
  return { ...all, changes: changes.map((each) => ({ ...each, id: Number(each.id), seq: Number(each.seq) })).sort((a, b) => a.id - b.id) };
};

test("[I33] what was in the folder is in Postgres: people, projects, documents, change log; and it goes on from there", async () => {
  const { moved, damagedRows } = await moveToPostgres({ dataDir, databaseUrl, log });
  expect([moved.get("users"), moved.get("projects"), moved.get("journal"), damagedRows]).toEqual([4, 2, 2, 0]);

  const [here, there] = [await openDatabase({ dataDir, log }), await openDatabase({ dataDir, databaseUrl, log })];
  const file = new FileJournal({ dataDir, log });
  const table = new TableJournal({ rows: there.journalRows ?? expect.fail("no journal"), log });
  const before = await contentOf(here, file);
  expect(before.changes.length).toBeGreaterThan(1_000);
  expect([before.invitations.length, before.users[0]?.preferences]).toEqual([1, { theme: "dark" }]);
  expect(await contentOf(there, table)).toEqual(before);
  expect(await table.lastSeq(forgotten)).toBe(2);

  const document = String(before.documents[0]?.[0]);
  const row = { document, person: "", clients: [], connection: "", at: 1, schemaVersion: 1, update: new Uint8Array([0, 0]) };
  expect(await table.append(row)).toBe(2);
  await table.after(document, 0);
  expect(table.damaged).toBe(0);
  await Promise.all([file.close(), here.close(), there.close()]);

  const server = await startServer({ ...testSettings({ dataDir }), databaseUrl }, log);
  const login = await fetch(`${server.address}/api/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.address },
    body: JSON.stringify({ email: "ben@example.org", password: seedPassword }),
  });
  expect(login.status).toBe(200);
  const read = await fetch(`${server.address}/api/v1/invitations/read`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.address },
    body: JSON.stringify({ secret: link.split("#")[1] }),
  });
  expect(await read.json()).toMatchObject({ email: "guest@example.org", level: "viewer" });
  await server.stop();
});

const isEmpty = async () =>
  (await askPostgres("select (select count(*) from users) + (select count(*) from journal) as rows", databaseUrl))[0];

test("[I33] a target that is not empty is refused, and keeps what it has", async () => {
  await askPostgres("insert into projects (id, name) values ('p', 'Theirs')", databaseUrl);
  await expect(moveToPostgres({ dataDir, databaseUrl, log })).rejects.toThrow(
    'The database that DATABASE_URL names is not empty: there are rows in "projects". Nothing was moved; make a new one.',
  );
  expect(await isEmpty()).toEqual({ rows: "0" });
});

test("[I33] a target that belongs to another program is refused, and gets no table of ours", async () => {
  const other = await makeDatabase("template0");
  await askPostgres("create table invoices (id int); insert into invoices values (1)", other);
  await expect(moveToPostgres({ dataDir, databaseUrl: other, log })).rejects.toThrow('there are rows in "invoices"');
  expect(await askPostgres("select tablename from pg_tables where schemaname = 'public'", other)).toEqual([{ tablename: "invoices" }]);
});

test("[I33] a target that a server runs on, and a folder in use, are refused", async () => {
  const running = await openDatabase({ dataDir, databaseUrl, log });
  await expect(moveToPostgres({ dataDir, databaseUrl, log })).rejects.toThrow("A server is running on the database");
  await running.close();
  const lock = await lockFolder(dataDir);
  await expect(moveToPostgres({ dataDir, databaseUrl, log })).rejects.toThrow(`Another server is running on ${dataDir}. Stop it first`);
  await lock.release();
  expect(await isEmpty()).toEqual({ rows: "0" });
});

test("[I33] without a target, and without anything to move, it says so", async () => {
  await expect(moveToPostgres({ dataDir, databaseUrl: null, log })).rejects.toThrow(
    "DATABASE_URL says where to move to, and it is not set.",
  );
  const empty = makeFolder();
  writeFileSync(join(empty, "notes.txt"), "");
  await expect(moveToPostgres({ dataDir: empty, databaseUrl, log })).rejects.toThrow(`There is no data in ${empty}. Correct DATA_DIR.`);
  rmSync(empty, { recursive: true });
});

test("[I33] what reads otherwise there than here is not kept", async () => {
  await askPostgres(
    "create function spoil() returns trigger language plpgsql as $$ begin new.name := new.name || ' '; return new; end $$; create trigger spoil before insert on users for each row execute function spoil()",
    databaseUrl,
  );
  await expect(moveToPostgres({ dataDir, databaseUrl, log })).rejects.toThrow('The table "users" does not read the same there');
  expect(await isEmpty()).toEqual({ rows: "0" });
});
