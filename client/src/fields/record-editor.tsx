/**
 * One small value written whole. A cardinality is typed as people write it (`0..1`, `many`, `25..35`); other records are shown
 * here and edited where they have a place of their own.
 */
import { type KeyboardEvent, useId, useState } from "react";
import { useWrite } from "#client/project/use-write.ts";
import { type Multiplicity, multiplicity, type RecordField } from "#shared/schema/field-kinds.ts";
import { multiplicitySign, multiplicityWords, readMultiplicity } from "#shared/schema/multiplicity.ts";
import { FieldError } from "../parts/text-field.tsx";
import { describeRecord } from "./describe-record.ts";
import type { EditorProps } from "./editor-props.ts";
import { inPlace } from "./line-editor.tsx";
import { useValue } from "./use-value.ts";

export function RecordEditor(props: EditorProps<RecordField>) {
  const isCardinality = (props.field.shape as unknown) === multiplicity;
  return isCardinality && props.editable ? <CardinalityEditor {...props} /> : <ReadRecord {...props} />;
}

function ReadRecord({ at, field }: EditorProps<RecordField>) {
  const value = useValue(at, field);
  const isCardinality = (field.shape as unknown) === multiplicity;
  if (isCardinality) return <p className="py-0.5">{multiplicityWords(value as Multiplicity | null)}</p>;
  return <p className="py-0.5">{value === null ? "Not said yet" : describeRecord(value)}</p>;
}

function CardinalityEditor({ at, field, labelId }: EditorProps<RecordField>) {
  const value = useValue(at, field) as Multiplicity | null;
  const { writeField } = useWrite();
  const [draft, setDraft] = useState<string | null>(null);
  const problemId = useId();
  const read = draft === null || draft.trim() === "" ? null : readMultiplicity(draft);
  const problem = draft?.trim() && read === null ? "Type 0..1, 1, 0..n, 1..n or a range like 2..4." : null;

  const leave = () => {
    if (draft !== null && problem === null) writeField(at, read && value?.usual ? { ...read, usual: value.usual } : read);
    setDraft(null);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && problem === null) leave();
    if (event.key !== "Escape" || draft === null) return;
    event.stopPropagation();
    setDraft(null);
  };

  return (
    <>
      <input
        value={draft ?? multiplicitySign(value)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={leave}
        onKeyDown={keyDown}
        data-uncommitted={draft !== null || undefined}
        aria-labelledby={labelId}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problemId}
        placeholder="Not said yet"
        autoComplete="off"
        className={`${inPlace} h-[26px] max-w-24 tabular-nums max-phone:h-11`}
      />
      {problem ? (
        <FieldError id={problemId}>{problem}</FieldError>
      ) : (
        <span id={problemId} className="text-sm text-ink-3">
          {value && multiplicityWords(draft === null ? value : read)}
        </span>
      )}
    </>
  );
}
