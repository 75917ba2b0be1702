/**
 * Somebody who writes, headless: the client's own project room in Node, with a device store in memory.
 *
 * Keeps account of every edit and of the moment the room said "synced" with that edit made: a claim.
 */
import { WebSocket } from "ws";
import type { Doc } from "yjs";
import { memoryNotes, type SocketClass } from "#client/project/environment.ts";
import { openProject } from "#client/project/open-project.ts";
import type { ProjectSummary } from "#shared/api/projects.ts";
import { syncPath } from "#shared/api/sync.ts";
import { readEntity } from "#shared/document/read.ts";
import { makeEntityId } from "#shared/ids.ts";
import type { Account } from "#tests/support/story-server.ts";

/** An edit that was shown as Synced. */
export interface Claim {
  readonly what: string;
  isIn(document: Doc): boolean;
}

export interface Writer {
  /** Edits made so far. */
  readonly made: number;
  /** The network is back: resolves when the room says "synced". */
  synced(patienceMs: number): Promise<void>;
  begin(): void;
  pause(): void;
  /** Everything claimed since the last time. */
  takeClaims(): Claim[];
  leave(): Promise<void>;
}

/** Between two edits of one person: bursts, and now and then a pause long enough to be told "synced". */
const beatMs = { burst: [2, 40], pause: [160, 400], pauseShare: 0.2 } as const;

function nextBeatMs(): number {
  const [least, most] = Math.random() < beatMs.pauseShare ? beatMs.pause : beatMs.burst;
  return least + Math.random() * (most - least);
}

export async function startWriter(given: { number: number; account: Account; project: ProjectSummary; port: number }): Promise<Writer> {
  const { number, account, project, port } = given;
  const page = new EventTarget();
  const room = await openProject({
    id: project.id,
    person: { id: account.id, name: account.email },
    server: true,
    epoch: project.epoch,
    environment: {
      serverUrl: `ws://127.0.0.1:${port}${syncPath}`,
      host: `writer${number}`,
      WebSocket: socketWith(account.cookie, `http://127.0.0.1:${port}`),
      BroadcastChannel: null,
      notes: memoryNotes(),
      page,
    },
  });
  const open: Claim[] = [];
  const claimed: Claim[] = [];
  let made = 0;
  let beat: NodeJS.Timeout | undefined;
  let object = "";
  let text = 0;

  const look = () => {
    if (room.sync.get().state === "synced") claimed.push(...open.splice(0));
  };
  room.sync.subscribe(look);

  const edit = () => {
    made += 1;
    open.push(made % 2 === 0 ? typeWord() : addInstance());
    look();
    beat = setTimeout(edit, nextBeatMs());
  };
  const typeWord = (): Claim => {
    const at = { kind: "object", id: object, field: "definition" } as const;
    const word = `w${made}.`;
    const prose = room.textOf(at);
    prose?.insert(text, word);
    text += word.length;
    return { what: `${word} in ${object}`, isIn: (doc) => readEntity(doc, "object", at.id)?.definition.includes(word) ?? false };
  };
  const addInstance = (): Claim => {
    const at = { kind: "object", id: object, field: "instances" } as const;
    const key = makeEntityId();
    room.write.writeEntry(at, key, { order: "a0", text: `i${made}` });
    return {
      what: `instance ${made} of ${object}`,
      isIn: (doc) => readEntity(doc, "object", at.id)?.instances.some((entry) => entry.key === key) ?? false,
    };
  };

  return {
    get made() {
      return made;
    },
    synced: (patienceMs) => {
      page.dispatchEvent(new Event("online"));
      return untilSynced(room.sync, patienceMs);
    },
    begin: () => {
      object = room.write.create("object", { name: `Object ${made} of writer ${number}` });
      text = 0;
      edit();
    },
    pause: () => clearTimeout(beat),
    takeClaims: () => claimed.splice(0),
    leave: () => room.close(),
  };
}

async function untilSynced(sync: Awaited<ReturnType<typeof openProject>>["sync"], patienceMs: number): Promise<void> {
  if (sync.get().state === "synced") return;
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Not synced after ${patienceMs} ms, but ${JSON.stringify(sync.get())}`)), patienceMs);
    const stop = sync.subscribe(() => {
      if (sync.get().state !== "synced") return;
      clearTimeout(late);
      stop();
      resolve();
    });
  });
}

/** Node's sockets carry no cookies by themselves, as a browser's do. */
function socketWith(cookie: string, origin: string): SocketClass {
  return class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin }, perMessageDeflate: false });
    }
  } as unknown as SocketClass;
}
