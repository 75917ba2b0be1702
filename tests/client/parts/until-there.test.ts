/** What is not there yet is asked for again, and not at once. */
import { expect, test, vi } from "vitest";
import { untilThere } from "#client/parts/until-there.ts";

test("[I21] code that can not be fetched is asked for again after a while, and then is there", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  let tries = 0;
  const load = async () => {
    tries += 1;
    if (tries < 4) throw new TypeError("Failed to fetch dynamically imported module");
    return "layers";
  };
  const loaded = untilThere(load);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await loaded).toBe("layers");
  expect(tries).toBe(4);
  vi.useRealTimers();
});
