/**
 * Lets the sync thread go first. A worker that calls this takes only what processor time is left over, where the system
 * can set that per thread (Linux).
 */
import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";

const nice = 10;

export function takeLowPriority(): void {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), nice);
  } catch {
    // Elsewhere all threads are alike.
  }
}
