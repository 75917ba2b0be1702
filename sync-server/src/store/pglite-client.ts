/**
 * PGlite in its own thread, in the shape Kysely's `PGliteDialect` asks for.
 *
 * Kysely lets one query or transaction in at a time, so calls are answered in order and a transaction is plain `begin` and `commit`.
 */
import { Worker } from "node:worker_threads";
import type { PGlite } from "kysely";
import type { DatabaseAnswer, DatabaseFailure, DatabaseMessage } from "./pglite-calls.ts";

type Query = PGlite["query"];

interface Waiting {
  resolve(answer: DatabaseAnswer): void;
  reject(error: Error): void;
}

/** Opens, or makes, the database in a folder. @throws the database's own error when the folder can not be read as one */
export async function openPglite(folder: string): Promise<PGlite> {
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), {
    workerData: { folder },
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 },
  });
  const client = new PgliteClient(worker);
  await client.waitReady;
  return client;
}

/** Owns the thread from opening to closing. */
class PgliteClient implements PGlite {
  closed = false;
  ready = false;
  readonly waitReady: Promise<void>;
  #worker: Worker;
  #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    const opened = Promise.withResolvers<void>();
    this.waitReady = opened.promise;
    worker.on("message", (message: DatabaseMessage) => {
      if ("call" in message) return this.#settle(message);
      this.ready = message.opened;
      if (message.opened) opened.resolve();
      else opened.reject(revive(message.error));
    });
    worker.on("error", (error) => this.#end(error instanceof Error ? error : new Error(String(error)), opened.reject));
    worker.on("exit", () => this.#end(new Error("The database's thread has ended."), opened.reject));
  }

  query: Query = async <T>(sql: string, parameters: readonly unknown[] = []) => {
    const { rows, ...rest } = await this.#call(sql, parameters);
    return { ...rest, rows: rows as T[] };
  };

  async transaction<T>(run: (tx: { query: Query; rollback(): Promise<void> }) => Promise<T>): Promise<T> {
    await this.#call("begin");
    try {
      const done = await run({ query: this.query, rollback: async () => void (await this.#call("rollback")) });
      await this.#call("commit");
      return done;
    } catch (error) {
      await this.#call("rollback");
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const ended = new Promise<void>((resolve) => this.#worker.once("exit", () => resolve()));
    await this.#call(null).catch(() => this.#worker.terminate());
    await ended;
  }

  #call(sql: string | null, parameters: readonly unknown[] = []): Promise<DatabaseAnswer> {
    const call = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#worker.postMessage({ call, sql, parameters });
    });
  }

  #settle(message: Extract<DatabaseMessage, { call: number }>): void {
    const waiting = this.#waiting.get(message.call);
    this.#waiting.delete(message.call);
    if ("answer" in message) waiting?.resolve(message.answer);
    else waiting?.reject(revive(message.error));
  }

  #end(error: Error, failOpening: (error: Error) => void): void {
    this.closed = true;
    failOpening(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const revive = ({ message, ...rest }: DatabaseFailure): Error => Object.assign(new Error(message), rest);
