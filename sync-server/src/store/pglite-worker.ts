/**
 * The thread that holds PGlite. In the sync thread each query would stall everybody (docs/decisions/0005).
 *
 * Takes `{ call, sql, parameters }`, answers `{ call, answer }` or `{ call, error }`; `sql: null` closes and ends the thread.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { PGlite } from "@electric-sql/pglite";
import type { DatabaseAnswer, DatabaseCall, DatabaseFailure, DatabaseMessage } from "./pglite-calls.ts";
import { openFolder } from "./pglite-folder.ts";

const port = parentPort;
if (!port) throw new Error("pglite-worker.ts runs only as a worker");
const answer = (message: DatabaseMessage) => port.postMessage(message);

const { folder } = workerData as { folder: string };
try {
  const pglite = await openFolder(folder);
  port.on("message", (call: DatabaseCall) => void serve(pglite, call));
  answer({ opened: true });
} catch (error) {
  answer({ opened: false, error: describe(error) });
}

async function serve(pglite: PGlite, { call, sql, parameters }: DatabaseCall): Promise<void> {
  try {
    if (sql === null) await pglite.close();
    answer({ call, answer: sql === null ? { rows: [], fields: [] } : await query(pglite, sql, parameters) });
    if (sql === null) process.exit(0);
  } catch (error) {
    answer({ call, error: describe(error) });
  }
}

async function query(pglite: PGlite, sql: string, parameters: readonly unknown[]): Promise<DatabaseAnswer> {
  const { rows, affectedRows, fields } = await pglite.query<Record<string, unknown>>(sql, [...parameters]);
  return { rows, fields, ...(affectedRows === undefined ? {} : { affectedRows }) };
}

/** Errors cross threads as plain values; the codes of Postgres must survive. */
function describe(error: unknown): DatabaseFailure {
  const { message, code, constraint, detail } = error as Partial<DatabaseFailure>;
  return { message: message ?? String(error), ...(code && { code }), ...(constraint && { constraint }), ...(detail && { detail }) };
}
