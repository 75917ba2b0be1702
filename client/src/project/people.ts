/** Others in the open project, as types; `presence-room.ts` knows them, `presence.ts` has the hooks. */
import type { Awareness } from "y-protocols/awareness";
import type { PresenceHue, PresencePlace, PresencePointer } from "#shared/presence.ts";

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

/** Whoever wrote something. */
export interface Author {
  readonly name: string;
  readonly hue: PresenceHue;
}

/** Somebody else's pointer on a free surface. */
export interface ShownPointer {
  /** Their id; one pointer for each person. */
  readonly person: string;
  readonly name: string;
  readonly hue: PresenceHue;
  /** The same object until it moves. */
  readonly pointer: PresencePointer;
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
  /** Whose document a number of Yjs is, of those who were here since the project was opened; null for the others. */
  whoIs(client: number): Author | null;
  /** Publishes where this person's pointer is; null when it left. */
  point(pointer: PresencePointer | null): void;
  /** Others' pointers; the same array until one moves. */
  pointers(): readonly ShownPointer[];
  subscribePointers(listener: () => void): () => void;
}

export interface PlaceQuery {
  readonly kind: string;
  readonly id: string;
  readonly field?: string;
}
