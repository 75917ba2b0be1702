/**
 * PGlite in its own thread, in the shape Kysely's `PGliteDialect` asks for.
 *
 * Kysely lets one query or transaction in at a time, so a transaction is plain `begin` and `commit`. If the thread dies (an answer larger
 * than its heap), what was open fails and the next query gets a new thread on the same folder, as after a crash.
 */
import type { PGlite } from "kysely";
import type { Log } from "../log.ts";
import { type DatabaseThread, startDatabaseThread } from "./pglite-thread.ts";

type Query = PGlite["query"];

/** @throws the database's own error when the folder can not be read as one */
export async function openPglite(folder: string, log?: Log): Promise<PGlite> {
  const client = new PgliteClient(folder, log);
  await client.waitReady;
  return client;
}

/** Owns the thread, and the next one, from opening to closing. */
class PgliteClient implements PGlite {
  closed = false;
  ready = false;
  readonly waitReady: Promise<void>;
  readonly #folder: string;
  readonly #log: Log | undefined;
  #thread: Promise<DatabaseThread> | null = null;

  constructor(folder: string, log: Log | undefined) {
    this.#folder = folder;
    this.#log = log;
    this.waitReady = this.#current().then(() => {
      this.ready = true;
    });
  }

  query: Query = async (sql, parameters) => queryOf(await this.#current())(sql, parameters);

  async transaction<T>(run: (tx: { query: Query; rollback(): Promise<void> }) => Promise<T>): Promise<T> {
    const thread = await this.#current();
    await thread.call("begin");
    try {
      const done = await run({ query: queryOf(thread), rollback: async () => void (await thread.call("rollback")) });
      await thread.call("commit");
      return done;
    } catch (error) {
      await thread.call("rollback").catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const thread = await this.#thread?.catch(() => null);
    await thread?.call(null).catch(() => thread.terminate());
    await thread?.ended;
  }

  #current(): Promise<DatabaseThread> {
    if (this.#thread) return this.#thread;
    if (this.closed) return Promise.reject(new Error("The database is closed."));
    const thread = startDatabaseThread(this.#folder);
    this.#thread = thread;
    thread
      .then(({ ended }) => ended)
      .catch(() => undefined)
      .then(() => this.#lose(thread));
    return thread;
  }

  #lose(thread: Promise<DatabaseThread>): void {
    if (this.#thread === thread) this.#thread = null;
    if (this.ready && !this.closed) this.#log?.error("the database's thread has died; the next query starts it again");
  }
}

const queryOf =
  (thread: DatabaseThread): Query =>
  async <T>(sql: string, parameters: readonly unknown[] = []) => {
    const { rows, ...rest } = await thread.call(sql, parameters);
    return { ...rest, rows: rows as T[] };
  };
