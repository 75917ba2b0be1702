/**
 * What an open document's edits change, noted as they are applied, so that projecting them needs no second copy of it.
 *
 * A row that was not seen here, because nobody had the document open or because the database was away for long, is projected by the
 * thread from the journal instead (rule P7, docs/spec/journal.md).
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import * as Y from "yjs";
import { changesIn } from "#shared/document/changes.ts";
import { lazyHanging } from "#shared/document/gone.ts";
import { rootKinds } from "#shared/document/observe.ts";
import type { FieldChange } from "#shared/schema/change.ts";
import type { Projected } from "../store/changes.ts";
import { ChangeEntries, type RowHead, type Runs, toJson } from "./change-entries.ts";
import { mayMoveOthers, type ProjectedEntity, projectOne, touchedBy } from "./projection.ts";

/** A journal row that is being applied. */
export interface AppliedRow extends RowHead {
  readonly clients: readonly number[];
}

interface LiveRow extends AppliedRow {
  readonly changes: readonly FieldChange[];
  /** A row behind it in the journal was applied before it. */
  readonly isLate: boolean;
}

const mostRows = 2_000;
const mostAtOnce = 500;
/** Entities read in one go; then others have their turn. */
const sliceSize = 8;

export class LiveChanges {
  #doc: Y.Doc;
  #rows: LiveRow[] = [];
  #newest = 0;
  #runs: Runs = new Map();

  /** @param rowOf the row that a transaction applies, by its origin */
  constructor(doc: Y.Doc, rowOf: (origin: unknown) => AppliedRow | null) {
    this.#doc = doc;
    const roots = rootKinds(doc);
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      const row = rowOf(transaction.origin);
      if (row && !this.has(row.seq))
        this.#rows.push({ ...row, isLate: row.seq < this.#newest, changes: changesIn(doc, roots, transaction) });
      this.#newest = Math.max(this.#newest, row?.seq ?? 0);
      if (this.#rows.length > mostRows) this.#rows = [];
    });
  }

  has(seq: number): boolean {
    return seq <= this.#newest && this.#rows.some((row) => row.seq === seq);
  }

  /** Projects the rows that follow on a seq. @returns null when they are not all here, or ask for more than a look at what changed */
  async project(after: number): Promise<Projected | null> {
    const rows = this.#take(after);
    const last = rows.at(-1);
    if (!last || areMixed(rows) || rows.some((row) => row.changes.some((change) => mayMoveOthers(this.#doc, change)))) return null;
    const entries = new ChangeEntries(this.#runs);
    for (const row of rows) for (const change of row.changes) entries.add(change, row);
    return {
      coversSeq: last.seq,
      changes: toJson(entries.added),
      continued: toJson(entries.continued),
      entities: toJson(await this.#read(rows.flatMap(({ changes }) => changes))),
      clients: toJson(clientsOf(rows, this.#doc)),
    };
  }

  /** Rows up to this one are projected by another server. What goes on from there begins a new entry. */
  forget(upTo: number): void {
    this.#rows = this.#rows.filter(({ seq }) => seq > upTo);
    this.#runs.clear();
  }

  #take(after: number): LiveRow[] {
    this.#rows = this.#rows.filter(({ seq }) => seq > after);
    if (this.#rows.some(({ isLate }) => isLate)) this.#rows.sort((a, b) => a.seq - b.seq);
    const isNext = ({ seq }: LiveRow, index: number) => seq === after + 1 + index;
    const gap = this.#rows.findIndex((row, index) => !isNext(row, index));
    return this.#rows.slice(0, Math.min(gap === -1 ? this.#rows.length : gap, mostAtOnce));
  }

  async #read(changes: readonly FieldChange[]): Promise<ProjectedEntity[]> {
    const found: ProjectedEntity[] = [];
    const touched = touchedBy(changes);
    const hanging = lazyHanging(this.#doc);
    for (const [index, { kind, id }] of touched.entries()) {
      const entity = projectOne(this.#doc, kind, id, hanging);
      if (entity) found.push(entity);
      if (index % sliceSize === sliceSize - 1) await nextTurn();
    }
    return found;
  }
}

/** Whether one field was changed by several rows in another order than theirs: then what each found and left is not what the journal says. */
function areMixed(rows: readonly LiveRow[]): boolean {
  if (!rows.some(({ isLate }) => isLate)) return false;
  const fields = rows.flatMap(({ changes }) => [...new Set(changes.map(({ kind, id, field }) => `${kind}/${id}/${field}`))]);
  return new Set(fields).size < fields.length;
}

/** Whose the client ids of some rows are, as JSON wants it. */
export function clientsOf(rows: readonly AppliedRow[], doc: Y.Doc): { client: number; person: string; clock: number }[] {
  const clients = new Map<number, string>();
  for (const row of rows) for (const client of row.clients) if (!clients.has(client)) clients.set(client, row.person);
  return [...clients].map(([client, person]) => ({ client, person, clock: Y.getState(doc.store, client) }));
}
