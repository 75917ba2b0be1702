/**
 * One server per data folder: the embedded database does not lock its files, and two servers would each lose what the other writes.
 *
 * The lock is a Unix socket in the folder. If somebody answers on it the folder is in use; if the file is there and nobody answers, its
 * owner died and it is taken over. The operating system lets go of a socket however its process ends. Rule I16, docs/spec/identity.md.
 */
import { createHash, randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folder is in use; `message` is a sentence for the person who started the server. */
export class FolderInUseError extends Error {}

export interface FolderLock {
  release(): Promise<void>;
}

/** Unix sockets have short names on every system. */
const longestPath = 100;

/** @throws FolderInUseError within a second when another server has the folder */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const path = lockPath(dataDir);
  const server = (await tryListen(path)) ?? (await takeOver(path));
  if (!server)
    throw new FolderInUseError(`Another server is running on ${dataDir}. Stop it first, or start this one with another DATA_DIR.`);
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function lockPath(dataDir: string): string {
  const path = join(dataDir, "lock");
  if (Buffer.byteLength(path) <= longestPath) return path;
  return join(tmpdir(), `orca-${createHash("sha256").update(dataDir).digest("hex").slice(0, 32)}.lock`);
}

/** @returns null when something is at the path already */
function tryListen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error)));
    server.listen(path, () => resolve(server));
  });
}

/** Moved aside before it is thrown away: if another start was faster, what was moved answers, and is put back. */
async function takeOver(path: string): Promise<Server | null> {
  if (await answers(path)) return null;
  const aside = `${path}.${randomUUID().slice(0, 8)}`;
  await rename(path, aside).catch(() => undefined);
  if (await answers(aside)) {
    await rename(aside, path);
    return null;
  }
  await rm(aside, { force: true });
  return tryListen(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => done(true));
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
  });
}
