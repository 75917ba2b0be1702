/**
 * The projector's own copy of a document: applies journal rows one by one and says what each changed.
 *
 * Typing that goes on in one field becomes one entry of the change log (rule P3); a snapshot counts only once it has been
 * loaded again and reads the same (rule P6). Rules P1–P10, docs/spec/journal.md.
 */
import { createHash } from "node:crypto";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import * as Y from "yjs";
import { changesOf } from "#shared/document/changes.ts";
import type { FieldChange } from "#shared/schema/change.ts";
import { allDefinitions } from "#shared/schema/entities.ts";
import type { Projected } from "../store/changes.ts";
import { readProjection } from "./projection.ts";
import type { ProjectorRow, TakenSnapshot } from "./projector-messages.ts";

interface Entry extends FieldChange {
  seq: number;
  at: number;
  person: string;
}

/** The newest entry of a field, while it may still go on. */
interface Run {
  person: string;
  since: number;
  at: number;
}

/** Typing with no longer pause, and for no longer, is one entry. */
const pauseMs = 60_000;
const longestRunMs = 600_000;

const compression = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export class Replica {
  #doc = new Y.Doc();
  #runs = new Map<string, Run>();

  /** @param snapshot bytes of an earlier one, or null to start with nothing */
  constructor(snapshot: Uint8Array | null) {
    if (snapshot) Y.applyUpdateV2(this.#doc, zstdDecompressSync(snapshot));
  }

  follow(rows: readonly ProjectorRow[]): void {
    for (const { update } of rows) Y.applyUpdate(this.#doc, update);
  }

  project(rows: readonly ProjectorRow[]): Projected {
    const log = new Entries(this.#runs);
    const clients = new Map<number, string>();
    const changed: FieldChange[] = [];
    for (const row of rows) {
      const changes = changesOf(this.#doc, row.update);
      for (const change of changes) log.add(change, row);
      for (const client of row.clients) if (!clients.has(client)) clients.set(client, row.person);
      changed.push(...changes);
    }
    return {
      coversSeq: rows.at(-1)?.seq ?? 0,
      changes: toJson(log.added),
      continued: toJson(log.continued),
      entities: toJson(readProjection(this.#doc, changed)),
      clients: toJson([...clients].map(([client, person]) => ({ client, person, clock: Y.getState(this.#doc.store, client) }))),
    };
  }

  /** Goes on from the snapshot itself, so there is never more than one copy of the document. @throws when it reads otherwise */
  snapshot(): TakenSnapshot {
    const content = contentDigest(this.#doc);
    const state = Y.encodeStateAsUpdateV2(this.#doc);
    this.close();
    this.#doc = new Y.Doc();
    Y.applyUpdateV2(this.#doc, state);
    if (contentDigest(this.#doc) !== content) throw new Error("a snapshot does not read like the document it was made of");
    const bytes = zstdCompressSync(state, compression);
    return { bytes, digest: createHash("sha256").update(bytes).digest("hex") };
  }

  close(): void {
    this.#doc.destroy();
  }
}

/** Entries of the change log made of one batch of rows. */
class Entries {
  readonly added: Entry[] = [];
  readonly continued: Entry[] = [];
  #runs: Map<string, Run>;
  #here = new Map<string, Entry>();

  constructor(runs: Map<string, Run>) {
    this.#runs = runs;
  }

  add(change: FieldChange, { seq, at, person }: ProjectorRow): void {
    const key = `${change.kind}/${change.id}/${change.field}`;
    const run = this.#runs.get(key);
    const goesOn = run?.person === person && isTyping(change) && at - run.at < pauseMs && at - run.since < longestRunMs;
    const entry = { ...change, seq, at, person };
    this.#runs.set(key, { person, since: goesOn ? run.since : at, at });
    const earlier = goesOn ? this.#here.get(key) : undefined;
    if (earlier) Object.assign(earlier, { seq, at, after: change.after, title: change.title });
    else {
      this.#here.set(key, entry);
      (goesOn ? this.continued : this.added).push(entry);
    }
    if (this.#runs.size > 10_000) this.#runs.clear();
  }
}

/** Whether this may be one key press of many. */
function isTyping({ kind, field, before, after }: FieldChange): boolean {
  const type = allDefinitions[kind].fields[field.split("/", 1)[0] ?? ""]?.type;
  return (type === "prose" || type === "line") && typeof (after ?? "") === "string" && typeof (before ?? "") === "string";
}

/** Half a character can not be stored as JSON in a database. */
const half = /\\ud[89a-f][0-9a-f]{2}/i;

function toJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!half.test(text)) return text;
  return JSON.stringify(value, (_, each: unknown) => (typeof each === "string" ? each.toWellFormed() : each));
}

/** The same for documents that read the same: Yjs' own order of keys differs between replicas. */
function contentDigest(doc: Y.Doc): string {
  const hash = createHash("sha256");
  for (const { root } of Object.values(allDefinitions)) hash.update(root).update(canonical(doc.getMap(root).toJSON()));
  return hash.digest("hex");
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
