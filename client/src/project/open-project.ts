/**
 * Opens a project: its copy on this device first, then other tabs, then the server.
 *
 * The document stays in this room; what leaves is the reading (`store`), the commands (`write`), `undo`, `presence` and `sync`.
 * Nothing is written from a document that is not loaded (rule O1, docs/spec/sync-state.md).
 */
import type { Text } from "yjs";
import * as Y from "yjs";
import { documentName } from "#shared/api/sync.ts";
import { proseOf } from "#shared/document/layout.ts";
import { mayWriteSchema } from "#shared/document/upgrade.ts";
import { renumberLong } from "#shared/document/write.ts";
import { OrcaError } from "#shared/errors.ts";
import { may, type PermissionLevel, permissionLevels } from "#shared/permissions.ts";
import { makeCommands } from "./commands.ts";
import type { Connection, Refusal } from "./connection.ts";
import { removeRows } from "./device-rows.ts";
import { type DeviceStore, openDeviceStore } from "./device-store.ts";
import { browserEnvironment, type Environment } from "./environment.ts";
import { openModelStore } from "./live-store.ts";
import type { ModelStore } from "./model-store.ts";
import { finishMove } from "./move-store.ts";
import type { PresenceRoom } from "./people.ts";
import { openPresence } from "./presence-room.ts";
import type { Commands, FieldAt } from "./project-commands.ts";
import { writeProjectFile } from "./project-file.ts";
import { noteProject } from "./project-registry.ts";
import { setAside } from "./set-aside.ts";
import { devicePerson, storeName } from "./store-name.ts";
import type { SyncFacts } from "./sync-machine.ts";
import { watchSync } from "./sync-watch.ts";
import type { SyncProblem, SyncStateStore } from "./sync-words.ts";
import { announceRemoval, joinTabs } from "./tabs.ts";
import { openUndo, type UndoStack } from "./undo-stack.ts";
import { openUnsentNote } from "./unsent-note.ts";

export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
}

export interface OpenOptions {
  readonly id: string;
  /** Null where nobody is signed in: the project belongs to the person `device`. */
  readonly person: SignedInPerson | null;
  /** Whether the project has a place on the server; then the connection is kept up. */
  readonly server: boolean;
  /** Generation of the documents; 1 unless the server said otherwise. */
  readonly epoch?: number;
  readonly environment?: Partial<Environment>;
}

export interface OpenProject {
  readonly id: string;
  readonly epoch: number;
  /** Person id, or `device`. */
  readonly person: string;
  readonly store: ModelStore;
  readonly write: Commands;
  readonly undo: UndoStack;
  readonly presence: PresenceRoom;
  readonly sync: SyncStateStore;
  /** Null while unknown: nobody has said yet what this person may do. */
  level(): PermissionLevel | null;
  /** The prose of a field as its editor binds to it; null when there is none. */
  textOf(at: FieldAt): Text | null;
  /** Everything of the project that this tab holds, as a file that can be opened again. */
  saveCopy(): Blob;
  /** Rows of the store that could not be read, as a file; null when there are none. */
  saveDamaged(): Promise<Blob | null>;
  /** Resolves when refused edits were set aside and the project has to be opened again; see `useOpenProject`. */
  readonly replaced: Promise<void>;
  /** Writes out what is pending and lets go of everything. */
  close(): Promise<void>;
}

/** The list of projects on this device is brought up to date this long after a change. */
const noteEveryMs = 1_000;

/** Between two tries to fetch the code of the connection. */
const fetchAgainMs = 5_000;

/** How long an empty device waits for the server before it shows that it waits. */
const firstAnswerMs = 4_000;

/**
 * Resolves as soon as the local copy is read, or, without one, when the server has answered or 4 s have passed.
 *
 * @throws project/gone when it is neither here nor on the server
 */
export async function openProject(options: OpenOptions): Promise<OpenProject> {
  const environment = browserEnvironment(options.environment);
  const at = { project: options.id, person: options.person?.id ?? devicePerson, epoch: options.epoch ?? 1, host: environment.host };
  const device = await openDeviceStore(storeName(at), environment);
  const project = openOver(device, options, at, environment);
  try {
    await project.firstAnswer();
    return project.open;
  } catch (cause) {
    await project.open.close();
    throw cause;
  }
}

type At = Required<Omit<Parameters<typeof storeName>[0], "part">>;

interface Opened {
  readonly open: OpenProject;
  /** Settles when there is something to show, or the reason why there is nothing. */
  firstAnswer(): Promise<void>;
}

function openOver(device: DeviceStore, { person, server }: OpenOptions, at: At, environment: Environment): Opened {
  const { doc } = device;
  const name = storeName(at);
  const origin = { tab: "this" };
  const untracked = { tab: "this, not undone" };
  let level = server ? readLevel(device.level) : "owner";
  let own = device.waiting;
  let failure: SyncProblem | null = null;
  let isSetAside = false;
  let isClosed = false;
  let isAsked = false;
  let connection: Connection | null = null;
  const replaced = Promise.withResolvers<void>();

  const isLoaded = () => doc.store.clients.size > 0 || connection?.state().isSynced === true;
  const isWritable = () => isLoaded() && !isSetAside && failure === null && may(level, "model/write") && mayWriteSchema(doc);
  const note = openUnsentNote(name, doc.store.clients.size === 0, environment);
  const notice: SyncProblem | null =
    note.lost ?? (device.damaged > 0 ? { code: "device/damaged", details: { count: device.damaged } } : null);
  const facts = (): SyncFacts => {
    const state = connection?.state();
    return {
      isShared: server,
      isLoaded: isLoaded(),
      isFlushed: device.isFlushed(),
      deviceProblem: device.problem(),
      isConnected: state?.isConnected ?? false,
      openFrames: state?.open ?? 0,
      isHandshakeDone: state?.isHandshakeDone ?? false,
      progressAt: state?.progressAt ?? 0,
      ownChanges: own,
      mayWrite: may(level, "model/write"),
      failure: failure ?? (state?.failure ? { code: state.failure, details: {} } : null),
      isSetAside,
      notice,
    };
  };
  const sync = watchSync(server, environment.now, facts);
  const store = openModelStore(doc);
  const undo = openUndo(doc, origin);
  const presence = openPresence({ doc, me: { id: at.person, name: person?.name || "You" }, environment });
  const writer = { by: at.person, now: environment.now, origin, untracked };
  // Nobody else can do it for a project that is only here (docs/spec/document.md O5).
  if (!server) renumberLong(doc, writer);
  const write = makeCommands({ doc, writer, undo, may: isWritable });

  const count = (next: number) => {
    if (next === own) return;
    own = next;
    device.note("waiting", own);
    note.set(own);
  };
  /** Lets go of everything that could carry what is in this document anywhere else. */
  const stopStoring = async () => {
    tabs.close();
    connection?.close();
    connection = null;
    await device.close();
  };
  const tabs = joinTabs({
    name,
    doc,
    awareness: presence.awareness,
    environment,
    isMine: (from) => from !== device.origin && from !== connection?.origin && from !== tabs.origin && from !== tabs.catchUpOrigin,
    isStep: (from) => from !== untracked,
    serverOrigin: () => connection?.origin ?? null,
    onRemoved: (why) => {
      failure = { code: "project/gone", details: {} };
      sync.look();
      void stopStoring().then(() => why === "set-aside" && setTimeout(replaced.resolve, 500));
    },
  });
  const isOwn = (from: unknown) =>
    from !== untracked && from !== device.origin && from !== connection?.origin && from !== tabs.catchUpOrigin;
  /** Before the provider's listener, so that its frame is counted after the change it carries. */
  const counted = (_update: Uint8Array, from: unknown) => {
    if (!isOwn(from)) return;
    if (!isAsked) askToKeep(environment);
    isAsked = true;
    if (!server) return;
    count(own + 1);
    sync.look();
  };
  doc.on("update", counted);

  const look = () => {
    const state = connection?.state();
    // Making something is one change and two frames; typing on and on never leaves a moment without an open frame.
    if (state?.isHandshakeDone) count(Math.min(own, state.open));
    if (state?.failure === "project/gone" || state?.failure === "project/old-epoch") failure = { code: state.failure, details: {} };
    sync.look();
  };
  const putAside = async ({ code, details }: Refusal) => {
    if (isSetAside || isClosed) return;
    isSetAside = true;
    const changes = Math.max(1, own);
    await device.flush().catch(() => undefined);
    const update = Y.encodeStateAsUpdate(doc);
    try {
      await setAside(at.person, { project: at.project, at: environment.now(), code, details, changes, update }, environment);
    } catch {
      // Not kept aside: then nothing is thrown away, and the project stays as it is, not writable, with its file to save.
      failure = { code, details };
      return sync.look();
    }
    sync.look();
    announceRemoval(name, "set-aside", environment);
    await stopStoring();
    note.set(0);
    await removeRows(name, environment);
    replaced.resolve();
  };

  const join = ({ connect }: typeof import("./connection.ts")) => {
    if (isClosed || failure || isSetAside) return;
    connection = connect({
      name: documentName({ project: at.project, part: "model", epoch: at.epoch }),
      doc,
      awareness: presence.awareness,
      environment,
      onChange: look,
      onMessage: (message) => {
        if (message.type !== "hello") return;
        level = message.level;
        device.note("level", level);
        look();
      },
      onRefused: (refusal) => void putAside(refusal),
    });
    look();
  };
  if (server) void fetchConnection(() => isClosed).then((code) => code && join(code));
  const stopDevice = device.subscribe(look);
  const stopNoting = noteInRegistry(store, sync, at, environment);
  const stopMoving = server ? finishMove(at, doc, tabs.origin, sync, environment) : () => undefined;
  const ask = (event: Event) => {
    const { kept, state } = sync.get();
    if (!kept && state !== "synced") event.preventDefault();
  };
  environment.page?.addEventListener("beforeunload", ask);
  look();

  const open: OpenProject = {
    id: at.project,
    epoch: at.epoch,
    person: at.person,
    store,
    write,
    undo,
    presence,
    sync,
    level: () => level,
    textOf: (field) => proseOf(doc, field),
    saveCopy: () => writeProjectFile(Y.encodeStateAsUpdate(doc), { project: at.project, savedAt: environment.now() }),
    saveDamaged: async () => damagedFile(await device.readDamaged()),
    replaced: replaced.promise,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      environment.page?.removeEventListener("beforeunload", ask);
      stopNoting();
      stopMoving();
      stopDevice();
      sync.close();
      undo.close();
      store.close();
      tabs.close();
      connection?.close();
      presence.close();
      note.close();
      await device.close();
      doc.destroy();
    },
  };
  return { open, firstAnswer: () => firstAnswer(server, isLoaded, () => facts().failure, sync) };
}

/** Fetched while the local copy is already shown; asked for again until it comes. */
async function fetchConnection(isClosed: () => boolean): Promise<typeof import("./connection.ts") | null> {
  while (!isClosed()) {
    try {
      return await import("./connection.ts");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, fetchAgainMs));
    }
  }
  return null;
}

/** @throws project/gone when there is nothing here and the server has nothing for this person either */
async function firstAnswer(
  server: boolean,
  isLoaded: () => boolean,
  failure: () => SyncProblem | null,
  sync: SyncStateStore,
): Promise<void> {
  const isAnswered = () => isLoaded() || failure() !== null || !server;
  if (!isAnswered()) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, firstAnswerMs);
      const stop = sync.subscribe(() => isAnswered() && done());
      function done() {
        clearTimeout(timer);
        stop();
        resolve();
      }
    });
  }
  const why = failure();
  if (isLoaded() || (server && why?.code !== "project/gone" && why?.code !== "project/old-epoch")) return;
  throw new OrcaError(why?.code ?? "project/gone", why?.details);
}

const readLevel = (noted: unknown): PermissionLevel | null => permissionLevels.find((each) => each === noted) ?? null;

/** Browsers promise to keep data only when asked; once, when there is something that only this device has. */
function askToKeep({ storage }: Environment): void {
  void storage?.persist?.().catch(() => undefined);
}

/** Keeps name, counts and what is waiting in the list of projects of this device. */
function noteInRegistry(store: ModelStore, sync: SyncStateStore, { project, person }: At, environment: Environment): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = () => {
    timer = undefined;
    const { name } = store.project();
    noteProject(environment, project, person, {
      ...(name === "" ? {} : { name }),
      objects: store.ids("object").length,
      relationships: store.ids("relationship").length,
      waiting: sync.get().waiting,
    });
  };
  const soon = () => {
    timer ??= setTimeout(note, noteEveryMs);
  };
  const stops = [
    store.subscribe("project", soon),
    store.subscribe("ids:object", soon),
    store.subscribe("ids:relationship", soon),
    sync.subscribe(soon),
  ];
  noteProject(environment, project, person, { openedAt: environment.now() });
  soon();
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    note();
  };
}

function damagedFile(rows: readonly unknown[]): Blob | null {
  if (rows.length === 0) return null;
  return new Blob(
    rows.map((row) => (row instanceof Uint8Array ? new Uint8Array(row) : JSON.stringify(row))),
    { type: "application/octet-stream" },
  );
}
