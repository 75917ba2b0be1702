/**
 * Keeps change log, projection and snapshots up with the journal, within two seconds.
 *
 * What open documents tell as they change is only read and written (live-changes.ts); everything that needs a copy of a document
 * happens in a thread, which has its memory only while it is needed.
 *
 * What it writes is derived, with the position it covers in the same transaction, so a crash costs nothing but the work.
 * One document at a time. Where there are several servers, a document is one server's at a time, and the others only look whether it goes on.
 * Rules P1–P7, docs/spec/journal.md; N9, docs/spec/instances.md.
 */
import { parseDocumentName } from "#shared/api/sync.ts";
import type { Log } from "../log.ts";
import type { Limits } from "../settings.ts";
import { type Projected, readBehind, readPosition, readPositions, saveProjected } from "../store/changes.ts";
import type { Db } from "../store/database.ts";
import type { Notices } from "../store/notices.ts";
import { readSnapshots, saveSnapshot } from "../store/snapshots.ts";
import type { Journal } from "./journal-kinds.ts";
import type { LiveChanges } from "./live-changes.ts";
import { openSnapshot } from "./load-document.ts";
import type { ProjectorRow, TakenSnapshot } from "./projector-messages.ts";
import { ProjectorThread } from "./projector-thread.ts";

export interface ProjectorOptions {
  readonly db: Db;
  readonly journal: Journal;
  readonly log: Log;
  readonly limits: Pick<Limits, "snapshotRows" | "snapshotBytes">;
  /** Whose turn it is, where several servers might do it; null where there is one. */
  readonly turns?: Pick<Notices, "takeTurn" | "giveBackTurn"> | null;
}

/** How long edits gather: the first after a rest are awaited by somebody, a stream of them is cheaper in larger pieces. */
const firstGatherMs = 400;
const gatherMs = 1_400;
/** How long it has to be quiet for a snapshot, and for the replica to give its memory back: that the longer, the more its making cost. */
const quietMs = 60_000;
const leastIdleMs = 2_000;
const idlePerCost = 8;
const firstRetryMs = 1_000;
const lastRetryMs = 30_000;
const stopMs = 8_000;
const rowsAtOnce = 500;
/** Under a stream of edits snapshots come no closer than this: reading two thousand rows back is cheaper than making one. */
const snapshotApartMs = 20_000;
/** How often a document is looked at that another server has, and all those that nobody may have. */
const othersMs = 2_500;
const leftEveryMs = 20_000;

/** Where one document stands. */
interface Standing {
  readonly document: string;
  readonly project: string;
  /** The newest row that was heard of. */
  lastSeq: number;
  /** null: not read from the database yet. */
  projected: number | null;
  rowsSinceSnapshot: number;
  bytesSinceSnapshot: number;
  /** In which beginning of the thread its replica was made; 0 without one. */
  replicaOf: number;
  /** The last row in it, and how long its making took, ms. */
  replicaSeq: number;
  replicaCostMs: number;
  idle: NodeJS.Timeout | null;
  timer: NodeJS.Timeout | null;
  quiet: NodeJS.Timeout | null;
  snapshotAt: number;
  /** When its last step ended, by a clock that never jumps. */
  steppedAt: number;
  retryMs: number;
}

export class Projector {
  #options: ProjectorOptions;
  #thread = new ProjectorThread();
  #standings = new Map<string, Standing>();
  #live = new Map<string, LiveChanges>();
  #queue: Promise<void> = Promise.resolve();
  #isStopped = false;
  /** Documents that were behind when last looked at, and where they stood. */
  #left = new Map<string, number>();
  #looking: NodeJS.Timeout | null = null;

  constructor(options: ProjectorOptions) {
    this.#options = options;
    if (options.turns) this.#looking = setInterval(() => this.#enqueue(() => this.#takeUpLeft()), leftEveryMs).unref();
  }

  get rowsBehind(): number {
    return [...this.#standings.values()].reduce((sum, { lastSeq, projected }) => sum + Math.max(0, lastSeq - (projected ?? 0)), 0);
  }

  /** Takes up what a crash left undone; goes on in the background. */
  async catchUp(): Promise<void> {
    const { db, journal } = this.#options;
    const positions = await readPositions(db);
    for (const [document, lastSeq] of await journal.heads()) {
      const projected = positions.get(document) ?? 0;
      if (lastSeq <= projected) continue;
      const standing = this.#standingOf(document);
      if (standing) this.#later(Object.assign(standing, { lastSeq, projected, rowsSinceSnapshot: 1 }));
    }
  }

  /** Somebody has the document open: what is applied to it need not be applied again. */
  attach(document: string, live: LiveChanges): void {
    this.#live.set(document, live);
  }

  /** A row of a document is on the disk. */
  notice(document: string, seq: number, bytes: number): void {
    const standing = this.#standingOf(document);
    if (!standing) return;
    standing.lastSeq = Math.max(standing.lastSeq, seq);
    standing.rowsSinceSnapshot++;
    standing.bytesSinceSnapshot += bytes;
    this.#later(standing);
  }

  /** Nobody has the document open any more. */
  rest(document: string): void {
    this.#live.delete(document);
    const standing = this.#standings.get(document);
    if (standing) this.#enqueue(() => this.#settle(standing, true));
  }

  /** The project is gone, and its rows with it. */
  forget(projectId: string): void {
    for (const standing of this.#standings.values()) if (standing.project === projectId) this.#drop(standing);
  }

  /** Writes down what is left, at most for some seconds; what is not done then is done at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#looking) clearInterval(this.#looking);
    for (const standing of this.#standings.values()) this.#enqueue(() => this.#settle(standing, true));
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, stopMs);
    await Promise.race([this.#queue, late.promise]);
    clearTimeout(timer);
    for (const standing of this.#standings.values()) clearTimers(standing);
    await this.#thread.end();
  }

  #standingOf(document: string): Standing | null {
    const known = this.#standings.get(document);
    if (known) return known;
    const name = parseDocumentName(document);
    if (!name) return null;
    const standing: Standing = {
      document,
      project: name.project,
      lastSeq: 0,
      projected: null,
      rowsSinceSnapshot: 0,
      bytesSinceSnapshot: 0,
      replicaOf: 0,
      replicaSeq: 0,
      replicaCostMs: 0,
      idle: null,
      timer: null,
      quiet: null,
      snapshotAt: Number.NEGATIVE_INFINITY,
      steppedAt: Number.NEGATIVE_INFINITY,
      retryMs: firstRetryMs,
    };
    this.#standings.set(document, standing);
    return standing;
  }

  #later(standing: Standing, inMs = gatherTime(standing)): void {
    standing.timer ??= setTimeout(() => {
      standing.timer = null;
      this.#enqueue(() => this.#step(standing));
    }, inMs).unref();
    standing.quiet ??= setTimeout(() => this.#whenQuiet(standing), quietMs).unref();
    if (standing.rowsSinceSnapshot > 0) standing.quiet.refresh();
  }

  #whenQuiet(standing: Standing): void {
    standing.quiet = null;
    this.#enqueue(() => this.#settle(standing, true));
  }

  /** What stands still has lost the server that had it. Never rejects. */
  async #takeUpLeft(): Promise<void> {
    const behind = await readBehind(this.#options.db).catch(() => []);
    for (const { document, lastSeq, projected } of behind) {
      if (this.#left.get(document) !== projected || this.#standings.has(document)) continue;
      const standing = this.#standingOf(document);
      if (standing) this.#later(Object.assign(standing, { lastSeq, rowsSinceSnapshot: 1 }));
    }
    this.#left = new Map(behind.map(({ document, projected }) => [document, projected]));
  }

  /** Whether it is ours to do. When it has just become ours, others may have gone on meanwhile. */
  async #isOurs(standing: Standing): Promise<boolean> {
    const { turns } = this.#options;
    const turn = (await turns?.takeTurn(standing.document)) ?? "kept";
    if (turn === "taken") {
      standing.projected = null;
      this.#live.get(standing.document)?.forget(0);
      standing.rowsSinceSnapshot = Math.max(1, standing.rowsSinceSnapshot);
      await this.#closeReplica(standing);
    }
    return turn !== "others";
  }

  /** Another server has it: whether it goes on is seen by its position. */
  async #leaveToOthers(standing: Standing): Promise<void> {
    const position = await readPosition(this.#options.db, standing.document);
    const live = this.#live.get(standing.document);
    live?.forget(position);
    Object.assign(standing, { projected: position, rowsSinceSnapshot: 0, bytesSinceSnapshot: 0 });
    if (standing.lastSeq > position) this.#later(standing, othersMs);
    else if (!live) this.#drop(standing);
  }

  async #giveBack({ document }: Standing): Promise<void> {
    await this.#options.turns?.giveBackTurn(document).catch(() => {});
  }

  #enqueue(run: () => Promise<void>): void {
    this.#queue = this.#queue.then(run, run);
  }

  async #step(standing: Standing): Promise<void> {
    const { snapshotRows, snapshotBytes } = this.#options.limits;
    const isDue = () =>
      (standing.rowsSinceSnapshot >= snapshotRows || standing.bytesSinceSnapshot >= snapshotBytes) &&
      performance.now() - standing.snapshotAt >= snapshotApartMs;
    await this.#try(standing, async () => {
      if (!(await this.#isOurs(standing))) return this.#leaveToOthers(standing);
      await this.#project(standing);
      if (isDue()) await this.#snapshot(standing);
      if (standing.lastSeq > (standing.projected ?? 0)) this.#later(standing);
    });
    standing.steppedAt = performance.now();
    this.#letIdle(standing);
  }

  #letIdle(standing: Standing): void {
    if (standing.idle) clearTimeout(standing.idle);
    const idleMs = Math.max(leastIdleMs, idlePerCost * standing.replicaCostMs);
    standing.idle = setTimeout(() => this.#enqueue(() => this.#closeReplica(standing)), idleMs).unref();
  }

  async #closeReplica(standing: Standing): Promise<void> {
    if (!this.#holdsReplica(standing)) return;
    standing.replicaOf = 0;
    try {
      await this.#thread.ask({ ask: "close", document: standing.document });
      const isUnused = ![...this.#standings.values()].some((each) => this.#holdsReplica(each));
      if (isUnused) await this.#thread.end();
    } catch (error) {
      this.#options.log.warn({ err: error }, "the projector's thread failed while it was resting");
    }
  }

  #holdsReplica = ({ replicaOf }: Standing): boolean => replicaOf > 0 && replicaOf === this.#thread.generation;

  /** Brings a document to rest: everything projected, a snapshot of it, no replica. */
  async #settle(standing: Standing, closes: boolean): Promise<void> {
    await this.#try(standing, async () => {
      if (!(await this.#isOurs(standing))) return this.#live.has(standing.document) ? this.#leaveToOthers(standing) : this.#drop(standing);
      await this.#project(standing, true);
      if (standing.rowsSinceSnapshot > 0) await this.#snapshot(standing);
      if (!closes || !this.#standings.has(standing.document)) return;
      await this.#close(standing);
    });
  }

  async #close(standing: Standing): Promise<void> {
    if (standing.lastSeq > (standing.projected ?? 0)) return;
    clearTimers(standing);
    await this.#closeReplica(standing);
    this.#standings.delete(standing.document);
    await this.#giveBack(standing);
  }

  /** What fails is tried again, later and later; the journal keeps it until then. */
  async #try(standing: Standing, run: () => Promise<void>): Promise<void> {
    if (!this.#standings.has(standing.document)) return;
    try {
      await run();
      standing.retryMs = firstRetryMs;
    } catch (error) {
      if (isOfNoProject(error)) return this.#drop(standing);
      standing.replicaOf = 0;
      standing.projected = null;
      standing.retryMs = Math.min(2 * standing.retryMs, lastRetryMs);
      await this.#giveBack(standing);
      const about = { err: error, document: standing.document };
      // Many documents take longer than a stop may.
      if (this.#isStopped) return this.#options.log.info(about, "left for the next start");
      this.#options.log.error(about, "projecting failed and is tried again");
      this.#later(standing, standing.retryMs);
    }
  }

  async #project(standing: Standing, isLast = false): Promise<void> {
    const { db } = this.#options;
    const { document, project } = standing;
    let position = standing.projected ?? (await readPosition(db, document));
    standing.projected = position;
    while (standing.lastSeq > position) {
      const live: Projected | null = (await this.#live.get(document)?.project(position)) ?? null;
      const projected: Projected | null = live ?? (await this.#projectInThread(standing));
      if (!projected) {
        // Rows that are not there any more, or can not be read.
        standing.lastSeq = position;
        return;
      }
      if (!(await saveProjected(db, document, project, projected, position))) throw new Error("another server has projected it meanwhile");
      position = projected.coversSeq;
      standing.projected = position;
      // The newest row may be on the disk and not in the document yet: it is seen next time.
      if (live && !isLast && !this.#live.get(document)?.has(position + 1)) break;
    }
  }

  /** @returns null when there is no row to be read */
  async #projectInThread(standing: Standing): Promise<Projected | null> {
    const { document } = standing;
    const rows = await this.#rowsAfter(document, standing.projected ?? 0);
    const last = rows.at(-1);
    if (!last) return null;
    await this.#makeReplica(standing);
    const projected = (await this.#thread.ask({ ask: "project", document, rows })) as Projected;
    standing.replicaSeq = last.seq;
    return projected;
  }

  /** Brings the replica to where the projection is. */
  async #makeReplica(standing: Standing): Promise<void> {
    if (!this.#holdsReplica(standing)) await this.#openReplica(standing);
    const upTo = standing.projected ?? 0;
    while (standing.replicaSeq < upTo) {
      const rows = (await this.#rowsAfter(standing.document, standing.replicaSeq)).filter(({ seq }) => seq <= upTo);
      const last = rows.at(-1);
      if (!last) return;
      await this.#thread.ask({ ask: "follow", document: standing.document, rows });
      standing.replicaSeq = last.seq;
    }
  }

  /** From the newest snapshot that is not ahead of the projection. */
  async #openReplica(standing: Standing): Promise<void> {
    const { document, projected } = standing;
    const started = performance.now();
    const [snapshot] = await this.#soundSnapshots(document, projected ?? 0);
    await this.#thread.ask({ ask: "open", document, snapshot: snapshot?.bytes ?? null });
    standing.replicaOf = this.#thread.generation;
    standing.replicaSeq = snapshot?.coversSeq ?? 0;
    standing.replicaCostMs = performance.now() - started;
  }

  async #soundSnapshots(document: string, upTo: number) {
    for (const snapshot of await readSnapshots(this.#options.db, document, upTo)) {
      const isSound = await openSnapshot(snapshot).then(
        () => true,
        () => false,
      );
      if (isSound) return [snapshot];
    }
    return [];
  }

  async #snapshot(standing: Standing): Promise<void> {
    const { document, project, projected } = standing;
    await this.#makeReplica(standing);
    const taken = (await this.#thread.ask({ ask: "snapshot", document })) as TakenSnapshot | null;
    if (!taken || projected === null) return;
    await saveSnapshot(this.#options.db, document, project, { ...taken, coversSeq: projected });
    standing.rowsSinceSnapshot = 0;
    standing.bytesSinceSnapshot = 0;
    standing.snapshotAt = performance.now();
  }

  async #rowsAfter(document: string, seq: number): Promise<ProjectorRow[]> {
    const rows = await this.#options.journal.after(document, seq, rowsAtOnce);
    return rows.map(({ seq: each, at, person, clients, update }) => ({ seq: each, at, person, clients, update }));
  }

  #drop(standing: Standing): void {
    clearTimers(standing);
    this.#standings.delete(standing.document);
    this.#enqueue(async () => {
      await this.#closeReplica(standing);
      await this.#giveBack(standing);
    });
  }
}

const gatherTime = ({ steppedAt }: Standing): number => (performance.now() - steppedAt > 2 * gatherMs ? firstGatherMs : gatherMs);

function clearTimers(standing: Standing): void {
  if (standing.timer) clearTimeout(standing.timer);
  if (standing.quiet) clearTimeout(standing.quiet);
  if (standing.idle) clearTimeout(standing.idle);
}

/** Postgres: a row refers to something that is not there. */
const isOfNoProject = (error: unknown): boolean => (error as { code?: string }).code === "23503";
