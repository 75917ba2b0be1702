/**
 * One editor for each kind of field. A kind without an editor says why; `tests/house` fails until each kind has one of the two.
 */
import type { ComponentType } from "react";
import type { Field, FieldType } from "#shared/schema/field-kinds.ts";
import { ChoiceEditor } from "./choice-editor.tsx";
import type { EditorProps } from "./editor-props.ts";
import { FlagEditor } from "./flag-editor.tsx";
import { IntEditor } from "./int-editor.tsx";
import { LineEditor } from "./line-editor.tsx";
import { ProseFieldEditor } from "./prose-field.tsx";
import { RecordEditor } from "./record-editor.tsx";
import { RefEditor } from "./ref-editor.tsx";
import { SetEditor } from "./set-editor.tsx";

type FieldOf<T extends FieldType> = Extract<Field, { type: T }>;

interface NoEditor {
  readonly why: string;
}

export type FieldEditors = { readonly [T in FieldType]: ComponentType<EditorProps<FieldOf<T>>> | NoEditor };

export const fieldEditors: FieldEditors = {
  line: LineEditor,
  prose: ProseFieldEditor,
  choice: ChoiceEditor,
  flag: FlagEditor,
  int: IntEditor,
  ref: RefEditor,
  order: { why: "A place among siblings is given by moving the item, never typed." },
  record: RecordEditor,
  set: SetEditor,
};

/** The editor of a field, or null where it has none. */
export function editorOf(field: Field): ComponentType<EditorProps> | null {
  const editor = fieldEditors[field.type];
  return "why" in editor ? null : (editor as ComponentType<EditorProps>);
}
