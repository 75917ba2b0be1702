/** The value of one field, as reading gives it; renders again when its entity changed and the value differs. */
import { useRef } from "react";
import type { ModelStore, Topic } from "#client/project/model-store.ts";
import { useSelect } from "#client/project/use-entities.ts";
import type { FieldAt } from "#client/project/use-write.ts";
import type { Field, ValueOf } from "#shared/schema/field-kinds.ts";

/** @returns null while the entity is gone; otherwise what its kind of field holds, the same object while nothing in it changed */
export function useValue<F extends Field>(at: FieldAt, _declared: F): ValueOf<F> | null {
  const known = useRef<Known>({ value: null, key: "null" });
  return useSelect([topicOf(at)], (store) => {
    const value = readField(store, at);
    if (typeof value !== "object" || value === null) return value as ValueOf<F> | null;
    // Sets and records are read anew with every change of their entity; typing in one field must not render the lists beside it.
    const key = JSON.stringify(value);
    if (key !== known.current.key) known.current = { value, key };
    return known.current.value as ValueOf<F>;
  });
}

interface Known {
  readonly value: unknown;
  readonly key: string;
}

function topicOf({ kind, id }: FieldAt): Topic {
  return kind === "project" ? "project" : kind === "priority" ? `priority:${id}` : `entity:${kind}:${id}`;
}

function readField(store: ModelStore, { kind, id, field }: FieldAt): unknown {
  const values = kind === "project" ? store.project() : kind === "priority" ? store.priority(id) : store.entity(kind, id);
  return (values as Readonly<Record<string, unknown>> | null)?.[field] ?? null;
}
