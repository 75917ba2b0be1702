/** A whole number within bounds, or none. Written when the field is left or Enter is pressed. */
import { type KeyboardEvent, useId, useState } from "react";
import { useWrite } from "#client/project/use-write.ts";
import type { IntField } from "#shared/schema/field-kinds.ts";
import { FieldError } from "../parts/text-field.tsx";
import type { EditorProps } from "./editor-props.ts";
import { inPlace } from "./line-editor.tsx";
import { useValue } from "./use-value.ts";

/** @returns the number, null for nothing given, or the sentence that says what is wrong */
export function readInt(text: string, { min, max, label }: IntField): number | null | string {
  const given = text.trim();
  if (given === "") return null;
  const number = Number(given);
  const fits = Number.isInteger(number) && number >= min && number <= max;
  return fits ? number : `${label} is a whole number from ${min.toLocaleString("en")} to ${max.toLocaleString("en")}.`;
}

export function IntEditor({ at, field, labelId, editable }: EditorProps<IntField>) {
  const value = useValue(at, field);
  const { writeField } = useWrite();
  const [draft, setDraft] = useState<string | null>(null);
  const problemId = useId();
  const read = draft === null ? value : readInt(draft, field);
  const problem = typeof read === "string" ? read : null;

  const leave = () => {
    if (draft !== null && typeof read !== "string" && read !== value) writeField(at, read);
    setDraft(null);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && problem === null) leave();
    if (event.key !== "Escape" || draft === null) return;
    event.stopPropagation();
    setDraft(null);
  };

  if (!editable) return <p className="py-0.5 tabular-nums">{value ?? "Not said yet"}</p>;
  return (
    <>
      <input
        inputMode="numeric"
        value={draft ?? value ?? ""}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={leave}
        onKeyDown={keyDown}
        data-uncommitted={draft !== null || undefined}
        aria-labelledby={labelId}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        placeholder="Not said yet"
        autoComplete="off"
        className={`${inPlace} h-[26px] max-w-24 tabular-nums max-phone:h-11`}
      />
      {problem && <FieldError id={problemId}>{problem}</FieldError>}
    </>
  );
}
