/**
 * The whole server as one thing with a beginning and an end: lock, database, identity, collaboration, HTTP.
 */
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { type Collaboration, startCollaboration } from "./collaboration/collaboration.ts";
import { openJournal } from "./collaboration/open-journal.ts";
import { createApp } from "./http/app.ts";
import { createPasswords } from "./identity/passwords.ts";
import { createSessions } from "./identity/sessions.ts";
import { createTries } from "./identity/tries.ts";
import { createLog, type Log } from "./log.ts";
import { createMailer } from "./mail/mailer.ts";
import { type Settings, SettingsError } from "./settings.ts";
import { takeFolder } from "./store/data-folder.ts";
import type { Database } from "./store/database.ts";
import { type IdentityFile, noIdentityFile, openIdentityFile } from "./store/identity-file.ts";
import { removeOldInvitations } from "./store/invitations.ts";
import { removeExpiredProofs } from "./store/link-proofs.ts";
import { openDatabase } from "./store/open-database.ts";

export interface RunningServer {
  /** Where it is, for people: `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Says goodbye to sockets, finishes what was begun, lets go of the folder. At most 10 s. */
  stop(): Promise<void>;
}

/** What stops it from outside has to wait at least this long (`docker-compose.yml`). */
export const longestStopMs = 10_000;
const sweepMs = 3_600_000;

/** What has been opened so far, to be closed in the opposite order, also when opening the next thing fails. */
type Closing = (() => Promise<void>)[];

/** @throws SettingsError, FolderInUseError, each with a sentence for the person who starts it */
export async function startServer(settings: Settings, log: Log = createLog()): Promise<RunningServer> {
  const closing: Closing = [];
  try {
    const address = await open(settings, log, closing);
    return { address, stop: once(() => Promise.race([closeAll(closing, log), wait(longestStopMs, undefined, { ref: false })])) };
  } catch (error) {
    await closeAll(closing, log);
    throw error;
  }
}

async function open(settings: Settings, log: Log, closing: Closing): Promise<string> {
  const { dataDir, databaseUrl } = settings;
  if (!databaseUrl) closing.push((await takeFolder(dataDir)).release);
  const database = await openDatabase({ dataDir, databaseUrl, log });
  closing.push(database.close);
  const identityFile = await openIdentity(settings, database, log);
  const journal = openJournal({ database, dataDir, log });
  const collaboration = await startCollaboration({ database, journal, settings, log });
  closing.push(collaboration.stop);
  const app = await openApp({ settings, log, database, identityFile, collaboration }, closing);
  return listen(app, settings);
}

/** Postgres syncs by itself what the embedded database would lose. */
async function openIdentity({ dataDir, databaseUrl }: Settings, { db }: Database, log: Log): Promise<IdentityFile> {
  if (databaseUrl) return noIdentityFile;
  const identityFile = openIdentityFile({ db, dataDir, log });
  const mended = await identityFile.readBack();
  if (mended > 0) log.warn({ rows: mended }, "the database lacked accounts or rights; they were put back from identity.json");
  return identityFile;
}

interface Opened {
  settings: Settings;
  log: Log;
  database: Database;
  identityFile: IdentityFile;
  collaboration: Collaboration;
}

async function openApp({ settings, log, database, identityFile, collaboration }: Opened, closing: Closing): Promise<FastifyInstance> {
  const { db } = database;
  const sessions = createSessions(db, settings.limits);
  const passwords = await createPasswords(settings.limits);
  const tries = createTries(settings.limits);
  const mailer = createMailer({ settings, log });
  const app = await createApp({ settings, log, db, identityFile, sessions, passwords, tries, mailer, collaboration });
  const sweep = () => Promise.all([sessions.sweep(), removeExpiredProofs(db), removeOldInvitations(db)]);
  const sweeping = setInterval(() => void sweep().catch((error: unknown) => log.error({ err: error }, "sweep failed")), sweepMs);
  sweeping.unref();
  closing.push(async () => {
    clearInterval(sweeping);
    // Sockets hear why before they are cut off; from here on none is taken.
    await collaboration.stop();
    await app.close();
    await mailer.stop();
  });
  return app;
}

/** Listening fails for reasons that a person can mend, so they are told which. */
async function listen(app: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new SettingsError(describeListenError(error as NodeJS.ErrnoException, host, port), { cause: error });
  }
  const { port: taken } = app.server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${taken}`;
}

function describeListenError(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE") return `Port ${port} is in use by another program. Stop it, or choose another PORT.`;
  if (error.code === "EACCES") return `Port ${port} needs rights that this account lacks. Choose a PORT above 1023.`;
  return `The address ${host}:${port} can not be listened on (${error.message}). Correct HOST or PORT.`;
}

async function closeAll(closing: Closing, log: Log): Promise<void> {
  for (let close = closing.pop(); close; close = closing.pop()) {
    await close().catch((error: unknown) => log.error({ err: error }, "closing failed"));
  }
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
