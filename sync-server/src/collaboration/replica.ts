/**
 * The projector's own copy of a document: applies journal rows one by one and says what each changed.
 *
 * A snapshot counts only once it has been loaded again and reads the same. Rules P1–P7, docs/spec/journal.md.
 */
import { createHash } from "node:crypto";
import * as Y from "yjs";
import { changesOf } from "#shared/document/changes.ts";
import type { FieldChange } from "#shared/schema/change.ts";
import { allDefinitions } from "#shared/schema/entities.ts";
import type { Projected } from "../store/changes.ts";
import { ChangeEntries, type Runs, toJson } from "./change-entries.ts";
import { clientsOf } from "./live-changes.ts";
import { readProjection } from "./projection.ts";
import type { ProjectorRow, TakenSnapshot } from "./projector-messages.ts";
import { applyState, packState, unpackStateSync } from "./snapshot-bytes.ts";

export class Replica {
  #doc = new Y.Doc();
  #runs: Runs = new Map();

  /** @param snapshot bytes of an earlier one, or null to start with nothing */
  constructor(snapshot: Uint8Array | null) {
    if (snapshot) applyState(this.#doc, unpackStateSync(snapshot));
  }

  follow(rows: readonly ProjectorRow[]): void {
    for (const { update } of rows) Y.applyUpdate(this.#doc, update);
  }

  project(rows: readonly ProjectorRow[]): Projected {
    const log = new ChangeEntries(this.#runs);
    const changed: FieldChange[] = [];
    for (const row of rows) {
      const changes = changesOf(this.#doc, row.update);
      for (const change of changes) log.add(change, row);
      changed.push(...changes);
    }
    return {
      coversSeq: rows.at(-1)?.seq ?? 0,
      changes: toJson(log.added),
      continued: toJson(log.continued),
      entities: toJson(readProjection(this.#doc, changed)),
      clients: toJson(clientsOf(rows, this.#doc)),
    };
  }

  /** Goes on from the snapshot itself, so there is never more than one copy of the document. @throws when it reads otherwise */
  snapshot(): TakenSnapshot {
    const content = contentDigest(this.#doc);
    const state = Y.encodeStateAsUpdate(this.#doc);
    this.close();
    this.#doc = new Y.Doc();
    Y.applyUpdate(this.#doc, state);
    if (contentDigest(this.#doc) !== content) throw new Error("a snapshot does not read like the document it was made of");
    const bytes = packState(state);
    return { bytes, digest: createHash("sha256").update(bytes).digest("hex") };
  }

  close(): void {
    this.#doc.destroy();
  }
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
