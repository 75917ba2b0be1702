/** What can be wrong with a Postgres, at start and later. Rules I30 to I32, docs/spec/identity.md. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readSettings } from "#server/settings.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { openPostgres } from "#server/store/postgres-database.ts";
import { freePort } from "#tests/support/free-port.ts";
import { repository } from "#tests/support/repository.ts";
import { askPostgres, makeDatabase, urlOf } from "#tests/support/test-database.ts";
import { until } from "../collaboration/world.ts";

vi.setConfig({ testTimeout: 60_000 });

let url: string;
let database: string;
beforeEach(async () => {
  url = await makeDatabase();
  database = new URL(url).pathname.slice(1);
});
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

const refusal = (databaseUrl: string, patienceMs = 0) =>
  openPostgres({ databaseUrl, patienceMs }).then(
    async ({ close }) => {
      await close();
      return "";
    },
    (error: Error) => error.message,
  );
const tablesIn = async (where: string) =>
  (await askPostgres("select tablename from pg_tables where schemaname = 'public' order by 1", where)).map(({ tablename }) => tablename);

test.each(["orca", "http://127.0.0.1/orca", "postgres://127.0.0.1", "postgres://127.0.0.1:five/orca", "postgres://u:p#w@h/orca"])(
  "[I30] DATABASE_URL=%s is refused for its form, without being shown",
  (given) => {
    expect(() => readSettings({ DATABASE_URL: given })).toThrow(
      /^DATABASE_URL can not be read\. It looks like postgres:\/\/user:password@host/,
    );
  },
);

test("[I30] forms that Postgres itself knows are taken", () => {
  for (const given of [
    "postgresql://ann:p%40w@db.example/orca?sslmode=require",
    "postgres:///orca?host=/run/postgresql",
    "postgres://ann@/orca",
  ])
    expect(readSettings({ DATABASE_URL: given }).databaseUrl).toBe(given);
  expect(readSettings({}).databaseUrl).toBeNull();
});

test("[I30] a wrong host, password, account or database is said in a sentence, and never the password", async () => {
  const wrong = new URL(url);
  const at = `at 127.0.0.1:${wrong.port}`;
  const changed = (change: Partial<URL>) => Object.assign(new URL(url), change).href;
  expect(await refusal(changed({ hostname: "no-such-host.invalid" }))).toMatch(/^There is no host "no-such-host\.invalid"|does not answer/);
  expect(await refusal(changed({ password: "hush" }))).toBe(
    `Postgres ${at} does not accept the password of "postgres". Correct it in DATABASE_URL.`,
  );
  expect(await refusal(changed({ password: "" }))).toContain('does not accept the password of "postgres"');
  expect(await refusal(changed({ username: "nobody" }))).toContain('does not accept the password of "nobody"');
  expect(await refusal(changed({ pathname: "/elsewhere" }))).toBe(
    `There is no database "elsewhere" ${at}. Make it (createdb elsewhere), or correct DATABASE_URL.`,
  );
});

test("[I30] an account that may not make tables, and TLS where there is none, are said in a sentence", async () => {
  await askPostgres(`create role ${database} login password 'small'`);
  await askPostgres(`create database ${database}_2 template template0`);
  const small = Object.assign(new URL(url), { username: database, password: "small", pathname: `/${database}_2` });
  expect(await refusal(small.href)).toContain(`"${database}" may not make tables in "${database}_2"`);
  expect(await refusal(`${url}?sslmode=require`)).toMatch(/^Postgres at .* is not as DATABASE_URL says \(.*SSL/);
});

test("[I30] a database that is not kept in UTF-8 is refused in a sentence", async () => {
  await askPostgres(`create database ${database}_l encoding 'LATIN1' template template0`);
  expect(await refusal(urlOf(`${database}_l`))).toBe(
    `The database "${database}_l" is kept in LATIN1; make one in UTF8 (createdb --encoding=UTF8).`,
  );
});

test("[I30] a Postgres that is away is waited for, then said in a sentence", async () => {
  const port = await freePort();
  const started = Date.now();
  expect(await refusal(urlOf("orca", port), 1_500)).toBe(
    `Postgres at 127.0.0.1:${port} does not answer. Start it, or correct DATABASE_URL.`,
  );
  expect(Date.now() - started).toBeGreaterThan(1_400);
});

test("[I31] a database of a newer version is left as it is, in a sentence", async () => {
  await askPostgres("insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01T00:00:00Z')", url);
  const before = await tablesIn(url);
  expect(await refusal(url)).toBe(
    'This database was made by a newer version of ORCA Project Builder (it has "9999-later"). Start that version, or use another database.',
  );
  expect(await tablesIn(url)).toEqual(before);
});

const migrating = (databaseUrl: string) =>
  spawn(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { openDatabase } from "#server/store/open-database.ts"; await openDatabase({ dataDir: "", databaseUrl: process.argv[1] });`,
      databaseUrl,
    ],
    { cwd: join(repository), stdio: "ignore" },
  );

test("[I31] a migration that was killed half way left nothing, and the next start makes it whole", async () => {
  const empty = urlOf(`${database}_m`);
  await askPostgres(`create database ${database}_m template template0`);
  const { Client } = await import("pg");
  const other = new Client(empty);
  await other.connect();
  // Somebody else makes a table of the same name and has not said whether it stays: the migration waits in its middle.
  await other.query("begin; create table changes (id int)");
  const child = migrating(empty);
  children.push(child);
  const isWaiting =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'create table%'";
  await until(async () => (await askPostgres(isWaiting, empty)).length > 0, 30_000);
  child.kill("SIGKILL");
  await once(child, "exit");
  await other.query("rollback");
  await other.end();
  await until(
    async () =>
      (
        await askPostgres(
          "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
          empty,
        )
      ).length === 0,
    30_000,
  );
  expect((await tablesIn(empty)).filter((name) => !String(name).startsWith("kysely"))).toEqual([]);
  const { close } = await openDatabase({ dataDir: "", databaseUrl: empty });
  await close();
  expect(await tablesIn(empty)).toEqual(await tablesIn(url));
});

test("[I31] [N10] servers that start on an empty database at once all find it whole", async () => {
  const empty = urlOf(`${database}_t`);
  await askPostgres(`create database ${database}_t template template0`);
  const both = await Promise.all([1, 2, 3].map(() => openDatabase({ dataDir: "", databaseUrl: empty })));
  for (const { close } of both) await close();
  expect(await tablesIn(empty)).toEqual(await tablesIn(url));
});

test("[I32] a connection that is cut between two statements fails its transaction whole, and nothing else", async () => {
  const { db, close } = await openDatabase({ dataDir: "", databaseUrl: url });
  const cut = db.transaction().execute(async (tx) => {
    await tx.insertInto("projects").values({ id: "p", name: "P" }).execute();
    await askPostgres(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      url,
    );
    const ours = "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state is not null";
    await until(async () => (await askPostgres(ours, url)).length === 0);
    await tx.insertInto("projects").values({ id: "q", name: "Q" }).execute();
  });
  await expect(cut).rejects.toThrow();
  expect(await db.selectFrom("projects").select("id").execute()).toEqual([]);
  await close();
});

test("[I32] however many ask at once, there are never more than twenty connections", async () => {
  const { db, journalRows, close } = await openDatabase({ dataDir: "", databaseUrl: url });
  const head = { seq: 1, hash: Buffer.alloc(32) };
  const asked = Array.from({ length: 60 }, () => sql`select pg_sleep(0.05)`.execute(db));
  const rows = { bodies: [Buffer.from("x")], head };
  const appended = Array.from({ length: 60 }, (_, each) => journalRows?.append(`d${each}`, { ...head, seq: 0 }, rows));
  await until(async () => (await askPostgres("select 1 from pg_stat_activity where query like '%pg_sleep%'", url)).length > 10);
  const open = await askPostgres(
    "select 1 from pg_stat_activity where application_name = 'orca-project-builder' and datname = current_database()",
    url,
  );
  expect(open.length).toBeLessThanOrEqual(20);
  await Promise.all([...asked, ...appended]);
  await close();
});

test("[J13] what is committed is on the disk, whatever the database's own setting; a stronger one stays", async () => {
  const settingOf = async (weak: string) => {
    await askPostgres(`alter database ${database} set synchronous_commit = ${weak}`);
    const { db, close } = await openDatabase({ dataDir: "", databaseUrl: url });
    const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db);
    await close();
    return rows[0]?.synchronous_commit;
  };
  expect(await settingOf("off")).toBe("on");
  expect(await settingOf("local")).toBe("on");
  expect(await settingOf("remote_apply")).toBe("remote_apply");
});
