/** What a program of ours says when it can not go on: one sentence where a person can mend it, the whole error otherwise. */
import { SettingsError } from "./settings.ts";
import { FolderInUseError } from "./store/lock.ts";

/** Says it on standard error and ends the program with 1. */
export function endWith(error: unknown, what: string): never {
  const isTold = error instanceof SettingsError || error instanceof FolderInUseError;
  process.stderr.write(`${isTold ? error.message : `${what}: ${error instanceof Error ? error.stack : String(error)}`}\n`);
  process.exit(1);
}
