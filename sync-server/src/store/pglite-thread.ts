/** One thread with PGlite in it: calls go in, answers come out in order, and when it ends every open call fails. */
import { Worker } from "node:worker_threads";
import type { DatabaseAnswer, DatabaseFailure, DatabaseMessage } from "./pglite-calls.ts";

export interface DatabaseThread {
  call(sql: string | null, parameters?: readonly unknown[]): Promise<DatabaseAnswer>;
  /** Resolves when the thread is gone, however that came. */
  readonly ended: Promise<void>;
  terminate(): Promise<void>;
}

/** A thread may hold as much as the largest answer we ask for, many times over; more is a fault, and ends it. */
const heapMb = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/** Opens the database of a folder. @throws the database's own error when the folder can not be read as one */
export async function startDatabaseThread(folder: string): Promise<DatabaseThread> {
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), { workerData: { folder }, resourceLimits: heapMb });
  const opened = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const calls = createCalls(worker);
  worker.on("message", (message: DatabaseMessage) => {
    if ("call" in message) calls.settle(message);
    else if (message.opened) opened.resolve();
    else opened.reject(revive(message.error));
  });
  const end = (error: unknown) => {
    opened.reject(error);
    calls.failAll(error);
  };
  worker.on("error", end);
  worker.on("exit", () => {
    end(new Error("The database's thread has ended."));
    ended.resolve();
  });
  await opened.promise;
  return { call: calls.call, ended: ended.promise, terminate: async () => void (await worker.terminate()) };
}

function createCalls(worker: Worker) {
  const waiting = new Map<number, PromiseWithResolvers<DatabaseAnswer>>();
  let last = 0;
  let over: unknown = null;
  return {
    call(sql: string | null, parameters: readonly unknown[] = []): Promise<DatabaseAnswer> {
      if (over) return Promise.reject(over);
      const call = ++last;
      const settled = Promise.withResolvers<DatabaseAnswer>();
      waiting.set(call, settled);
      worker.postMessage({ call, sql, parameters });
      return settled.promise;
    },
    settle(message: Extract<DatabaseMessage, { call: number }>): void {
      const settled = waiting.get(message.call);
      waiting.delete(message.call);
      if ("answer" in message) settled?.resolve(message.answer);
      else settled?.reject(revive(message.error));
    },
    failAll(error: unknown): void {
      over ??= error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

const revive = ({ message, ...rest }: DatabaseFailure): Error => Object.assign(new Error(message), rest);
