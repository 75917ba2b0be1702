import { describe, expect, test } from "vitest";
import { type SyncFacts, type SyncMemory, startSync, stepSync } from "#client/project/sync-machine.ts";
import type { SyncState } from "#client/project/sync-words.ts";

const calm: SyncFacts = {
  isShared: true,
  isLoaded: true,
  isFlushed: true,
  deviceProblem: null,
  isConnected: true,
  openFrames: 0,
  isHandshakeDone: true,
  progressAt: 0,
  ownChanges: 0,
  mayWrite: true,
  failure: null,
  isSetAside: false,
  notice: null,
};

/** A pill with a clock in the hand: facts change, time passes, and it wakes when it asked to. */
function pill(given: Partial<SyncFacts> = {}) {
  let facts = { ...calm, ...given };
  let now = 10_000;
  let memory: SyncMemory = startSync(now, facts.isShared);
  let wakeAt: number | null = null;
  const step = () => {
    ({ memory, wakeAt } = stepSync(memory, facts, now));
    return memory.shown;
  };
  step();
  return {
    now: () => now,
    become: (changed: Partial<SyncFacts>): SyncState => {
      facts = { ...facts, ...changed };
      return step();
    },
    /** Lets time pass, waking as asked. */
    wait: (ms: number): SyncState => {
      const end = now + ms;
      while (wakeAt !== null && wakeAt <= end) {
        expect(wakeAt, "asks for a moment ahead").toBeGreaterThan(now);
        now = wakeAt;
        step();
      }
      now = end;
      return memory.shown;
    },
  };
}

describe("what the pill says", () => {
  test("[S1] nothing readable is loading, whatever else is true", () => {
    expect(pill({ isLoaded: false }).become({}).state).toBe("loading");
  });

  test("[S2] an edit is Editing until it is flushed, then on this device, then Synced after a moment of calm", () => {
    const it = pill();
    expect(it.wait(200).state).toBe("synced");
    expect(it.become({ isFlushed: false, openFrames: 1, ownChanges: 1 }).state).toBe("editing");
    it.become({ isFlushed: true });
    expect(it.wait(150).state).toBe("device");
    it.become({ openFrames: 0, ownChanges: 0 });
    expect(it.wait(149).state).toBe("device");
    expect(it.wait(1).state).toBe("synced");
  });

  test("[S3] is never Synced while a frame is open, the handshake is not through, or IndexedDB has not everything", () => {
    for (const missing of [{ openFrames: 1 }, { isHandshakeDone: false }, { isFlushed: false }, { isConnected: false }] as const) {
      const it = pill(missing);
      for (let ms = 0; ms < 20_000; ms += 250) expect(it.wait(250).state).not.toBe("synced");
    }
  });

  test("[S7] a second of catching up is Syncing with a count; five without an answer is on this device, with details", () => {
    const it = pill({ openFrames: 6, ownChanges: 6, progressAt: 10_000 });
    expect(it.wait(999).state).toBe("device");
    expect(it.wait(1)).toMatchObject({ state: "syncing", waiting: 6 });
    expect(it.wait(4_000)).toMatchObject({ state: "device", stalled: true, waiting: 6 });
    expect(it.become({ openFrames: 5, ownChanges: 5, progressAt: it.now() })).toMatchObject({ state: "syncing", stalled: false });
  });

  test("[S9] without a connection it is Offline at once, or after three seconds when there never was one", () => {
    const it = pill();
    it.wait(200);
    expect(it.become({ isConnected: false, ownChanges: 14 })).toMatchObject({ state: "offline", waiting: 14 });
    const cold = pill({ isConnected: false });
    expect(cold.wait(2_999).state).toBe("device");
    expect(cold.wait(1).state).toBe("offline");
  });

  test("[S10] a project that is only here is saved on this device, and never counts what waits", () => {
    const it = pill({ isShared: false, isConnected: false, isHandshakeDone: false, ownChanges: 3 });
    expect(it.wait(200)).toMatchObject({ state: "device", waiting: 0, shared: false });
  });

  test("[S11] a device that keeps nothing is Not saving, also while the server has everything", () => {
    const problem = { code: "device/full", details: {} } as const;
    expect(pill().become({ deviceProblem: problem })).toMatchObject({ state: "not-saving", kept: false, problem });
  });

  test("[S12] gone is gone; a viewer reads only; refused edits are set aside", () => {
    expect(pill().become({ failure: { code: "project/gone", details: {} }, isConnected: false }).state).toBe("gone");
    expect(pill({ mayWrite: false }).wait(200).state).toBe("read-only");
    expect(pill().become({ isSetAside: true }).state).toBe("set-aside");
  });

  test("[S13] says the same object while nothing changes, and asks for no time when nothing can change by itself", () => {
    const it = pill();
    const shown = it.wait(1_000);
    expect(it.become({})).toBe(shown);
    expect(it.wait(100_000)).toBe(shown);
  });

  test.each(Array.from({ length: 200 }, (_, at) => at + 1))("[S14] is true at every moment of random work, seed %i", (seed) => {
    let state = seed * 2654435761;
    const chance = (of: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % of;
    };
    const it = pill();
    let facts = calm;
    for (let step = 0; step < 200; step++) {
      const change: Partial<SyncFacts> = [
        { isFlushed: chance(2) === 0 },
        { openFrames: chance(4) },
        { isConnected: chance(3) > 0, isHandshakeDone: false },
        { isHandshakeDone: chance(2) === 0 },
        { ownChanges: chance(9) },
        { progressAt: it.now() },
        { deviceProblem: chance(20) === 0 ? ({ code: "device/full", details: {} } as const) : null },
      ][chance(7)] as Partial<SyncFacts>;
      facts = { ...facts, ...change };
      for (const shown of [it.become(change), it.wait(chance(3_000))]) {
        if (shown.state === "synced") {
          expect(facts).toMatchObject({ isFlushed: true, isConnected: true, isHandshakeDone: true, openFrames: 0, deviceProblem: null });
        }
        if (shown.state === "device") expect(facts).toMatchObject({ isFlushed: true, deviceProblem: null });
        if (shown.kept) expect(facts.isFlushed).toBe(true);
      }
    }
  });
});
