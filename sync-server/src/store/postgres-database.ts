/**
 * A Postgres of version 15 or later as the database (`DATABASE_URL`, docs/operations.md).
 *
 * Two pools and one connection that listens, twenty at most: edits never wait for a list of projects. What is answered was committed to disk, whatever the
 * server's own setting. A connection that breaks is thrown away and the next query opens another, so it recovers by itself.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Client, type ClientBase, Pool, type PoolClient } from "pg";
import type { Log } from "../log.ts";
import { SettingsError } from "../settings.ts";
import type { Database, Db } from "./database.ts";
import { journalRows } from "./journal-rows.ts";
import { migrateUp } from "./migrate.ts";
import { openNotices } from "./notices.ts";
import { describeProblem, type PostgresPlace } from "./postgres-problem.ts";

export interface PostgresOptions {
  readonly databaseUrl: string;
  readonly log?: Log | undefined;
  /** How long to wait for a Postgres that does not answer yet. */
  readonly patienceMs?: number;
  /** Asked before anything is changed there; may throw. */
  readonly inspect?: (db: Db) => Promise<void>;
  /** Nothing is cut for taking long, as moving a whole database does. */
  readonly mayTakeLong?: boolean;
}

const queryConnections = 14;
const journalConnections = 5;
const connectMs = 5_000;
/** Who holds a connection for longer waits for an answer that does not come: it is cut, and what was open fails. */
const longestQueryMs = 60_000;
const longestAppendMs = 10_000;
const idleMs = 30_000;
const retryMs = 500;
const oldestVersion = 150_000;

/** @throws SettingsError with a sentence for the person who started the server · when a migration fails; nothing is half migrated then */
export async function openPostgres({ databaseUrl, log, patienceMs = 30_000, inspect, mayTakeLong }: PostgresOptions): Promise<Database> {
  const place = placeOf(databaseUrl);
  const queries = openPool(databaseUrl, { max: queryConnections, idleTimeoutMillis: idleMs }, log);
  const appends = openPool(databaseUrl, { max: journalConnections, idleTimeoutMillis: 0 }, log);
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: queries }) });
  const notices = openNotices({ databaseUrl, pool: queries, log });
  const close = async () => {
    await notices.close();
    await Promise.all([queries.end(), appends.end()]);
  };
  try {
    await reach(db, place, patienceMs, log);
    await checkServer(db, place, log);
    await inspect?.(db);
    await migrateUp(db);
    // The first edit should not wait for a connection.
    await appends.query("select 1");
  } catch (error) {
    await close();
    throw told(error, place);
  }
  cutWhenHeld(appends, longestAppendMs, log);
  if (!mayTakeLong) cutWhenHeld(queries, longestQueryMs, log);
  return { db, journalRows: journalRows(db, appends), notices, close };
}

function openPool(databaseUrl: string, size: { max: number; idleTimeoutMillis: number }, log: Log | undefined): Pool {
  const pool = new Pool({
    ...size,
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: "orca-project-builder",
    onConnect: commitToDisk,
  });
  // The whole error is not logged: it has the connection in it, with what is secret there.
  // Without a listener a connection that breaks would end the process: the pool hears of those that nobody uses, each of the others by itself.
  pool.on("error", ({ message }) => log?.warn({ why: message }, "a connection to Postgres broke"));
  pool.on("connect", (client) => client.on("error", ({ message }) => log?.debug({ why: message }, "a connection to Postgres broke")));
  return pool;
}

/** Stronger settings stay as they are. */
async function commitToDisk(client: ClientBase): Promise<void> {
  await client.query(
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local', 'remote_write')",
  );
}

/** A network that swallows everything answers nothing for a quarter of an hour; nobody should wait for that. */
function cutWhenHeld(pool: Pool, longestMs: number, log: Log | undefined): void {
  const timers = new Map<PoolClient, NodeJS.Timeout>();
  const cut = (client: PoolClient) => {
    log?.error({ afterMs: longestMs }, "Postgres gave no answer; the connection was cut");
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  };
  pool.on("acquire", (client) => timers.set(client, setTimeout(cut, longestMs, client).unref()));
  pool.on("release", (_, client) => clearTimeout(timers.get(client)));
  pool.on("remove", (client) => timers.delete(client));
}

/** Waits for a Postgres that is still starting, and says so once. */
async function reach(db: Db, place: PostgresPlace, patienceMs: number, log: Log | undefined): Promise<void> {
  const end = Date.now() + patienceMs;
  for (let tries = 0; ; tries++) {
    try {
      await sql`select 1`.execute(db);
      return;
    } catch (error) {
      if (!describeProblem(error, place)?.isAway || Date.now() > end) throw error;
      if (tries === 0) log?.warn({ host: place.host, port: place.port }, "Postgres does not answer yet; waiting for it");
      await wait(retryMs);
    }
  }
}

async function checkServer(db: Db, { host, database }: PostgresPlace, log: Log | undefined): Promise<void> {
  const { rows } = await sql<{ number: string; version: string; encoding: string; fsync: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding, current_setting('fsync') as fsync`.execute(db);
  const [server] = rows;
  if (!server || Number(server.number) < oldestVersion)
    throw new SettingsError(`Postgres at ${host} is version ${server?.version}; 15 or later is needed.`);
  if (server.encoding !== "UTF8")
    throw new SettingsError(`The database "${database}" is kept in ${server.encoding}; make one in UTF8 (createdb --encoding=UTF8).`);
  if (server.fsync !== "on") log?.warn("fsync is off in this Postgres: a power failure may lose what was acknowledged");
}

function placeOf(databaseUrl: string): PostgresPlace {
  const { host, port, user = "", database = "" } = new Client(databaseUrl);
  return { host, port, user, database };
}

function told(error: unknown, place: PostgresPlace): unknown {
  if (error instanceof SettingsError) return error;
  const problem = describeProblem(error, place);
  return problem ? new SettingsError(problem.sentence, { cause: error }) : error;
}
