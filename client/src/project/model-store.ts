/**
 * The model as views read it: visible entities as stable objects, with the indexes they ask for.
 *
 * Equal to `readModel(doc)` at every moment, but brought up to date by what changed, and telling only those who show it.
 * Rules M1–M6 in docs/spec/sync-state.md.
 */

import type { DeletedItem } from "#shared/document/integrity.ts";
import type { AnyKind, Entity, EntityKind, ValuesOf } from "#shared/schema/entities.ts";
import type { NameIndex } from "./name-index.ts";
import type { EntityChange } from "./visible-entities.ts";

/** Kinds that hang on one owner, in the order they are listed there. */
export type HangingKind = "cta" | "attribute" | "relationship" | "criterion";

export type { DeletedItem, EntityChange };

/** The two matrices whose empty cells carry an answer. */
export type AnswerKind = "nestingAnswer" | "ctaAnswer";

/** What reads differently after a transaction, for readings that are kept over many entities (a matrix). */
export interface StoreChange {
  /** Visible entities that came, went or changed. */
  readonly entities: readonly EntityChange[];
  /** Items whose phase, score or order may read differently. */
  readonly priorities: readonly string[];
  /** Cells whose answer changed; only of matrices whose answers were ever asked for. */
  readonly answers: readonly { readonly kind: AnswerKind; readonly cell: string; readonly answer: string }[];
}

/** What a listener can listen to. */
export type Topic =
  | `entity:${AnyKind}:${string}`
  | `ids:${EntityKind}`
  | `on:${HangingKind}:${string}`
  | `priority:${string}`
  | "project"
  | "deleted"
  | "names";

export interface ModelStore {
  /** The entity as everybody sees it; null when it never was, is gone, hidden or merged away. */
  entity<K extends EntityKind>(kind: K, id: string): Entity<K> | null;
  /** Visible ids, by hand-made order where the kind has one, else by id. */
  ids(kind: EntityKind): readonly string[];
  /** Visible ids that hang on an owner; relationships hang on both their ends. */
  idsOn(kind: HangingKind, owner: string): readonly string[];
  /** Of an object, relationship, CTA or attribute; the blank when nobody ranked it. */
  priority(itemId: string): ValuesOf<"priority">;
  project(): ValuesOf<"project">;
  deleted(): readonly DeletedItem[];
  /** Yjs client ids of those who keep an item here that somebody deleted; `isMine` when this tab is one of them. */
  keepersOf(kind: EntityKind, id: string): { readonly clients: readonly number[]; readonly isMine: boolean };
  names(): NameIndex;
  /** Answers by `<row>><column>`; the same map, kept true from the first call on. */
  answers(kind: AnswerKind): ReadonlyMap<string, string>;
  /** Tells what changed, once per transaction, before the topics are told: for readings that others then render from. */
  observe(listener: (change: StoreChange) => void): () => void;
  /** Tells a listener when the topic changed, at most once per transaction. */
  subscribe(topic: Topic, listener: () => void): () => void;
}
