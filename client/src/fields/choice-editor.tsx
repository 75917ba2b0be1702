/** One of some words. A word that a newer client wrote is shown as written and stays until somebody chooses another. */
import { useWrite } from "#client/project/use-write.ts";
import type { ChoiceField } from "#shared/schema/field-kinds.ts";
import { Select } from "../parts/select.tsx";
import type { EditorProps } from "./editor-props.ts";
import { useValue } from "./use-value.ts";

interface Option {
  value: string;
  label: string;
}

/** What can be chosen: "not chosen" where that is the blank, the declared words, and the present one if it is none of them. */
export function choiceOptions(field: ChoiceField, value: string): Option[] {
  const unset = field.blank === "" ? [{ value: "", label: "Not chosen" }] : [];
  const options = [...unset, ...field.options];
  return options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
}

/** The word for a value; "" where nothing was chosen. */
export function choiceWord(field: ChoiceField, value: string): string {
  return field.options.find((option) => option.value === value)?.label ?? value;
}

export function ChoiceEditor({ at, field, editable }: EditorProps<ChoiceField>) {
  const value = useValue(at, field) ?? field.blank;
  const { writeField } = useWrite();
  if (!editable) return <p className="py-0.5">{choiceWord(field, value) || "Not chosen"}</p>;
  return (
    <Select label={field.label} look="chip" value={value} options={choiceOptions(field, value)} onChange={(next) => writeField(at, next)} />
  );
}
