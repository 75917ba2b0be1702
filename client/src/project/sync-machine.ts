/**
 * The pill's truth as a pure function of facts and time (docs/spec/sync-state.md S1–S14).
 *
 * Going down is immediate, going up waits for a moment of calm: so nothing untrue is ever shown, and typing does not flicker.
 */
import type { SyncProblem, SyncState, SyncWord } from "./sync-words.ts";

export interface SyncFacts {
  /** Whether the project has a place on a server. */
  readonly isShared: boolean;
  /** Whether there is something to read: from this device or from the server. */
  readonly isLoaded: boolean;
  /** Everything written in this tab is in IndexedDB. */
  readonly isFlushed: boolean;
  /** Why this device keeps nothing. */
  readonly deviceProblem: SyncProblem | null;
  readonly isConnected: boolean;
  readonly openFrames: number;
  readonly isHandshakeDone: boolean;
  /** When the server last confirmed something. */
  readonly progressAt: number;
  /** Own changes that are not confirmed, as people count them. */
  readonly ownChanges: number;
  readonly mayWrite: boolean;
  readonly failure: SyncProblem | null;
  readonly isSetAside: boolean;
  /** Something to tell that stops nothing: damaged rows, lost changes. */
  readonly notice: SyncProblem | null;
}

export interface SyncMemory {
  readonly startedAt: number;
  readonly wasConnected: boolean;
  /** Since when something is on its way; null when nothing is. */
  readonly catchingUpSince: number | null;
  /** The last moment at which something was not in IndexedDB. */
  readonly unflushedAt: number;
  /** The last moment at which something was not in IndexedDB or not confirmed. */
  readonly busyAt: number;
  readonly shown: SyncState;
}

export interface SyncStep {
  readonly memory: SyncMemory;
  /** When to look again although no fact changes. */
  readonly wakeAt: number | null;
}

/** Times in milliseconds, from the interface's wording table. */
export const [calmMs, catchUpMs, stalledMs, greetMs] = [150, 1_000, 5_000, 3_000];

export function startSync(now: number, isShared: boolean): SyncMemory {
  const shown: SyncState = { state: "loading", waiting: 0, since: now, stalled: false, problem: null, shared: isShared, kept: true };
  return { startedAt: now, wasConnected: false, catchingUpSince: null, unflushedAt: 0, busyAt: 0, shown };
}

export function stepSync(before: SyncMemory, facts: SyncFacts, now: number): SyncStep {
  const isArrived = !facts.isShared || (facts.isConnected && facts.isHandshakeDone && facts.openFrames === 0);
  const isCalm = facts.isFlushed && isArrived;
  const memory: SyncMemory = {
    ...before,
    wasConnected: before.wasConnected || facts.isConnected,
    catchingUpSince: isArrived ? null : facts.isConnected ? (before.catchingUpSince ?? now) : null,
    unflushedAt: facts.isFlushed ? before.unflushedAt : now,
    busyAt: isCalm ? before.busyAt : now,
  };
  const state = wordFor(memory, facts, now, isArrived);
  const shown: SyncState = {
    state,
    waiting: facts.isShared ? facts.ownChanges : 0,
    since: state === before.shown.state ? before.shown.since : now,
    stalled: state === "device" && isStalled(facts, memory, now),
    problem: facts.deviceProblem ?? facts.failure ?? facts.notice,
    shared: facts.isShared,
    kept: facts.isFlushed && facts.deviceProblem === null,
  };
  return { memory: { ...memory, shown: isSame(shown, before.shown) ? before.shown : shown }, wakeAt: nextLook(memory, facts, now, isCalm) };
}

function wordFor(memory: SyncMemory, facts: SyncFacts, now: number, isArrived: boolean): SyncWord {
  if (facts.isSetAside) return "set-aside";
  if (facts.deviceProblem && !(facts.isShared && !facts.isLoaded)) return "not-saving";
  if (facts.failure?.code === "project/gone") return "gone";
  if (!facts.isLoaded) return "loading";
  if (facts.isShared && !facts.isConnected) {
    const isGreeting = !memory.wasConnected && now - memory.startedAt < greetMs;
    return isGreeting ? (facts.isFlushed ? "device" : "editing") : "offline";
  }
  if (!facts.isFlushed) return "editing";
  if (isArrived && facts.isShared && !facts.mayWrite) return "read-only";
  if (now - memory.busyAt < calmMs && isBusyWord(memory.shown.state)) return isArrived ? memory.shown.state : busyWord(memory, facts, now);
  if (!facts.isShared) return "device";
  return isArrived ? "synced" : busyWord(memory, facts, now);
}

/** Connected, kept here, not confirmed there: quietly at first, counted after a second, in words again when nobody answers. */
function busyWord(memory: SyncMemory, facts: SyncFacts, now: number): SyncWord {
  if (isStalled(facts, memory, now)) return "device";
  const sinceMs = memory.catchingUpSince === null ? 0 : now - memory.catchingUpSince;
  if (sinceMs >= catchUpMs) return "syncing";
  return memory.shown.state === "editing" && now - memory.unflushedAt < calmMs ? "editing" : "device";
}

const isBusyWord = (word: SyncWord): boolean => word === "editing" || word === "device" || word === "syncing";

function isStalled(facts: SyncFacts, memory: SyncMemory, now: number): boolean {
  if (!facts.isConnected || memory.catchingUpSince === null) return false;
  return now - Math.max(facts.progressAt, memory.catchingUpSince) >= stalledMs;
}

function nextLook(memory: SyncMemory, facts: SyncFacts, now: number, isCalm: boolean): number | null {
  const moments = [(isCalm ? memory.busyAt : memory.unflushedAt) + calmMs];
  if (facts.isShared && !memory.wasConnected) moments.push(memory.startedAt + greetMs);
  if (memory.catchingUpSince !== null) {
    moments.push(memory.catchingUpSince + catchUpMs, Math.max(facts.progressAt, memory.catchingUpSince) + stalledMs);
  }
  const ahead = moments.filter((moment) => moment > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

function isSame(a: SyncState, b: SyncState): boolean {
  return (
    a.state === b.state &&
    a.waiting === b.waiting &&
    a.stalled === b.stalled &&
    a.kept === b.kept &&
    a.shared === b.shared &&
    a.problem?.code === b.problem?.code
  );
}
