/** Who keeps an object here that somebody deleted: known to the server by the marks their edits bear, and to this tab of its own. */
import { useWriters } from "#client/api/use-request.ts";
import { useProject } from "#client/project/project-context.tsx";
import { useSyncState } from "#client/project/sync-state.ts";
import { useSelect } from "#client/project/use-entities.ts";

export interface Keeper {
  readonly id: string;
  readonly name: string;
  readonly isYou: boolean;
}

/** Those whose name is known, each once; without the one who deleted it, unless nobody else is known. */
export function useKeepers(objectId: string, deletedBy: string): readonly Keeper[] {
  const { id, person } = useProject();
  const { shared, state } = useSyncState();
  const known = useSelect([`entity:object:${objectId}`], (store) => JSON.stringify(store.keepersOf("object", objectId)));
  const { clients, isMine } = JSON.parse(known) as { clients: number[]; isMine: boolean };
  const writers = useWriters(id, clients, shared && state !== "offline").data ?? [];
  const keepers = new Map<string, Keeper>(writers.map((writer) => [writer.id, { ...writer, isYou: writer.id === person }]));
  if (isMine) keepers.set(person, { id: person, name: "", isYou: true });
  const others = [...keepers.values()].filter((keeper) => keeper.id !== deletedBy);
  return others.length > 0 ? others : [...keepers.values()];
}
