/**
 * What the sync pill says, and what its details explain. It says what is true of the work: kept here, waiting, arrived.
 *
 * Pure, so that the wording can be tested state by state.
 */
import { describeError, describeNextStep } from "#shared/errors.ts";
import { countOf } from "../parts/counted.ts";
import { clockTime } from "../parts/times.ts";
import type { SyncState } from "../project/sync-state.ts";

export type SyncIcon = "device" | "synced" | "turning" | "offline" | "failing" | "reading";

export interface SyncWords {
  icon: SyncIcon;
  /** Short, for the pill; `strong` is the part in bold. */
  pill: { before: string; strong: string; after: string };
  title: string;
  details: string;
}

const plain = (before: string): SyncWords["pill"] => ({ before, strong: "", after: "" });

/** States in which nothing is wrong but that the server does not know who this is. */
const reachless: ReadonlySet<SyncState["state"]> = new Set(["offline", "device", "syncing"]);

/** @param isSignedOut the project's person is signed in no longer: then it is not the network that keeps changes here */
export function describeSync(sync: SyncState, now: number, isSignedOut = false): SyncWords {
  const { waiting } = sync;
  const changes = countOf(waiting, "change");
  if (isSignedOut && reachless.has(sync.state)) return signedOut(sync.kept, waiting > 0 ? changes : "");
  switch (sync.state) {
    case "loading":
      return { icon: "turning", pill: plain("Opening"), title: "Opening", details: "Reading what this device and the server have." };
    case "editing":
      return {
        icon: "device",
        pill: plain("Saving"),
        title: "Saving",
        details: "Your last key press is on its way to this device's storage.",
      };
    case "device":
      return { icon: "device", pill: plain("Saved on this device"), ...deviceDetails(sync, changes) };
    case "syncing":
      return {
        icon: "turning",
        pill: plain(waiting > 0 ? `Syncing ${changes}` : "Syncing"),
        title: "Catching up",
        details: waiting > 0 ? `${changes} of yours on the way, and whatever others did.` : "Fetching what others did.",
      };
    case "synced":
      return {
        icon: "synced",
        pill: plain("Synced"),
        title: "Synced",
        details: "Everything here is also on the project's server, on disk.",
      };
    case "offline":
      return {
        icon: "offline",
        pill: waiting > 0 ? { before: "Offline, ", strong: changes, after: " waiting" } : plain("Offline"),
        title: "You are offline",
        details: `Since ${clockTime(sync.since, now)}. Everything you do is saved on this device and goes out by itself when the network is back.`,
      };
    case "read-only":
      return {
        icon: "reading",
        pill: plain("Reading"),
        title: "You can read this project",
        details: "What others change appears here as they do it.",
      };
    case "gone":
      return {
        icon: "reading",
        pill: plain("Copy on this device"),
        title: "You can read this copy",
        details: "The project is no longer on the server, or you are no longer in it. Save a copy to a file to keep it.",
      };
    case "set-aside":
      return {
        icon: "turning",
        pill: plain("Opening again"),
        title: "Opening again",
        details: "Some changes could not be taken and were set aside on this device.",
      };
    case "not-saving":
      return { icon: "failing", pill: plain("Not saving"), title: "This device is not saving", details: problemSentence(sync) };
  }
}

function signedOut(isKept: boolean, changes: string): SyncWords {
  const title = isKept ? "Saved on this device" : "Saving";
  const waiting = changes === "" ? "" : ` Not on the server yet: ${changes}.`;
  const details = `You are signed out. What you do is kept here and goes out when you sign in.${waiting}`;
  return { icon: "device", pill: plain(title), title, details };
}

function deviceDetails(sync: SyncState, changes: string): Pick<SyncWords, "title" | "details"> {
  if (!sync.shared)
    return {
      title: "Saved on this device",
      details: "Only this device has this project. Share it to work with others, or save a copy to a file.",
    };
  const details = sync.stalled
    ? `${changes} saved here. The server has not confirmed yet; they go out by themselves when it answers.`
    : `${changes} saved here and on the way to the server.`;
  return { title: "Saved on this device", details };
}

/** What is wrong and what to do, from the error table. */
export function problemSentence({ problem }: Pick<SyncState, "problem">): string {
  if (!problem) return "Save a copy to a file before you close this tab.";
  return `${describeError(problem.code, problem.details)} ${describeNextStep(problem.code, problem.details)}`;
}

const mostTitles = 5;

/** "In Ward, Roster and Letter"; of many the newest, and how many more. */
export function describeWaiting(titles: readonly string[]): string {
  const more = titles.length - mostTitles;
  const named = more > 1 ? [...titles.slice(0, mostTitles), `${more} more`] : [...titles];
  const last = named.pop() ?? "";
  return named.length > 0 ? `In ${named.join(", ")} and ${last}` : `In ${last}`;
}
