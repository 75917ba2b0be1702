/** A declared line of text as a draft (`use-draft.ts`). */
import { type FieldAt, useWrite } from "#client/project/use-write.ts";
import { mayBreak } from "#shared/schema/check-field.ts";
import type { LineField } from "#shared/schema/field-kinds.ts";
import { type DraftBinding, useDraft } from "./use-draft.ts";
import { useValue } from "./use-value.ts";

export function useLine(at: FieldAt, field: LineField, onEnter?: () => void): DraftBinding {
  const value = useValue(at, field) ?? "";
  const { writeField } = useWrite();
  const { label, max, required = false } = field;
  return useDraft({ value, label, max, required, breaks: mayBreak(field), write: (text) => writeField(at, text), onEnter });
}
