/**
 * How an entity kind is declared. One declaration gives document access, checks, REST, exports, forms and log wording.
 */
import type { Field, Fields, ValueOf } from "./field-kinds.ts";

/**
 * Where a kind's data is held (model.md 1):
 * - `map`: one nested `Y.Map` per entity in the root map
 * - `single`: the root map itself is the one entity (`project`)
 * - `by-item`: flat keys `<itemId>.<field>` (`priorities`)
 * - `by-pair`: flat keys `<row>><column>`, one value (`nestingAnswers`, `ctaAnswers`)
 * - `by-key`: flat keys with one record (`placements`, `steps`)
 */
export type Holding = "map" | "single" | "by-item" | "by-pair" | "by-key";

export interface EntityDefinition<K extends string = string, F extends Fields = Fields> {
  readonly kind: K;
  /** Name of the root `Y.Map`. */
  readonly root: string;
  readonly label: string;
  readonly plural: string;
  readonly held: Holding;
  readonly fields: F;
}

/** What every entity carries beside its own fields. */
export interface EntityHead {
  readonly id: string;
  /** Person id. */
  readonly createdBy: string;
  /** Milliseconds since 1970; for display only, nothing is decided by it. */
  readonly createdAt: number;
  /** Somebody deleted it. Whether it is *gone* depends on what others added since (rule D2). */
  readonly deleted: DeletionMark | null;
  /** The entity this one was merged into, or "". */
  readonly mergedInto: string;
}

/** What a deletion remembers (model.md 1): who, when, with what else, and what it had seen. */
export interface DeletionMark {
  readonly by: string;
  readonly at: number;
  /** Shared by everything deleted in one step, so that restoring takes all of it back. */
  readonly batch: string;
  /** Highest clock per Yjs client among the live items the deletion covers. */
  readonly seen: Readonly<Record<string, number>>;
}

/** Values of all fields of a definition, as reading gives them. */
export type FieldValues<F extends Fields> = { readonly [N in keyof F]: ValueOf<F[N]> };

export function defineEntity<const K extends string, const F extends Fields>(definition: {
  kind: K;
  root: string;
  label: string;
  plural: string;
  held?: Holding;
  fields: F;
}): EntityDefinition<K, F> {
  return { held: "map", ...definition };
}

/** The declared fields of a definition, in the order they are shown. */
export function fieldsOf(definition: EntityDefinition): [name: string, field: Field][] {
  return Object.entries(definition.fields);
}
