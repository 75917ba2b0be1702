/**
 * Who is here and where (docs/spec/sync-state.md P1–P6).
 */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { PresenceHue, PresencePlace } from "#shared/presence.ts";
import { useProject } from "./project-context.tsx";

/** Somebody else who is here; one for each person, however many tabs they have. */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
  readonly hue: PresenceHue;
  /** No key and no pointer for two minutes. */
  readonly idle: boolean;
  readonly typing: boolean;
  /** Where they were last active, or null. */
  readonly at: PresencePlace | null;
}

export interface PresenceRoom {
  /** For carets in prose. */
  readonly awareness: Awareness;
  /** Others, in order of name; the same array until somebody comes, goes or moves. */
  people(): readonly PresentPerson[];
  /** Others whose place matches; `field` narrows. The same array until it changes. */
  peopleAt(place: PlaceQuery): readonly PresentPerson[];
  /** Publishes where this person is, at most 20 times per second. */
  show(place: PresencePlace | null): void;
  /** A key was pressed in the field shown; falls back after 2 s. */
  showTyping(): void;
  subscribe(listener: () => void): () => void;
}

export interface PlaceQuery {
  readonly kind: string;
  readonly id: string;
  readonly field?: string;
}

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
