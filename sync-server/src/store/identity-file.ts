/**
 * `data/identity.json`: accounts, API tokens, projects, memberships and invitations once more, on disk for certain.
 *
 * The embedded database never syncs to disk. So after each change of these tables, and before anybody is told that it worked, the file is
 * written anew (temporary file, fsync, rename, fsync of the folder); at start it is read back into a database that lost something.
 * Where the two differ about who may do what, the file is right: it is the one that was synced. Rules I14, I15, docs/spec/identity.md.
 */
import { open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Log } from "../log.ts";
import type { Db } from "./database.ts";
import { type IdentityContent, identityContent, readIdentity } from "./identity-content.ts";
import { putBack } from "./identity-put-back.ts";

export interface IdentityFile {
  /** Resolves when what the tables say now is safely on disk. */
  write(): Promise<void>;
  /** Puts back what the database lacks. @returns how many rows were put back or taken out */
  readBack(): Promise<number>;
}

/** For a database that syncs to disk by itself. */
export const noIdentityFile: IdentityFile = { write: async () => undefined, readBack: async () => 0 };

export function openIdentityFile({ db, dataDir, log }: { db: Db; dataDir: string; log: Log }): IdentityFile {
  const path = join(dataDir, "identity.json");
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  /** In one transaction, so that nothing in it refers to what is not. */
  const readAtOnce = () => db.transaction().execute(readIdentity);
  const writeOnce = async () => writeSafely(path, `${JSON.stringify(await readAtOnce())}\n`);

  /** A write that has begun may have read the tables too early; all who ask meanwhile share the one after it. */
  const write = (): Promise<void> => {
    if (!running) {
      running = writeOnce().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return write();
      });
    return next;
  };

  const readBack = async (): Promise<number> => {
    const content = await readFromDisk(path, log);
    return content ? putBack(db, content) : 0;
  };
  return { write, readBack };
}

async function writeSafely(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
}

/** A file that can not be read is said aloud and left where it is: the database then stands alone. */
async function readFromDisk(path: string, log: Log): Promise<IdentityContent | null> {
  try {
    return identityContent.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      log.error({ err: error, path }, "identity.json can not be read and was not used");
    return null;
  }
}
