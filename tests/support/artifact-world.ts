/**
 * A small model for tests of the artifacts: objects, relationships, roles and calls to action by their names, no document.
 */
import { blankEntity } from "#shared/artifacts/blank-entity.ts";
import { buildCtaIndex, type CtaIndex } from "#shared/artifacts/cta-index.ts";
import { buildPairIndex, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import type { CtaEntity, KeyMaker, RelationshipEntity } from "#shared/artifacts/planned-change.ts";
import type { NameOf } from "#shared/artifacts/sentence.ts";
import { orderBetween } from "#shared/document/order.ts";
import type { Entity, EntityKind, ValuesOf } from "#shared/schema/entities.ts";

/** Ids are names in small letters: `Ticket type` is `ticket-type`. */
export const idOf = (name: string): string => name.toLowerCase().replaceAll(" ", "-");

export function object(name: string, values: Partial<ValuesOf<"object">> = {}): Entity<"object"> {
  return blankEntity("object", idOf(name), { name, ...values });
}

export function relationship(source: string, target: string, values: Partial<ValuesOf<"relationship">> = {}): RelationshipEntity {
  return blankEntity("relationship", `${source}.${target}`, { source, target, "out.nested": "list", ...values });
}

export function entity<K extends EntityKind>(kind: K, id: string, values: Partial<ValuesOf<K>>): Entity<K> {
  return blankEntity(kind, id, values);
}

export const byName: (names: readonly string[]) => NameOf = (names) => {
  const objects = new Map(names.map((name) => [idOf(name), object(name)]));
  return (id) => objects.get(id);
};

export function matrix(
  names: readonly string[],
  relationships: readonly RelationshipEntity[] = [],
  answers: Record<string, string> = {},
): PairIndex {
  return buildPairIndex({ objects: names.map(idOf), relationships, answers: Object.entries(answers) });
}

/** A call to action and who may do it: `{ attendee: ["primary", "a0"] }`. */
export function cta(
  object: string,
  verb: string,
  roles: Readonly<Record<string, readonly [rank: string, order: string]>>,
  values: Partial<ValuesOf<"cta">> = {},
): CtaEntity {
  const entries = Object.entries(roles).map(([key, [rank, order]]) => ({ key, value: { rank, order } }));
  return blankEntity("cta", `${object}.${idOf(verb)}`, { object, verb, roles: entries, ...values });
}

export function ctaMatrix(
  objects: readonly string[],
  roles: readonly string[],
  ctas: readonly CtaEntity[],
  answers: Record<string, string> = {},
): CtaIndex {
  return buildCtaIndex({ objects, roles, ctas, phases: [], answers: Object.entries(answers) });
}

/** Ids that count up, keys without chance. */
export function countingKeys(): KeyMaker {
  let made = 0;
  return { id: () => `made${++made}`, between: (before, after) => orderBetween(before, after, (bytes) => bytes.fill(0)) };
}
