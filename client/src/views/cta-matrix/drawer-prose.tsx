/** Prose in the drawer: a small heading and the text, edited where it stands, with everybody's carets. */
import { useId } from "react";
import { type FieldAt, useMay } from "#client/project/use-write.ts";
import type { ProseField } from "#shared/schema/field-kinds.ts";
import { FieldHere } from "../../fields/field-here.tsx";
import { ProseFieldEditor } from "../../fields/prose-field.tsx";
import { classNames } from "../../parts/class-names.ts";

export interface DrawerProseProps {
  at: FieldAt;
  field: ProseField;
  label: string;
  /** `beside`: the label leads the text, as a word of its sentence. */
  look?: "above" | "beside";
  className?: string;
}

export function DrawerProse({ at, field, label, look = "above", className }: DrawerProseProps) {
  const labelId = useId();
  const editable = useMay();
  const isBeside = look === "beside";
  return (
    <div className={classNames("cta-prose", isBeside && "grid grid-cols-[84px_minmax(0,1fr)] gap-x-1", className)}>
      <h3 id={labelId} className={isBeside ? "pt-px text-sm leading-5 text-ink-3" : "mb-1 text-sm font-medium text-ink-3"}>
        {label}
      </h3>
      <FieldHere at={at} shows="caret">
        <ProseFieldEditor key={`${at.id} ${at.field}`} at={at} field={field} labelId={labelId} editable={editable} />
      </FieldHere>
    </div>
  );
}
