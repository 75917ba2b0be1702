/**
 * Who is here and where (docs/spec/sync-state.md P1–P6).
 */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { PresencePlace, PresencePointer } from "#shared/presence.ts";
import type { PlaceQuery, PresentPerson, ShownPointer } from "./people.ts";
import { useProject } from "./project-context.tsx";

export type { PlaceQuery, PresenceRoom, PresentPerson } from "./people.ts";

/** Everybody else here. */
export function usePeople(): readonly PresentPerson[] {
  const { presence } = useProject();
  return useSyncExternalStore(presence.subscribe, presence.people, presence.people);
}

/** Everybody else at an item, or in one of its fields. */
export function usePeopleAt({ kind, id, field }: PlaceQuery): readonly PresentPerson[] {
  const { presence } = useProject();
  const read = useCallback(() => presence.peopleAt(field === undefined ? { kind, id } : { kind, id, field }), [presence, kind, id, field]);
  return useSyncExternalStore(presence.subscribe, read, read);
}

/** Shows others where I am, until the place changes or the component goes. */
export function useShowPlace(place: PresencePlace | null): void {
  const { presence } = useProject();
  const key = JSON.stringify(place);
  useEffect(() => {
    presence.show(JSON.parse(key) as PresencePlace | null);
    return () => presence.show(null);
  }, [presence, key]);
}

/** To be called on each key press in a field. */
export function useShowTyping(): () => void {
  return useProject().presence.showTyping;
}

/** Others' pointers on a surface, the idle left out. Apart from people, so that a moving pointer renders nothing but itself. */
export function usePointers(view: string): readonly ShownPointer[] {
  const { presence } = useProject();
  const all = useSyncExternalStore(presence.subscribePointers, presence.pointers, presence.pointers);
  return all.filter(({ pointer }) => pointer.view === view);
}

/** Publishes where this person's pointer is, or null. */
export function useShowPointer(): (pointer: PresencePointer | null) => void {
  return useProject().presence.point;
}
