/**
 * One editor for each kind of field. A kind without an editor says why; `tests/house` fails until each kind has one of the two.
 */

import type { ComponentType, LazyExoticComponent } from "react";
import type { Field, FieldType } from "#shared/schema/field-kinds.ts";
import { lazyPart } from "../parts/lazy-part.ts";
import type { EditorProps } from "./editor-props.ts";
import { LineEditor } from "./line-editor.tsx";
import { ProseFieldEditor } from "./prose-field.tsx";
import { SetEditor } from "./set-editor.tsx";

type FieldOf<T extends FieldType> = Extract<Field, { type: T }>;

type Editor<T extends FieldType> = ComponentType<EditorProps<FieldOf<T>>>;

interface NoEditor {
  readonly why: string;
}

export type FieldEditors = { readonly [T in FieldType]: Editor<T> | LazyExoticComponent<Editor<T>> | NoEditor };

/** Lines, prose and lists are in the first view; the others come when a form has them. */
export const fieldEditors: FieldEditors = {
  line: LineEditor,
  prose: ProseFieldEditor,
  choice: lazyPart(async () => (await import("./choice-editor.tsx")).ChoiceEditor),
  flag: lazyPart(async () => (await import("./flag-editor.tsx")).FlagEditor),
  int: lazyPart(async () => (await import("./int-editor.tsx")).IntEditor),
  ref: lazyPart(async () => (await import("./ref-editor.tsx")).RefEditor),
  order: { why: "A place among siblings is given by moving the item, never typed." },
  record: lazyPart(async () => (await import("./record-editor.tsx")).RecordEditor),
  set: SetEditor,
};

/** The editor of a field, or null where it has none. */
export function editorOf(field: Field): ComponentType<EditorProps> | null {
  const editor = fieldEditors[field.type];
  return "why" in editor ? null : (editor as ComponentType<EditorProps>);
}
