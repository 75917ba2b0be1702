/** A field with its label beside it, or above it on a phone. */
import { Suspense, useId } from "react";
import { type FieldAt, useMay } from "#client/project/use-write.ts";
import type { Field } from "#shared/schema/field-kinds.ts";
import { classNames } from "../parts/class-names.ts";
import { editorOf } from "./field-editors.ts";
import { FieldHere } from "./field-here.tsx";

export interface FieldRowProps {
  at: FieldAt;
  field: Field;
  className?: string;
}

export function FieldRow({ at, field, className }: FieldRowProps) {
  const labelId = useId();
  const editable = useMay();
  const Editor = editorOf(field);
  if (!Editor) return null;
  return (
    <section
      aria-labelledby={labelId}
      className={classNames("grid grid-cols-[88px_minmax(0,1fr)] max-phone:grid-cols-1 max-phone:gap-1", className)}
    >
      <h2 id={labelId} className="pt-[3px] text-sm text-ink-3 max-phone:text-[13px]">
        {field.label}
      </h2>
      <FieldHere at={at} shows={field.type === "prose" ? "caret" : "outline"}>
        <Suspense>
          <Editor key={at.id} at={at} field={field} labelId={labelId} editable={editable} />
        </Suspense>
      </FieldHere>
    </section>
  );
}
