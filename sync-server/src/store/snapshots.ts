/** Snapshots of documents: caches of the journal, the newest three of each document. */
import type { Db } from "./database.ts";

export interface Snapshot {
  readonly coversSeq: number;
  /** As `collaboration/snapshot-bytes.ts` packs them. */
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly digest: string;
}

const kept = 3;

/** Those that cover no more than `upTo`, newest first. */
export async function readSnapshots(db: Db, document: string, upTo: number = Number.MAX_SAFE_INTEGER): Promise<Snapshot[]> {
  const rows = await db
    .selectFrom("document_snapshots")
    .select(["covers_seq", "bytes", "digest"])
    .where("document", "=", document)
    .where("covers_seq", "<=", upTo)
    .orderBy("covers_seq", "desc")
    .execute();
  return rows.map((row) => ({ coversSeq: Number(row.covers_seq), bytes: row.bytes, digest: row.digest }));
}

/** The newest one alone: what opening a document reads. */
export async function readNewestSnapshot(db: Db, document: string): Promise<Snapshot | null> {
  const row = await db
    .selectFrom("document_snapshots")
    .select(["covers_seq", "bytes", "digest"])
    .where("document", "=", document)
    .orderBy("covers_seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { coversSeq: Number(row.covers_seq), bytes: row.bytes, digest: row.digest } : null;
}

/** Adds one and lets go of all but the newest three, in one transaction. */
export async function saveSnapshot(db: Db, document: string, projectId: string, snapshot: Snapshot): Promise<void> {
  const { coversSeq, bytes, digest } = snapshot;
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("document_snapshots")
      .values({ document, project_id: projectId, covers_seq: coversSeq, bytes, digest })
      .onConflict((conflict) => conflict.columns(["document", "covers_seq"]).doUpdateSet({ bytes, digest }))
      .execute();
    const oldest = tx
      .selectFrom("document_snapshots")
      .select("covers_seq")
      .where("document", "=", document)
      .orderBy("covers_seq", "desc")
      .offset(kept);
    await tx.deleteFrom("document_snapshots").where("document", "=", document).where("covers_seq", "in", oldest).execute();
  });
}
