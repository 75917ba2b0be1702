/** What entities are called, for fields that point at them. */
import { useIds, useSelect } from "#client/project/use-entities.ts";
import { type EntityKind, entities } from "#shared/schema/entities.ts";
import { titleOf } from "#shared/schema/title.ts";

export interface NamedEntity {
  readonly id: string;
  readonly name: string;
}

/** A kind that the schema knows, or null: a field may point at a kind of a newer client. */
export const kindNamed = (kind: string): EntityKind | null => (Object.hasOwn(entities, kind) ? (kind as EntityKind) : null);

/** Every visible entity of a kind, in its order. */
export function useNamed(kind: EntityKind): NamedEntity[] {
  const ids = useIds(kind);
  const key = useSelect([`ids:${kind}`, ...ids.map((id) => `entity:${kind}:${id}` as const)], (store) =>
    JSON.stringify(ids.map((id) => titleOf(store.entity(kind, id) ?? {}))),
  );
  const names = JSON.parse(key) as string[];
  return ids.map((id, at) => ({ id, name: names[at] ?? "" }));
}
