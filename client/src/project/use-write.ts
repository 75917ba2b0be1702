/**
 * Writing, bound to this tab: every call is one transaction and one undo step.
 *
 * Refuses with a sentence (`edit/read-only`) where this person may not write, and before the project is loaded.
 */
import { useSyncExternalStore } from "react";
import type { Commands } from "./project-commands.ts";
import { useProject } from "./project-context.tsx";

export type { Commands, FieldAt } from "./project-commands.ts";

/** The commands of the open project. Stable for as long as the project is open. */
export function useWrite(): Commands {
  return useProject().write;
}

/** Whether this person may write now; follows the server's word while the project is open. */
export function useMay(): boolean {
  const { sync, write } = useProject();
  return useSyncExternalStore(sync.subscribe, write.may, write.may);
}
