/**
 * A project while it is open: one document with everything around it, from the first reading to the last flush.
 *
 * Changes come from this tab (`#origin`, and `#untracked` for what undo must not know), from the store, from sibling tabs and from the
 * server; who a change is from decides where it still has to go.
 */
import type { Text } from "yjs";
import * as Y from "yjs";
import { documentName, type ServerMessage } from "#shared/api/sync.ts";
import { proseOf } from "#shared/document/layout.ts";
import { mayWriteSchema } from "#shared/document/upgrade.ts";
import { renumberLong } from "#shared/document/write.ts";
import { OrcaError } from "#shared/errors.ts";
import { may, type PermissionLevel, permissionLevels } from "#shared/permissions.ts";
import { makeCommands } from "./commands.ts";
import type { Connection, Refusal } from "./connection.ts";
import { hasNews, removeRows } from "./device-rows.ts";
import type { DeviceStore } from "./device-store.ts";
import type { Environment } from "./environment.ts";
import { type LiveStore, openModelStore } from "./live-store.ts";
import type { Overwritten } from "./overwritten.ts";
import { OwnChanges } from "./own-changes.ts";
import { type OpenPresence, openPresence } from "./presence-room.ts";
import type { OpenOptions, OpenProject } from "./project.ts";
import type { Commands, FieldAt } from "./project-commands.ts";
import { findProject } from "./project-registry.ts";
import { noteInRegistry } from "./registry-notes.ts";
import { setAside } from "./set-aside.ts";
import { devicePerson, type StoreAt, storeName } from "./store-name.ts";
import type { SyncFacts } from "./sync-machine.ts";
import { type SyncWatch, watchSync } from "./sync-watch.ts";
import type { SyncProblem } from "./sync-words.ts";
import { announceRemoval, joinTabs, type RemovalReason, type Tabs } from "./tabs.ts";
import { type OpenUndo, openUndo } from "./undo-stack.ts";
import { openUnsentNote, type UnsentNote } from "./unsent-note.ts";
import { WaitingItems } from "./waiting-items.ts";

/** Between two tries to fetch the code of the connection, and how long a sibling tab gets to put things aside. */
const [fetchAgainMs, siblingMs] = [5_000, 500];

export class OpenedProject implements OpenProject {
  readonly id: string;
  readonly epoch: number;
  readonly person: string;
  readonly store: LiveStore;
  readonly write: Commands;
  readonly undo: OpenUndo;
  readonly presence: OpenPresence;
  readonly sync: SyncWatch;
  readonly #at: StoreAt;
  readonly #environment: Environment;
  readonly #device: DeviceStore;
  readonly #doc: Y.Doc;
  readonly #isShared: boolean;
  readonly #own: OwnChanges;
  readonly #unsent: UnsentNote;
  readonly #waiting: WaitingItems;
  readonly #notice: SyncProblem | null;
  readonly #tabs: Tabs;
  readonly #origin = { tab: "this" };
  readonly #untracked = { tab: "this, not undone" };
  readonly #fromFile = { tab: "this, from a file" };
  readonly #replaced = Promise.withResolvers<void>();
  readonly #stops: (() => void)[] = [];
  #connection: Connection | null = null;
  #overwritten: Promise<Overwritten> | null = null;
  #level: PermissionLevel | null;
  #failure: SyncProblem | null = null;
  #isSetAside = false;
  #isClosed = false;
  #isAskedToKeep = false;

  constructor(device: DeviceStore, at: StoreAt, { person, server }: OpenOptions, environment: Environment) {
    const { doc } = device;
    this.id = at.project;
    this.epoch = at.epoch;
    this.person = at.person;
    this.#at = at;
    this.#environment = environment;
    this.#device = device;
    this.#doc = doc;
    this.#isShared = server;
    this.#level = server ? readLevel(device.level) : "owner";
    this.#unsent = openUnsentNote(storeName(at), doc.store.clients.size === 0, environment);
    this.#own = new OwnChanges(device, this.#unsent);
    this.#waiting = new WaitingItems(doc);
    this.#notice = this.#unsent.lost ?? (device.damaged > 0 ? { code: "device/damaged", details: { count: device.damaged } } : null);
    const writer = { by: at.person, now: environment.now, origin: this.#origin, untracked: this.#untracked };
    // Only here it is safe: nobody can be deleting anything meanwhile (docs/spec/document.md O5, docs/decisions/0016).
    if (at.person === devicePerson) renumberLong(doc, writer);
    this.sync = watchSync(server, environment.now, () => this.#facts());
    this.store = openModelStore(doc);
    this.undo = openUndo(doc, this.#origin, (client) => this.presence.whoIs(client)?.name ?? null);
    this.presence = openPresence({ doc, me: { id: at.person, name: person?.name || "You" }, environment });
    this.write = makeCommands({ doc, writer, undo: this.undo, may: () => this.#mayWrite() });
    this.#tabs = this.#joinTabs();
    this.#listen();
    if (server) void this.#connect();
    this.sync.look();
  }

  get replaced(): Promise<void> {
    return this.#replaced.promise;
  }

  /** Whether there is something to show: from this device, a sibling or the server. */
  get isLoaded(): boolean {
    return this.#doc.store.clients.size > 0 || this.#connection?.state().isSynced === true;
  }

  /** Why the server does not give it. */
  get failure(): SyncProblem | null {
    const code = this.#connection?.state().failure;
    return this.#failure ?? (code ? { code, details: {} } : null);
  }

  waitingTitles(): readonly string[] {
    return this.#own.count > 0 ? this.#waiting.titles() : [];
  }

  level(): PermissionLevel | null {
    return this.#level;
  }

  textOf(at: FieldAt): Text | null {
    return proseOf(this.#doc, at);
  }

  overwritten(): Promise<Overwritten> {
    this.#overwritten ??= import("./overwritten.ts").then(({ watchOverwritten }) =>
      watchOverwritten({ doc: this.#doc, now: this.#environment.now, whoIs: this.presence.whoIs }),
    );
    this.#overwritten.catch(() => {
      this.#overwritten = null;
    });
    return this.#overwritten;
  }

  async saveCopy(): Promise<Blob> {
    const { writeProjectFile } = await import("#shared/import/project-file.ts");
    const head = { project: this.id, epoch: this.epoch, savedAt: this.#environment.now() };
    return new Blob([writeProjectFile(this.encode(), head)], { type: "application/json" });
  }

  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  mergeCopy(update: Uint8Array): "merged" | "same" {
    if (!this.#mayWrite()) throw new OrcaError("edit/read-only");
    if (!hasNews(this.#doc, update)) return "same";
    Y.applyUpdate(this.#doc, update, this.#fromFile);
    return "merged";
  }

  async saveDamaged(): Promise<Blob | null> {
    return damagedFile(await this.#device.readDamaged());
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const stop of this.#stops.reverse()) stop();
    this.sync.close();
    this.undo.close();
    this.store.close();
    await this.#letGo();
    this.presence.close();
    this.#unsent.close();
    this.#doc.destroy();
  }

  #mayWrite(): boolean {
    return this.isLoaded && !this.#isSetAside && this.#failure === null && may(this.#level, "model/write") && mayWriteSchema(this.#doc);
  }

  #facts(): SyncFacts {
    const state = this.#connection?.state();
    return {
      isShared: this.#isShared,
      isLoaded: this.isLoaded,
      isFlushed: this.#device.isFlushed(),
      deviceProblem: this.#device.problem(),
      isConnected: state?.isConnected ?? false,
      openFrames: state?.open ?? 0,
      isHandshakeDone: state?.isHandshakeDone ?? false,
      progressAt: state?.progressAt ?? 0,
      ownChanges: this.#own.count,
      mayWrite: may(this.#level, "model/write"),
      failure: this.failure,
      isSetAside: this.#isSetAside,
      notice: this.#notice,
    };
  }

  #joinTabs(): Tabs {
    return joinTabs({
      name: storeName(this.#at),
      doc: this.#doc,
      awareness: this.presence.awareness,
      environment: this.#environment,
      isMine: (from) => this.#isOwn(from) && from !== this.#tabs.origin,
      isStep: (from) => from !== this.#untracked,
      serverOrigin: () => this.#connection?.origin ?? null,
      onRemoved: (why) => void this.#removed(why),
    });
  }

  /** Made by this browser's person, here or in a sibling tab. */
  #isOwn(from: unknown): boolean {
    return from !== this.#device.origin && from !== this.#connection?.origin && from !== this.#tabs.catchUpOrigin;
  }

  #listen(): void {
    const { page } = this.#environment;
    // Before the provider listens, so that a change is counted before the frame that carries it.
    this.#doc.on("update", this.#count);
    page?.addEventListener("beforeunload", this.#askBeforeLeaving);
    this.#stops.push(
      () => this.#doc.off("update", this.#count),
      () => page?.removeEventListener("beforeunload", this.#askBeforeLeaving),
      this.#device.subscribe(() => this.sync.look()),
      noteInRegistry(this.store, this.sync, this.#at, this.#environment),
    );
    if (findProject(this.#environment, this.id, this.person)?.movedFrom) void this.#finishMove();
  }

  /** It was published here: the store it came from goes when the server has everything. */
  async #finishMove(): Promise<void> {
    const { finishMove } = await import("./move-store.ts");
    if (this.#isClosed) return;
    this.#stops.push(finishMove(this.#at, this.#doc, this.#tabs.origin, this.sync, this.#environment));
  }

  readonly #count = (_update: Uint8Array, from: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (!this.#isOwn(from) || from === this.#untracked) return;
    if (!this.#isAskedToKeep) askToKeep(this.#environment);
    this.#isAskedToKeep = true;
    if (this.#isShared) {
      if (this.#own.count === 0) this.#waiting.clear();
      this.#waiting.add(transaction);
      this.#own.add();
    }
    this.sync.look();
  };

  readonly #askBeforeLeaving = (event: Event): void => {
    const { kept, state } = this.sync.get();
    if (!kept && state !== "synced") event.preventDefault();
  };

  async #connect(): Promise<void> {
    const code = await fetchConnection(() => this.#isClosed);
    if (!code || this.#isClosed || this.#failure || this.#isSetAside) return;
    this.#connection = code.connect({
      name: documentName({ project: this.id, part: "model", epoch: this.epoch }),
      doc: this.#doc,
      awareness: this.presence.awareness,
      environment: this.#environment,
      onChange: () => this.#connectionChanged(),
      onMessage: (message) => this.#told(message),
      onRefused: (refusal) => void this.#putAside(refusal),
    });
    this.sync.look();
  }

  #connectionChanged(): void {
    const state = this.#connection?.state();
    if (state?.isHandshakeDone) this.#own.confirm(state.open);
    if (state?.failure === "project/gone" || state?.failure === "project/old-epoch") this.#failure = { code: state.failure, details: {} };
    if (state?.failure === "project/old-epoch" && this.#own.count > 0) void this.#putAside({ code: state.failure, details: {} });
    this.sync.look();
  }

  #told(message: ServerMessage): void {
    if (message.type !== "hello") return;
    this.#level = message.level;
    this.#device.note("level", message.level);
    this.sync.look();
  }

  /** The local state goes into a drawer of its own and the store away: the project begins anew from the server. */
  async #putAside({ code, details }: Refusal): Promise<void> {
    if (this.#isSetAside || this.#isClosed) return;
    this.#isSetAside = true;
    await this.#device.flush().catch(() => undefined);
    const update = Y.encodeStateAsUpdate(this.#doc);
    const { name } = this.store.project();
    const entry = { project: this.id, name, at: this.#environment.now(), code, details, changes: Math.max(1, this.#own.count), update };
    try {
      await setAside(this.person, entry, this.#environment);
    } catch {
      // Not kept aside: then nothing is thrown away, and the project stays as it is, not writable, with its file to save.
      this.#failure = { code, details };
      return this.sync.look();
    }
    this.sync.look();
    announceRemoval(storeName(this.#at), "set-aside", this.#environment);
    await this.#letGo();
    this.#unsent.set(0);
    await removeRows(storeName(this.#at), this.#environment);
    this.#replaced.resolve();
  }

  /** A sibling tab took the store away. */
  async #removed(why: RemovalReason): Promise<void> {
    this.#failure = { code: "project/gone", details: {} };
    this.sync.look();
    await this.#letGo();
    if (why === "set-aside") setTimeout(this.#replaced.resolve, siblingMs);
  }

  /** Writes out what is pending, and lets go of everything that could carry this document anywhere else. */
  async #letGo(): Promise<void> {
    this.#tabs.close();
    this.#connection?.close();
    this.#connection = null;
    await this.#device.close();
  }
}

const readLevel = (noted: unknown): PermissionLevel | null => permissionLevels.find((each) => each === noted) ?? null;

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

/** Browsers promise to keep data only when asked; once, when there is something that only this device has. */
function askToKeep({ storage }: Environment): void {
  void storage?.persist?.().catch(() => undefined);
}

function damagedFile(rows: readonly unknown[]): Blob | null {
  if (rows.length === 0) return null;
  const parts = rows.map((row) => (row instanceof Uint8Array ? new Uint8Array(row) : JSON.stringify(row)));
  return new Blob(parts, { type: "application/octet-stream" });
}
