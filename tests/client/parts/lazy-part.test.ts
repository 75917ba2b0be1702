/** Parts whose code comes later: at the first idle moment, or when they are shown; a failure is no end. */
import { text } from "node:stream/consumers";
import { createElement, Suspense } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { afterEach, expect, test, vi } from "vitest";
import { lazyPart } from "#client/parts/lazy-part.ts";

const Note = ({ says }: { says: string }) => createElement("p", null, says);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function shown(Part: ReturnType<typeof lazyPart<{ says: string }>>): Promise<string> {
  const { prelude } = await prerenderToNodeStream(createElement(Suspense, null, createElement(Part, { says: "here" })));
  return text(prelude);
}

test("[I23] the code of a part is fetched at the first idle moment, and what fails then is no error", async () => {
  const idle: (() => void)[] = [];
  vi.stubGlobal("requestIdleCallback", (work: () => void) => idle.push(work));
  const load = vi.fn(() => Promise.reject<typeof Note>(new TypeError("Failed to fetch dynamically imported module")));
  lazyPart(load);
  expect([idle.length, load.mock.calls.length]).toEqual([1, 0]);
  for (const work of idle) work();
  await Promise.resolve();
  expect(load).toHaveBeenCalledTimes(1);
});

test("[I21] a part that could not be fetched when it was shown is shown when it comes", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  let tries = 0;
  const Part = lazyPart(async () => {
    tries += 1;
    if (tries < 3) throw new TypeError("Failed to fetch dynamically imported module");
    return Note;
  });
  const html = shown(Part);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await html).toContain("<p>here</p>");
  expect(tries).toBe(3);
});
