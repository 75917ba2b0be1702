/** What can be written into a project, as types; `commands.ts` does it, `use-write.ts` has the hook. */
import type { PlannedChange } from "#shared/artifacts/planned-change.ts";
import type { AnyKind, EntityKind, ValuesOf } from "#shared/schema/entities.ts";

export type WriteOutcome = "written" | "same" | "gone";

/** One field: of an entity, of the project (`kind: "project"`, `id: "project"`), or of a priority (`id` = the item's). */
export interface FieldAt {
  readonly kind: EntityKind | "project" | "priority";
  readonly id: string;
  readonly field: string;
}

export interface ItemAt {
  readonly kind: EntityKind;
  readonly id: string;
}

/** What is given when something is made: required fields, the rest as wished. Prose as text, sets as `{ key: value }`. */
export type NewValues<K extends EntityKind> = Partial<Record<keyof ValuesOf<K>, unknown>>;

export interface Commands {
  /** Whether writing is possible at this moment; controls that write are not shown otherwise. */
  may(): boolean;
  /** @throws OrcaError field/invalid · edit/read-only */
  writeField(at: FieldAt, value: unknown): WriteOutcome;
  /** Puts one element of a set; null takes it out. */
  writeEntry(at: FieldAt, key: string, value: unknown): WriteOutcome;
  /** Puts several elements of a set, as one undo step: a pasted column. */
  writeEntries(at: FieldAt, entries: readonly { key: string; value: unknown }[]): void;
  /** @returns the new id */
  create<K extends EntityKind>(kind: K, values: NewValues<K>): string;
  /** Several at once, one undo step. @returns the new ids, in order */
  createAll(list: readonly { kind: EntityKind; values: Readonly<Record<string, unknown>> }[]): string[];
  /** Marks as deleted, with all that hangs on it. @returns the batch to restore by */
  remove(items: readonly ItemAt[]): string;
  restoreBatch(batch: string): void;
  restore(item: ItemAt): void;
  merge(kind: EntityKind, from: string, into: string): void;
  /** Cells of the matrices that hold no entity; "" takes the answer away. */
  writeAnswer(kind: Extract<AnyKind, "nestingAnswer" | "ctaAnswer">, row: string, column: string, value: string): WriteOutcome;
  /**
   * Carries out what a matrix or the map planned, as one undo step.
   *
   * @param words what undo says it took back: "4 answers", "move of Bookmark"
   */
  carryOut(words: string, changes: readonly PlannedChange[]): void;
}
