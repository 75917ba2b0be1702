/** What the pill can say, as types; `sync-machine.ts` decides, `sync-state.ts` has the hook. */
import type { ErrorCode, ErrorDetails } from "#shared/errors.ts";

export type SyncWord =
  /** Not readable yet: neither this device nor the server has answered. */
  | "loading"
  /** A change of the last moments is in this tab only; lasts milliseconds. */
  | "editing"
  /** In IndexedDB; not confirmed by a server, or the project has none. */
  | "device"
  /** More than a second of catching up; `waiting` says with how many changes. */
  | "syncing"
  /** Everything here is also on the server's disk. */
  | "synced"
  /** No connection. `waiting` changes of this device are not on the server. */
  | "offline"
  /** This device can not keep what is written. */
  | "not-saving"
  /** Connected, and this person may not write. */
  | "read-only"
  /** The server has no such project for this person. The copy here can be read and saved to a file. */
  | "gone"
  /** Edits were refused and set aside; the project opens again from the server. */
  | "set-aside";

export interface SyncState {
  readonly state: SyncWord;
  /** Own changes (transactions) that the server has not confirmed. */
  readonly waiting: number;
  /** Since when `state` holds, ms since 1970. */
  readonly since: number;
  /** True while nobody answers for 5 s although connected: show the details. */
  readonly stalled: boolean;
  readonly problem: SyncProblem | null;
  /** False for a project that only this device has. */
  readonly shared: boolean;
  /** Everything written here has reached this device's storage; while false, closing the tab would lose the last moments. */
  readonly kept: boolean;
}

/** A row of the error table with its details; `describeError` gives the sentence. */
export interface SyncProblem {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

export interface SyncStateStore {
  get(): SyncState;
  subscribe(listener: () => void): () => void;
}
