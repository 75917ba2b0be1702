/** The name of the open object, edited where it stands. A name that another object bears is said, never refused. */
import { useId } from "react";
import { useShowTyping } from "#client/project/presence.ts";
import { useObjectNames } from "#client/project/use-entities.ts";
import { useMay } from "#client/project/use-write.ts";
import { object } from "#shared/schema/entities/object.ts";
import { FieldHere } from "../../fields/field-here.tsx";
import { committedLine } from "../../fields/line-draft.ts";
import { useLine } from "../../fields/use-line.ts";
import { FieldError } from "../../parts/text-field.tsx";
import { useObjectField } from "./use-object-field.ts";

const size = "text-xl leading-9 font-[640] tracking-[-.026em] max-phone:text-[32px] max-phone:leading-[38px]";

export function ObjectName({ id }: { id: string }) {
  const may = useMay();
  const name = useObjectField(id, "name") ?? "";
  return (
    <div className="my-3.5 max-phone:mt-0">
      <h1 id="object-name" className={may ? "sr-only" : size}>
        {name || "No name yet"}
      </h1>
      {may && <EditedName key={id} id={id} />}
    </div>
  );
}

function EditedName({ id }: { id: string }) {
  const at = { kind: "object", id, field: "name" } as const;
  const { input, text, problem } = useLine(at, object.fields.name);
  const typing = useShowTyping();
  const twin = useTwin(id, committedLine(text));
  const noteId = useId();
  return (
    <FieldHere at={at}>
      <textarea
        {...input}
        rows={1}
        onInput={typing}
        aria-label="Name"
        aria-invalid={problem ? true : undefined}
        aria-describedby={noteId}
        placeholder="Name this object"
        autoComplete="off"
        spellCheck={false}
        className={`${size} -mx-2 -my-px block field-sizing-content w-[calc(100%+16px)] max-h-[116px] resize-none overflow-x-hidden overflow-y-auto rounded-md border border-transparent bg-transparent px-[7px] outline-none hover:bg-fill focus:border-ink focus:bg-surface focus:outline-1 focus:outline-ink aria-invalid:border-signal aria-invalid:outline-signal`}
      />
      <div id={noteId} className="text-sm text-ink-2 not-empty:mt-1.5">
        {problem && <FieldError>{problem}</FieldError>}
        {twin && <p role="status">There is already an object {twin}. Say how this one differs, or give it another name.</p>}
      </div>
    </FieldHere>
  );
}

/** The name of another object that is called the same, or null. */
function useTwin(id: string, name: string): string | null {
  const other = useObjectNames()
    .idsNamed(name)
    .find((each) => each !== id);
  const twin = useObjectField(other ?? "", "name");
  return name === "" ? null : twin;
}
