/** Work beside the page: docs/spec/files.md, PF8 and EX13. */
import { afterEach, expect, test, vi } from "vitest";
import { answerJobs, type Progress, runInWorker } from "#client/project/run-in-worker.ts";
import { OrcaError } from "#shared/errors.ts";

/** A worker whose two ends are in this test; it answers when it is told to. */
function pretend() {
  let isEnded = false;
  let job: unknown;
  const worker = {
    onmessage: null as ((event: { data: unknown }) => void) | null,
    onerror: null as ((event: { message: string }) => void) | null,
    postMessage: (given: unknown) => {
      job = given;
    },
    terminate: () => {
      isEnded = true;
    },
  };
  return {
    make: () => worker as unknown as Worker,
    job: () => job,
    isEnded: () => isEnded,
    says: (data: unknown) => worker.onmessage?.({ data }),
    breaks: (message: string) => worker.onerror?.({ message }),
  };
}

afterEach(() => vi.useRealTimers());

test("[PF8] what it gives comes back, how far it is is told, and it ends with its work", async () => {
  const worker = pretend();
  const told: Progress[] = [];
  const result = runInWorker<string>(worker.make, { do: "it" }, { onProgress: (progress) => told.push(progress) });
  worker.says({ said: "progress", progress: { share: 0.5, words: "Half" } });
  expect(worker.isEnded()).toBe(false);
  worker.says({ said: "done", result: "made" });
  expect(await result).toBe("made");
  expect([worker.job(), told, worker.isEnded()]).toEqual([{ do: "it" }, [{ share: 0.5, words: "Half" }], true]);
});

test("[EX13] called off, it stops at once, also before it began", async () => {
  const worker = pretend();
  const call = new AbortController();
  const result = runInWorker(worker.make, {}, { signal: call.signal });
  call.abort("left over");
  await expect(result).rejects.toBe("left over");
  expect(worker.isEnded()).toBe(true);
  const never = pretend();
  await expect(runInWorker(never.make, {}, { signal: call.signal })).rejects.toBe("left over");
  expect(never.job()).toBeUndefined();
});

test("[PF8] a refusal arrives with its code; what breaks or takes too long is an error, and the worker is gone", async () => {
  const [refusing, breaking, slow] = [pretend(), pretend(), pretend()];
  const refused = runInWorker(refusing.make, {});
  refusing.says({ said: "refused", code: "file/torn", details: { name: "a.json" } });
  await expect(refused).rejects.toMatchObject({ code: "file/torn", message: "Not imported: a.json is cut off or was changed by hand." });
  const broken = runInWorker(breaking.make, {});
  breaking.breaks("no memory");
  await expect(broken).rejects.toThrow("no memory");
  vi.useFakeTimers();
  const late = expect(runInWorker(slow.make, {}, { limitMs: 1_000 })).rejects.toThrow("took too long");
  await vi.advanceTimersByTimeAsync(1_001);
  await late;
  expect([refusing, breaking, slow].map((each) => each.isEnded())).toEqual([true, true, true]);
});

test("[PF8] at the other end: work is answered, refusals with their code, anything else in words", async () => {
  const said: unknown[] = [];
  const heard = new EventTarget();
  vi.stubGlobal("postMessage", (answer: unknown) => said.push(answer));
  vi.stubGlobal("addEventListener", heard.addEventListener.bind(heard));
  answerJobs<string>(async (job, tell) => {
    tell({ share: 1, words: job });
    if (job === "refuse") throw new OrcaError("file/torn", { name: "a" });
    if (job === "break") throw new Error("broken");
    return job;
  });
  for (const data of ["work", "refuse", "break"]) heard.dispatchEvent(new MessageEvent("message", { data }));
  await vi.waitFor(() => expect(said).toHaveLength(6));
  vi.unstubAllGlobals();
  expect(said).toEqual(
    expect.arrayContaining([
      { said: "done", result: "work" },
      { said: "refused", code: "file/torn", details: { name: "a" } },
      { said: "failed", why: "Error: broken" },
    ]),
  );
});
