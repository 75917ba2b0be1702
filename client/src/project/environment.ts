/**
 * The pieces of the world the project room touches, named, so that tests and benches can hand in others.
 *
 * In a browser nothing needs to be given. In Node: a `WebSocket` class, `fake-indexeddb/auto` loaded beforehand (y-indexeddb reads
 * the global), and `serverUrl`. A piece that is `null` is missing here: the project works without it and says what that costs.
 */
export interface Environment {
  /** `ws://host:port/sync`. */
  readonly serverUrl: string;
  /** Names the stores of this device: `location.host`. */
  readonly host: string;
  readonly WebSocket: SocketClass | null;
  readonly indexedDB: IDBFactory | null;
  readonly BroadcastChannel: typeof BroadcastChannel | null;
  readonly locks: LockManager | null;
  readonly storage: StorageManager | null;
  /** Small notes that outlive a page: `localStorage`. */
  readonly notes: Notes;
  /** Where `pagehide`, `online` and `focus` are heard. */
  readonly page: EventTarget | null;
  readonly now: () => number;
  /** Silence of the server after which a socket is taken for dead; a little past half of it, it is asked for a sign of life. */
  readonly silenceMs: number;
  /** Longest wait for IndexedDB to open, in milliseconds. */
  readonly openTimeoutMs: number;
}

export type SocketClass = new (url: string | URL, protocols?: string | string[]) => WebSocket;
export type Notes = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What the browser (or Node) offers, with `given` on top. */
export function browserEnvironment(given: Partial<Environment> = {}): Environment {
  const here = globalThis as Partial<typeof globalThis>;
  const host = here.location?.host ?? "localhost";
  const secure = here.location?.protocol === "https:";
  return {
    serverUrl: `${secure ? "wss" : "ws"}://${host}/sync`,
    host,
    WebSocket: here.WebSocket ?? null,
    indexedDB: here.indexedDB ?? null,
    BroadcastChannel: here.BroadcastChannel ?? null,
    locks: here.navigator?.locks ?? null,
    storage: here.navigator?.storage ?? null,
    notes: notesOf(here),
    page: here.window ?? null,
    now: () => Date.now(),
    silenceMs: 27_000,
    openTimeoutMs: 4_000,
    ...given,
  };
}

/** Reading `localStorage` throws where a browser blocks site data; then notes live as long as the page. */
function notesOf(here: Partial<typeof globalThis>): Notes {
  try {
    if (here.window && here.localStorage) return here.localStorage;
  } catch {
    // blocked: fall through to memory
  }
  return memoryNotes();
}

export function memoryNotes(): Notes {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}
