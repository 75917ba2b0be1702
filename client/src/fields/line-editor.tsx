/** One line of text, edited where it stands. Who may only read sees the words alone. */
import { useId } from "react";
import { useShowTyping } from "#client/project/presence.ts";
import { mayBreak } from "#shared/schema/check-field.ts";
import type { LineField } from "#shared/schema/field-kinds.ts";
import { classNames } from "../parts/class-names.ts";
import { FieldError } from "../parts/text-field.tsx";
import type { EditorProps } from "./editor-props.ts";
import { useLine } from "./use-line.ts";
import { useValue } from "./use-value.ts";

/** The look of a value that can be typed over: words on the page until hovered, a field once entered. */
export const inPlace =
  "-mx-2 w-[calc(100%+16px)] min-w-0 rounded-md border border-transparent bg-transparent px-[7px] outline-none " +
  "hover:bg-fill focus:border-ink focus:bg-surface focus:outline-1 focus:outline-ink " +
  "aria-invalid:border-signal aria-invalid:outline-1 aria-invalid:outline-signal";

export function LineEditor(props: EditorProps<LineField>) {
  return props.editable ? <EditedLine {...props} /> : <ReadLine {...props} />;
}

function ReadLine({ at, field }: EditorProps<LineField>) {
  const value = useValue(at, field);
  return <p className={value ? "py-0.5 whitespace-pre-line" : "py-0.5 text-ink-3"}>{value || "Not said yet"}</p>;
}

function EditedLine({ at, field, labelId }: EditorProps<LineField>) {
  const { input, problem } = useLine(at, field);
  const typing = useShowTyping();
  const problemId = useId();
  const named = {
    onInput: typing,
    "aria-labelledby": labelId,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": problem ? problemId : undefined,
    placeholder: field.hint ?? "Not said yet",
    autoComplete: "off",
  } as const;
  return (
    <>
      {mayBreak(field) ? (
        <textarea
          {...input}
          {...named}
          rows={2}
          className={classNames(inPlace, "-my-px block field-sizing-content resize-none py-0.5 leading-5")}
        />
      ) : (
        <input {...input} {...named} className={classNames(inPlace, "h-6 max-phone:-my-2 max-phone:h-11")} />
      )}
      {problem && <FieldError id={problemId}>{problem}</FieldError>}
    </>
  );
}
