/**
 * A form made from the declaration of an entity: a row for each field that has an editor, in the order declared. A new field
 * appears here without another line of code.
 */

import type { FieldAt } from "#client/project/use-write.ts";
import { fieldsOf } from "#shared/schema/define-entity.ts";
import { allDefinitions } from "#shared/schema/entities.ts";
import { FieldRow } from "./field-row.tsx";

export interface FieldFormProps {
  of: Pick<FieldAt, "kind" | "id">;
  /** Which fields, and in which order; all of them if not given. */
  only?: readonly string[];
  /** The one field whose prose stands in larger letters. */
  main?: string;
}

const quiet = { className: "[&_.prose]:[--prose-line:20px] [&_.prose]:[--prose-size:var(--text-base)]" };

export function FieldForm({ of, only, main }: FieldFormProps) {
  const fields = fieldsOf(allDefinitions[of.kind]);
  const chosen = only ? only.flatMap((name) => fields.filter(([declared]) => declared === name)) : fields;
  return (
    <div className="grid gap-3.5">
      {chosen.map(([name, field]) => (
        <FieldRow key={name} at={{ ...of, field: name }} field={field} {...(name === main ? {} : quiet)} />
      ))}
    </div>
  );
}
