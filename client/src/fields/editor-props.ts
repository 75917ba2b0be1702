/**
 * What every field editor is given. An editor reads and writes its own value by hooks, so that a change to one field
 * renders that field alone.
 */
import type { FieldAt } from "#client/project/use-write.ts";
import type { Field } from "#shared/schema/field-kinds.ts";

export interface EditorProps<F extends Field = Field> {
  readonly at: FieldAt;
  readonly field: F;
  /** Id of the element that names the field. */
  readonly labelId: string;
  /** False for who may only read: the value is shown and nothing looks like a control. */
  readonly editable: boolean;
}
