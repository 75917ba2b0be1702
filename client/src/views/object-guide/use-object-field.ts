/** One field of an object, for reading; renders again only when that field changes. */

import { object } from "#shared/schema/entities/object.ts";
import type { ValuesOf } from "#shared/schema/entities.ts";
import { useValue } from "../../fields/use-value.ts";

export function useObjectField<N extends keyof ValuesOf<"object"> & string>(id: string, name: N): ValuesOf<"object">[N] | null {
  return useValue({ kind: "object", id, field: name }, object.fields[name]) as ValuesOf<"object">[N] | null;
}
