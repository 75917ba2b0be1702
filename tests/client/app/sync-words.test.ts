/** What the pill says (docs/spec/interface.md I1–I3). */
import { expect, test } from "vitest";
import { describeReturn } from "#client/app/back-online.ts";
import { describeSync, describeWaiting } from "#client/app/sync-words.ts";
import type { SyncState, SyncWord } from "#client/project/sync-state.ts";

const now = new Date(2026, 4, 19, 14, 20).getTime();
const every: readonly SyncWord[] = [
  "loading",
  "editing",
  "device",
  "syncing",
  "synced",
  "offline",
  "not-saving",
  "read-only",
  "gone",
  "set-aside",
];

const state = (word: SyncWord, more: Partial<SyncState> = {}): SyncState => ({
  state: word,
  waiting: 0,
  since: now,
  stalled: false,
  problem: null,
  shared: true,
  kept: true,
  ...more,
});

function pill(word: SyncWord, more: Partial<SyncState> = {}): string {
  const { before, strong, after } = describeSync(state(word, more), now).pill;
  return `${before}${strong}${after}`;
}

test.each([
  ["device", 0, "Saved on this device"],
  ["syncing", 6, "Syncing 6 changes"],
  ["syncing", 1, "Syncing 1 change"],
  ["synced", 0, "Synced"],
  ["offline", 14, "Offline, 14 changes waiting"],
  ["offline", 0, "Offline"],
  ["not-saving", 3, "Not saving"],
] as const)("[I1] %s with %d waiting is said as %j", (word, waiting, says) => {
  expect(pill(word, { waiting })).toBe(says);
});

test.each(every)("[I1] %s is said without blame or alarm", (word) => {
  const { title, details } = describeSync(state(word, { waiting: 3 }), now);
  expect(`${pill(word, { waiting: 3 })} ${title} ${details}`).not.toMatch(/conflict|unsaved|\berror\b|lost/i);
});

test("[I2] only one state says Synced", () => {
  expect(every.filter((word) => pill(word).includes("Synced"))).toEqual(["synced"]);
});

test("[I3] a full disk is named in the details, with the next step", () => {
  const { details } = describeSync(state("not-saving", { problem: { code: "device/full", details: {} } }), now);
  expect(details).toBe("This device has stopped saving: its storage is full. Save a copy to a file, then free some space.");
});

test("[I3] a project of this device alone is not promised to a server", () => {
  expect(describeSync(state("device", { shared: false }), now).details).not.toMatch(/server|on the way/);
});

test("[I2] on return it says what landed; a short interruption with nothing waiting passes in silence", () => {
  expect(describeReturn({ since: now - 1_000, waiting: 14 }, now)).toBe("Back online. 14 changes of yours landed");
  expect(describeReturn({ since: now - 1_000, waiting: 0 }, now)).toBeNull();
  expect(describeReturn({ since: now - 60_000, waiting: 0 }, now)).toBe("Back online");
});

test("[I25] signed out, what waits is kept here: the pill does not blame the network", () => {
  const words = describeSync(state("offline", { waiting: 3 }), now, true);
  expect([words.pill.before, words.pill.strong, words.icon]).toEqual(["Saved on this device", "", "device"]);
  expect(words.details).toBe(
    "You are signed out. What you do is kept here and goes out when you sign in. Not on the server yet: 3 changes.",
  );
  expect(describeSync(state("offline", { kept: false }), now, true).pill.before).toBe("Saving");
  expect(describeSync(state("not-saving"), now, true).pill.before).toBe("Not saving");
});

test("[S15] what waits is named, of many the newest", () => {
  expect(describeWaiting(["Ward"])).toBe("In Ward");
  expect(describeWaiting(["Ward", "Roster", "Letter"])).toBe("In Ward, Roster and Letter");
  expect(describeWaiting(["A", "B", "C", "D", "E", "F"])).toBe("In A, B, C, D, E and F");
  expect(describeWaiting(["A", "B", "C", "D", "E", "F", "G"])).toBe("In A, B, C, D, E and 2 more");
});
