/**
 * What an artifact wants changed in the model, as plain data.
 *
 * A gesture in a matrix or on the map is planned here and carried out by the project room in one transaction and one undo step.
 * Plans of several cells see each other's outcome, so that filling a range makes no relationship twice (rule N14).
 */
import { makeEntityId, type RandomBytes } from "../ids.ts";
import type { Entity, EntityKind, ValuesOf } from "../schema/entities.ts";

/** One element of a set field, by the field's name and the element's key. `null` takes it out. */
export interface EntryChange {
  readonly does: "entry";
  readonly kind: EntityKind;
  readonly id: string;
  readonly field: string;
  readonly key: string;
  readonly value: unknown;
}

export type Created = {
  [K in EntityKind]: { readonly does: "create"; readonly kind: K; readonly id: string; readonly values: Partial<ValuesOf<K>> };
};
export type Written = {
  readonly does: "write";
  /** A priority is written under the id of its item. */
  readonly kind: EntityKind | "priority";
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
};
export type Removed = { readonly does: "remove"; readonly kind: EntityKind; readonly id: string };
export type Answered = {
  readonly does: "answer";
  readonly kind: "nestingAnswer" | "ctaAnswer";
  readonly row: string;
  readonly column: string;
  /** "" is not answered. */
  readonly value: "" | "no" | "none" | "discuss";
};
/** Changes are in the order they are made: what is created stands before what refers to it. */
export type PlannedChange = Created[EntityKind] | Written | EntryChange | Removed | Answered;

/** Ids and order keys, given by whoever carries the change out; tests count instead. */
export interface KeyMaker {
  id(): string;
  /** A key between two others; `null` is the open end. */
  between(before: string | null, after: string | null): string;
}

/** Ids of the project, with the order keys of the document room. */
export function keyMaker(between: KeyMaker["between"], random?: RandomBytes): KeyMaker {
  return { id: () => makeEntityId(random), between };
}

export type ObjectEntity = Entity<"object">;
export type RelationshipEntity = Entity<"relationship">;
export type CtaEntity = Entity<"cta">;
export type RoleEntity = Entity<"role">;
export type AttributeEntity = Entity<"attribute">;

/** How a flat answer is keyed: `<row>><column>`. */
export const pairKey = (row: string, column: string): string => `${row}>${column}`;

/** The row and column of a key, or `null` where it names none. */
export function readPairKey(key: string): [row: string, column: string] | null {
  const at = key.indexOf(">");
  return at < 1 || at === key.length - 1 ? null : [key.slice(0, at), key.slice(at + 1)];
}
