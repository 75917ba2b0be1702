/**
 * An entity with every field at its kind's blank, as it reads before anything was said; for plans that have not been carried out.
 */
import type { Entity, EntityKind, ValuesOf } from "../schema/entities.ts";
import { entities } from "../schema/entities.ts";
import type { Field } from "../schema/field-kinds.ts";

/** An entity of `kind` as it will read once it is created with `values`. */
export function blankEntity<K extends EntityKind>(kind: K, id: string, values: Partial<ValuesOf<K>> = {}): Entity<K> {
  const fields = Object.entries(entities[kind].fields).map(([name, field]) => [name, blankOf(field)]);
  const head = { id, createdBy: "", createdAt: 0, deleted: null, mergedInto: "" };
  return { ...head, ...Object.fromEntries(fields), ...values } as Entity<K>;
}

function blankOf(field: Field): unknown {
  if (field.type === "set") return [];
  if (field.type === "flag") return false;
  if (field.type === "record") return null;
  return field.type === "choice" || field.type === "int" ? field.blank : "";
}
