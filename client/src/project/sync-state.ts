/**
 * What the pill says, and only if it is true. Wording: design of the interface, section 8; rules S1–S14 in docs/spec/sync-state.md.
 */
import { useSyncExternalStore } from "react";
import { useProject } from "./project-context.tsx";
import type { SyncState } from "./sync-words.ts";

export type { SyncState, SyncWord } from "./sync-words.ts";

/** The state of the open project; a stable object until it changes. */
export function useSyncState(): SyncState {
  const { sync } = useProject();
  return useSyncExternalStore(sync.subscribe, sync.get, sync.get);
}
