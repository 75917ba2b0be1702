/**
 * The journal as a table of Postgres: every admitted update, committed before anybody is told that it was taken.
 *
 * Each document has a lane: what arrives in one turn, or while a statement of it runs, shares the next statement. Documents do not wait for each
 * other. When Postgres is away, edits wait for some seconds; then all that wait are refused, and the next one tries again.
 * Rules J2 to J4 and J13 to J16, docs/spec/journal.md.
 */
import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import { OrcaError } from "#shared/errors.ts";
import type { Log } from "../log.ts";
import type { FollowingRows, JournalHead, JournalRows } from "../store/journal-rows.ts";
import type { Journal, NewRow } from "./journal-kinds.ts";
import { decodeRow, encodeRow, hashOf, type JournalRow, noHash } from "./journal-record.ts";

export interface TableJournalOptions {
  readonly rows: JournalRows;
  readonly log: Log;
  /** How long edits wait for a Postgres that is away. */
  readonly holdMs?: number;
}

/** Rows that have just been committed here, for the other servers. */
export interface CommittedRows {
  readonly document: string;
  /** Seq of the last of them. */
  readonly seq: number;
  readonly bodies: readonly Uint8Array[];
}

interface Waiting {
  readonly row: NewRow;
  resolve(seq: number): void;
  reject(error: Error): void;
}

interface Lane {
  readonly document: string;
  waiting: Waiting[];
  running: Promise<void> | null;
  /** null: has to be asked for. */
  head: JournalHead | null;
}

/** The journal's own message size times a few: one statement stays far below what Postgres takes. */
const mostBytesAtOnce = 8 * 1024 * 1024;
const mostRowsAtOnce = 1_000;
const mostLanes = 5_000;
const retryMs = 200;
/** How often a commit is tried again at once when another server was faster, before the lock is taken. */
const mostRaces = 3;

export class TableJournal implements Journal {
  rows = 0;
  damaged = 0;
  /** Called before those who wait for the rows. */
  onCommitted: (rows: CommittedRows) => void = () => {};
  #rows: JournalRows;
  #log: Log;
  #holdMs: number;
  #lanes = new Map<string, Lane>();

  constructor({ rows, log, holdMs = 3_000 }: TableJournalOptions) {
    this.#rows = rows;
    this.#log = log;
    this.#holdMs = holdMs;
  }

  heads(project?: string): Promise<Map<string, number>> {
    return this.#rows.heads(project);
  }

  async lastSeq(document: string): Promise<number> {
    return (await this.#rows.readHead(document))?.seq ?? 0;
  }

  /** Another server has appended a row: the next one of ours follows on it. If this is not so, it is found out by appending. */
  hear(document: string, seq: number, body: Uint8Array): void {
    const lane = this.#lanes.get(document);
    if (lane?.head && lane.head.seq < seq) lane.head = { seq, hash: hashOf(body) };
  }

  append(row: NewRow): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const lane = this.#laneOf(row.document);
    lane.waiting.push({ row, resolve, reject });
    lane.running ??= nextTurn().then(() => this.#run(lane));
    return promise;
  }

  async forget(document: string): Promise<void> {
    const nothing = { person: "", clients: [], connection: "", schemaVersion: 1, update: new Uint8Array() };
    await this.#rows.forget(document, ({ seq, hash }) => {
      const row: JournalRow = { ...nothing, document, sort: "forgotten", at: Date.now(), seq: seq + 1, previous: hash };
      return { seq: row.seq, hash: hashOf(encodeRow(row).body) };
    });
    this.#askAgain(document);
  }

  async after(document: string, seq: number, most = 500): Promise<JournalRow[]> {
    const rows: JournalRow[] = [];
    let before: Uint8Array | null = null;
    for (const { seq: found, body } of await this.#rows.after(document, seq, most)) {
      const row = decode(body);
      if (row) rows.push(row);
      if (!row || (before && Buffer.compare(row.previous, before) !== 0)) this.#isDamaged(document, found);
      before = hashOf(body);
    }
    return rows;
  }

  async skipTo(document: string, seq: number): Promise<void> {
    await this.#rows.skipTo(document, seq);
    this.#askAgain(document);
  }

  async settled(): Promise<void> {
    for (;;) {
      const running = [...this.#lanes.values()].flatMap((lane) => lane.running ?? []);
      if (running.length === 0) return;
      await Promise.all(running);
    }
  }

  close(): Promise<void> {
    return this.settled();
  }

  #askAgain(document: string): void {
    const lane = this.#lanes.get(document);
    if (lane) lane.head = null;
  }

  #laneOf(document: string): Lane {
    const known = this.#lanes.get(document);
    if (known) return known;
    for (const lane of this.#lanes.values()) {
      if (this.#lanes.size < mostLanes) break;
      if (!lane.running) this.#lanes.delete(lane.document);
    }
    const lane: Lane = { document, waiting: [], running: null, head: null };
    this.#lanes.set(document, lane);
    return lane;
  }

  async #run(lane: Lane): Promise<void> {
    while (lane.waiting.length > 0) {
      const group = takeGroup(lane.waiting);
      try {
        const first = await this.#commit(lane, group);
        this.rows += group.length;
        group.forEach(({ resolve }, index) => {
          resolve(first + index);
        });
      } catch (error) {
        this.#refuse(lane, group, error);
      }
    }
    lane.running = null;
  }

  /** Whoever waits behind these may build on them, so is refused with them. */
  #refuse(lane: Lane, group: Waiting[], cause: unknown): void {
    const all = [...group, ...lane.waiting.splice(0)];
    this.#log.error({ err: cause, document: lane.document, rows: all.length }, "the journal could not be written");
    for (const { reject } of all) reject(new OrcaError("edit/not-saved", {}, cause));
  }

  /** @returns the first seq of the group */
  async #commit(lane: Lane, group: readonly Waiting[]): Promise<number> {
    const giveUpAt = performance.now() + this.#holdMs;
    let tried: FollowingRows | null = null;
    for (let races = 0; ; ) {
      try {
        lane.head ??= (await this.#rows.readHead(lane.document)) ?? nothing;
        // The connection broke after the commit and before its answer.
        if (tried && isSame(lane.head, tried.head)) return this.#committed(lane, tried);
        const before = lane.head;
        tried = follow(before, group);
        const appended = races < mostRaces ? await this.#rows.append(lane.document, before, tried) : null;
        if (appended?.isWritten) return this.#committed(lane, tried);
        tried = null;
        races++;
        if (!appended) return this.#committed(lane, await this.#commitLocked(lane, group));
        lane.head = appended.head && !isSame(appended.head, before) ? appended.head : null;
      } catch (error) {
        lane.head = null;
        if (performance.now() > giveUpAt) throw error;
        await delay(retryMs);
      }
    }
  }

  #committed(lane: Lane, { head, bodies }: FollowingRows): number {
    lane.head = head;
    this.onCommitted({ document: lane.document, seq: head.seq, bodies });
    return head.seq - bodies.length + 1;
  }

  /** Other servers are faster time and again. */
  async #commitLocked({ document }: Lane, group: readonly Waiting[]): Promise<FollowingRows> {
    let rows: FollowingRows = { bodies: [], head: nothing };
    await this.#rows.appendLocked(document, (before) => {
      rows = follow(before, group);
      return rows;
    });
    return rows;
  }

  #isDamaged(document: string, seq: number): void {
    this.damaged++;
    this.#log.error({ document, seq }, "a journal row does not follow on the row before it, or can not be read");
  }
}

const nothing: JournalHead = { seq: 0, hash: noHash };

const isSame = (a: JournalHead, b: JournalHead): boolean => a.seq === b.seq && Buffer.compare(a.hash, b.hash) === 0;

function decode(body: Uint8Array): JournalRow | null {
  try {
    return decodeRow(body);
  } catch {
    return null;
  }
}

/** Numbers and chains some rows behind a head. */
function follow(before: JournalHead, group: readonly Waiting[]): FollowingRows {
  let head = before;
  const bodies = group.map(({ row }) => {
    const { body } = encodeRow({ ...row, sort: "update", seq: head.seq + 1, previous: head.hash });
    head = { seq: head.seq + 1, hash: hashOf(body) };
    return body;
  });
  return { bodies, head };
}

/** Takes from the front what goes into one statement. */
function takeGroup(waiting: Waiting[]): Waiting[] {
  let bytes = 0;
  const end = waiting.findIndex(({ row }, index) => {
    bytes += row.update.length;
    return index > 0 && (bytes > mostBytesAtOnce || index >= mostRowsAtOnce);
  });
  return waiting.splice(0, end === -1 ? waiting.length : end);
}
