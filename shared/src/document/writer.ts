/** Who writes into a document, and what comes of it. */
import type { RandomBytes } from "../ids.ts";

/** Who writes, with what clock and chance; undo follows `origin` and never `untracked`. */
export interface Writer {
  /** Person id. */
  readonly by: string;
  now(): number;
  readonly random?: RandomBytes;
  readonly origin: unknown;
  readonly untracked: unknown;
}

/** "same": it already is so, nothing was written. "gone": deleted, hidden or merged away meanwhile. */
export type WriteOutcome = "written" | "same" | "gone";
