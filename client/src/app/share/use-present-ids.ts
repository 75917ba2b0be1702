/** Ids of the people who are in the open project right now; empty while it opens. */
import { useMemo, useSyncExternalStore } from "react";
import type { PresenceRoom, PresentPerson } from "../../project/presence.ts";

const nobody: readonly PresentPerson[] = [];
const never = () => () => undefined;

export function usePresentIds(room: PresenceRoom | null): ReadonlySet<string> {
  const people = useSyncExternalStore(room?.subscribe ?? never, room?.people ?? (() => nobody));
  return useMemo(() => new Set(people.map((person) => person.id)), [people]);
}
