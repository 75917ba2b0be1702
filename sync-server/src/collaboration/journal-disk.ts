/**
 * What the journal asks of the disk.
 *
 * Handing a write to another thread and its answer back costs as much processor time as the write itself, so while the disk is quick it is
 * written to from this thread. Once it is not, writes go through the other thread, so that nobody else waits for it, until it has
 * been quick for a while (rule J17, docs/spec/journal.md; docs/decisions/0019).
 */
import { fdatasync, ftruncate, write, writeSync } from "node:fs";
import { promisify } from "node:util";

interface Written {
  bytesWritten: number;
}

/** Tests put a failing one in its place. */
export interface DiskCalls {
  write(fd: number, bytes: Uint8Array, offset: number, length: number, position: number): Written | Promise<Written>;
  sync(fd: number): Promise<void>;
  truncate(fd: number, size: number): Promise<void>;
}

/** A write that takes longer is slow. */
const quickMs = 1;
/** One slow write among twenty is nothing; more of them make a slow disk, and as many quick ones mend it. */
const slowWeight = 10;
const mostWeight = 40;
const slowFrom = 20;

type Write = (...call: Parameters<DiskCalls["write"]>) => Written;

/** `here` writes in this thread, `elsewhere` in another. */
export interface WritesOptions {
  readonly here?: Write;
  readonly elsewhere?: (...call: Parameters<Write>) => Promise<Written>;
  readonly now?: () => number;
}

const writeHere: Write = (fd, bytes, offset, length, position) => ({ bytesWritten: writeSync(fd, bytes, offset, length, position) });

/** @returns the write that goes where it is better */
export function createWrites({ here = writeHere, elsewhere = promisify(write), now = () => performance.now() }: WritesOptions = {}) {
  /** At first nothing is known of the disk. */
  let slowness = mostWeight;
  const took = (ms: number) => {
    slowness = ms > quickMs ? Math.min(mostWeight, slowness + slowWeight) : Math.max(0, slowness - 1);
  };
  return (...call: Parameters<Write>): Written | Promise<Written> => {
    const started = now();
    if (slowness >= slowFrom) return elsewhere(...call).finally(() => took(now() - started));
    try {
      return here(...call);
    } finally {
      took(now() - started);
    }
  };
}

export const createDisk = (): DiskCalls => ({ write: createWrites(), sync: promisify(fdatasync), truncate: promisify(ftruncate) });
