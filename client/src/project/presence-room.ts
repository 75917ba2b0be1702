/**
 * Awareness as people see it: others, one for each person, and oneself published sparingly (docs/spec/sync-state.md P1–P6).
 */
import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import {
  hueOf,
  mostSelectedShown,
  type Presence,
  type PresenceItem,
  type PresencePlace,
  type PresencePointer,
  type PresenceUser,
  presenceHues,
} from "#shared/presence.ts";
import type { Environment } from "./environment.ts";
import type { Author, PlaceQuery, PresenceRoom, PresentPerson, ShownPointer } from "./people.ts";

/** At most 20 messages per second, none before the frame that shows oneself is drawn; typing is over after 2 s without a key. */
const [publishEveryMs, frameMs, typingMs] = [50, 20, 2_000];
/** Nobody at keyboard or pointer: pale after 2 minutes, gone after 10. */
export const [idleAfterMs, goneAfterMs] = [120_000, 600_000];

interface Options {
  readonly doc: Y.Doc;
  readonly me: { readonly id: string; readonly name: string };
  readonly environment: Pick<Environment, "page" | "now">;
}

/** Fields arrive faster than they are sent: the last of each wins, and all go in one message. */
class SparingAwareness extends Awareness {
  #pending: Record<string, unknown> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentAt = 0;

  override setLocalStateField(field: string, value: unknown): void {
    this.#pending[field] = value;
    if (this.#timer !== undefined) return;
    const waitMs = Math.max(frameMs, this.#sentAt + publishEveryMs - performance.now());
    this.#timer = setTimeout(() => this.#publish(), waitMs);
  }

  override destroy(): void {
    clearTimeout(this.#timer);
    super.destroy();
  }

  #publish(): void {
    this.#timer = undefined;
    this.#sentAt = performance.now();
    const state = this.getLocalState();
    if (state === null) return;
    this.setLocalState({ ...state, ...this.#pending });
    this.#pending = {};
  }
}

export interface OpenPresence extends PresenceRoom {
  close(): void;
}

export function openPresence({ doc, me, environment }: Options): OpenPresence {
  const { page, now } = environment;
  const awareness = new SparingAwareness(doc);
  const user: PresenceUser = { id: me.id, name: me.name, hue: hueOf(me.id) };
  const listeners = new Set<() => void>();
  const pointerListeners = new Set<() => void>();
  const places = new Map<string, readonly PresentPerson[]>();
  const authors = new Map<number, Author>();
  let people: readonly PresentPerson[] = [];
  let pointers: readonly ShownPointer[] = [];
  let shownPlace: PresencePlace | null = null;
  let shownPointer: PresencePointer | null = null;
  let activeAt = now();
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  awareness.setLocalState({ user, at: null } satisfies Presence);

  const refreshPointers = () => {
    const next = pointersOf(awareness, me.id, pointers);
    if (next === pointers) return;
    pointers = next;
    for (const listener of pointerListeners) listener();
  };
  const refresh = () => {
    refreshPointers();
    for (const [client, state] of awareness.getStates()) if (client !== awareness.clientID) rememberAuthor(authors, client, state, me.id);
    const next = peopleOf(awareness, me.id);
    if (JSON.stringify(next) === JSON.stringify(people)) return;
    people = next;
    places.clear();
    for (const listener of listeners) listener();
  };
  const wake = () => {
    const wasIdle = now() - activeAt >= idleAfterMs;
    activeAt = now();
    if (awareness.getLocalState() === null) awareness.setLocalState({ user, at: shownPlace } satisfies Presence);
    else if (wasIdle) awareness.setLocalStateField("idle", false);
  };
  const look = () => {
    const quietMs = now() - activeAt;
    if (quietMs >= goneAfterMs && awareness.getLocalState() !== null) awareness.setLocalState(null);
    else if (quietMs >= idleAfterMs && awareness.getLocalState()?.idle !== true) awareness.setLocalStateField("idle", true);
  };
  const lookTimer = setInterval(look, 10_000);
  const signs = ["keydown", "pointermove", "pointerdown", "pageshow", "focus"] as const;
  for (const sign of signs) page?.addEventListener(sign, wake, { passive: true });
  awareness.on("change", refresh);

  return {
    awareness,
    people: () => people,
    peopleAt: (place) => peopleAt(people, place, places),
    show: (place) => {
      shownPlace = place;
      if (awareness.getLocalState()?.at !== place) awareness.setLocalStateField("at", place);
    },
    showTyping: () => {
      wake();
      if (awareness.getLocalState()?.typing !== true) awareness.setLocalStateField("typing", true);
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => awareness.setLocalStateField("typing", false), typingMs);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    whoIs: (client) => authors.get(client) ?? null,
    point: (pointer) => {
      if (pointer === null && shownPointer === null) return;
      shownPointer = pointer;
      awareness.setLocalStateField("pointer", pointer);
    },
    pointers: () => pointers,
    subscribePointers: (listener) => {
      pointerListeners.add(listener);
      return () => pointerListeners.delete(listener);
    },
    close: () => {
      clearInterval(lookTimer);
      clearTimeout(typingTimer);
      for (const sign of signs) page?.removeEventListener(sign, wake);
      awareness.destroy();
    },
  };
}

/** Tabs of one person become one: the tab moved last says where they are, and they are idle only if every tab is. */
function peopleOf(awareness: Awareness, myId: string): PresentPerson[] {
  const tabs = [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .map(([client, state]) => ({ presence: readPresence(state), movedAt: awareness.meta.get(client)?.lastUpdated ?? 0, client }))
    .filter((tab): tab is typeof tab & { presence: Presence } => tab.presence !== null && tab.presence.user.id !== myId)
    .sort((a, b) => Number(a.presence.idle ?? false) - Number(b.presence.idle ?? false) || b.movedAt - a.movedAt || a.client - b.client);
  const byId = Map.groupBy(tabs, ({ presence }) => presence.user.id);
  const people = [...byId.values()].flatMap(([first, ...others]) => (first ? [personOf(first.presence, others)] : []));
  return people.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}

function personOf({ user, at, typing, idle }: Presence, others: readonly { presence: Presence }[]): PresentPerson {
  const place = at ?? others.find(({ presence }) => presence.at)?.presence.at ?? null;
  return { id: user.id, name: user.name, hue: user.hue, idle: idle === true, typing: typing === true, at: place };
}

/** One pointer for each person who is not idle: of the tab moved last. Gives the same objects where nothing moved. */
function pointersOf(awareness: Awareness, myId: string, known: readonly ShownPointer[]): readonly ShownPointer[] {
  const tabs = [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .map(([client, state]) => ({ presence: readPresence(state), movedAt: awareness.meta.get(client)?.lastUpdated ?? 0 }))
    .sort((a, b) => a.movedAt - b.movedAt);
  const byPerson = new Map<string, ShownPointer>();
  for (const { presence } of tabs) {
    if (!presence?.pointer || presence.idle || presence.user.id === myId) continue;
    const { id: person, name, hue } = presence.user;
    byPerson.set(person, { person, name, hue, pointer: presence.pointer });
  }
  const before = new Map(known.map((shown) => [shown.person, shown]));
  const now = [...byPerson.values()].map((shown) => {
    const old = before.get(shown.person);
    return old && JSON.stringify(old) === JSON.stringify(shown) ? old : shown;
  });
  return now.length === known.length && now.every((shown, at) => shown === known[at]) ? known : now;
}

/** What others send is not trusted to be whole; a state the server has not stamped is nobody. */
function readPresence(state: Record<string, unknown>): Presence | null {
  const user = state.user as Partial<PresenceUser> | undefined;
  if (typeof user?.id !== "string" || typeof user.name !== "string") return null;
  const hue = presenceHues.find((each) => each === user.hue) ?? hueOf(user.id);
  const at = readPlace(state.at);
  const pointer = readPointer(state.pointer);
  return { user: { id: user.id, name: user.name, hue }, at, pointer, typing: state.typing === true, idle: state.idle === true };
}

/** People who have left are still known by name. */
function rememberAuthor(authors: Map<number, Author>, client: number, state: Record<string, unknown>, myId: string): void {
  if (authors.has(client)) return;
  const user = readPresence(state)?.user;
  if (user) authors.set(client, { name: user.id === myId ? "Another tab of yours" : user.name, hue: user.hue });
}

/** A spot far outside of any map is nobody's pointer. */
const farthestPx = 1_000_000;

function readPointer(pointer: unknown): PresencePointer | null {
  const { view, object, item, x, y } = (pointer ?? {}) as Partial<PresencePointer>;
  if (typeof view !== "string" || typeof object !== "string" || !isLength(x) || !isLength(y)) return null;
  return { view, object, ...(typeof item === "string" ? { item } : {}), x, y };
}

const isLength = (px: unknown): px is number => typeof px === "number" && Math.abs(px) <= farthestPx;

function readPlace(at: unknown): PresencePlace | null {
  const place = at as Partial<PresencePlace> | null | undefined;
  if (typeof place?.view !== "string") return null;
  const also = Array.isArray(place.also) ? place.also.slice(0, mostSelectedShown).map(readItem) : [];
  return { view: place.view, ...readItem(place), ...(also.length > 0 ? { also } : {}) };
}

function readItem(item: unknown): PresenceItem {
  const { kind, id, field } = (item ?? {}) as Partial<PresenceItem>;
  return {
    ...(typeof kind === "string" ? { kind } : {}),
    ...(typeof id === "string" ? { id } : {}),
    ...(typeof field === "string" ? { field } : {}),
  };
}

function peopleAt(
  people: readonly PresentPerson[],
  { kind, id, field }: PlaceQuery,
  known: Map<string, readonly PresentPerson[]>,
): readonly PresentPerson[] {
  const key = `${kind} ${id} ${field ?? ""}`;
  const found =
    known.get(key) ??
    people.filter(({ at }) =>
      [at, ...(at?.also ?? [])].some((item) => item?.kind === kind && item.id === id && (field === undefined || item.field === field)),
    );
  known.set(key, found.length === 0 ? nobody : found);
  return known.get(key) ?? nobody;
}

const nobody: readonly PresentPerson[] = [];
