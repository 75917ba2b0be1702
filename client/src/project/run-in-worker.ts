/**
 * One piece of work in a worker of its own: told how far it is, stopped at once when it is called off or takes too long.
 *
 * The worker answers with `answerJobs`; it ends with its piece of work, and takes its memory along.
 */
import { type ErrorCode, type ErrorDetails, OrcaError } from "#shared/errors.ts";

/** 0 to 1, and what is being done. */
export interface Progress {
  readonly share: number;
  readonly words: string;
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly limitMs?: number;
}

type Answer =
  | { readonly said: "progress"; readonly progress: Progress }
  | { readonly said: "done"; readonly result: unknown }
  | { readonly said: "refused"; readonly code: ErrorCode; readonly details: ErrorDetails }
  | { readonly said: "failed"; readonly why: string };

const defaultLimitMs = 60_000;

/**
 * @param transfer buffers that the worker may take over
 * @throws the error of the work · AbortError when it was called off
 */
export function runInWorker<R>(
  make: () => Worker,
  job: unknown,
  { signal, onProgress, limitMs = defaultLimitMs }: JobOptions = {},
  transfer: Transferable[] = [],
): Promise<R> {
  return new Promise<R>((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const worker = make();
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      worker.terminate();
      settle();
    };
    const stop = () => end(() => reject(signal?.reason));
    const timer = setTimeout(() => end(() => reject(new Error("the work took too long"))), limitMs);
    signal?.addEventListener("abort", stop);
    worker.onerror = (event) => end(() => reject(new Error(event.message || "the worker could not start")));
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.said === "progress") onProgress?.(data.progress);
      if (data.said === "done") end(() => resolve(data.result as R));
      if (data.said === "refused") end(() => reject(new OrcaError(data.code, data.details)));
      if (data.said === "failed") end(() => reject(new Error(data.why)));
    };
    worker.postMessage(job, transfer);
  });
}

/** In the worker: does what it is asked, and tells how it went. */
export function answerJobs<J>(work: (job: J, tell: (progress: Progress) => void) => Promise<unknown>): void {
  const say = (answer: Answer) => postMessage(answer);
  addEventListener("message", ({ data }: MessageEvent<J>) => {
    work(data, (progress) => say({ said: "progress", progress })).then(
      (result) => say({ said: "done", result }),
      (error: unknown) => {
        if (error instanceof OrcaError) say({ said: "refused", code: error.code, details: error.details });
        else say({ said: "failed", why: String(error) });
      },
    );
  });
}
