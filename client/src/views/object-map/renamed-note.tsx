/** A note whose name is being changed, in its place. Enter or leaving keeps it, Esc brings back what was there. */
import { attribute } from "#shared/schema/entities/attribute.ts";
import { object as objectKind } from "#shared/schema/entities/object.ts";
import { useLine } from "../../fields/use-line.ts";
import { classNames } from "../../parts/class-names.ts";
import { useMap } from "./map-context.ts";
import { type NoteStripProps, noteFrame, papers } from "./note-look.ts";

export function RenamedNote({ object, id, kind, entity }: NoteStripProps) {
  return (
    <div data-object={object} data-item={id} className={classNames(noteFrame, papers[kind], "outline-2 outline-offset-0 outline-ink z-2")}>
      <NameInput at={{ kind: "attribute", id: entity }} field={attribute.fields.name} />
    </div>
  );
}

export function RenamedHead({ object }: { object: string }) {
  return <NameInput at={{ kind: "object", id: object }} field={objectKind.fields.name} isHead />;
}

interface NameInputProps {
  at: { kind: "attribute" | "object"; id: string };
  field: typeof attribute.fields.name;
  isHead?: boolean;
}

function NameInput({ at, field, isHead = false }: NameInputProps) {
  const { editing } = useMap();
  const done = () => editing.set(null);
  const { input } = useLine({ ...at, field: "name" }, field, done);
  return (
    <input
      {...input}
      ref={selectOnce}
      data-naming
      onKeyDown={(event) => {
        input.onKeyDown(event);
        event.stopPropagation();
        if (event.key === "Escape") done();
      }}
      onBlur={() => {
        input.onBlur();
        done();
      }}
      aria-label="Name"
      autoComplete="off"
      className={classNames("h-full min-w-0 flex-1 bg-transparent outline-none", isHead && "font-semibold")}
    />
  );
}

function selectOnce(element: HTMLInputElement | null): void {
  element?.focus({ preventScroll: true });
  element?.select();
}
