/** The data folder of the embedded default: it is there, it can be written, and nobody else has it. */
import { access, constants, mkdir } from "node:fs/promises";
import { SettingsError } from "../settings.ts";
import { type FolderLock, lockFolder } from "./lock.ts";

/** @throws SettingsError, FolderInUseError, each with a sentence for the person who starts it */
export async function takeFolder(dataDir: string): Promise<FolderLock> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingsError(`The data folder ${dataDir} can not be written. Correct its rights, or choose another DATA_DIR.`, {
      cause: error,
    });
  }
  return lockFolder(dataDir);
}
