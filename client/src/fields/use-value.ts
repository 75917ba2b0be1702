/** The value of one field, as reading gives it; renders again when its entity changed and the value differs. */
import type { Topic } from "#client/project/model-store.ts";
import { useSelect } from "#client/project/use-entities.ts";
import type { FieldAt } from "#client/project/use-write.ts";
import type { EntityKind } from "#shared/schema/entities.ts";
import type { Field, ValueOf } from "#shared/schema/field-kinds.ts";

/** @returns null while the entity is gone; otherwise what its kind of field holds */
export function useValue<F extends Field>({ kind, id, field }: FieldAt, _declared: F): ValueOf<F> | null {
  const topic: Topic = kind === "project" ? "project" : kind === "priority" ? `priority:${id}` : `entity:${kind}:${id}`;
  return useSelect([topic], (store) => {
    const values = kind === "project" ? store.project() : kind === "priority" ? store.priority(id) : store.entity(kind as EntityKind, id);
    return ((values as Readonly<Record<string, unknown>> | null)?.[field] as ValueOf<F> | undefined) ?? null;
  });
}
