/** A set of other entities, such as the roles that may see an attribute: each one a box to tick. */
import { type FieldAt, useWrite } from "#client/project/use-write.ts";
import { orderBetween } from "#shared/document/order.ts";
import type { EntityKind } from "#shared/schema/entities.ts";
import type { SetField } from "#shared/schema/field-kinds.ts";
import type { EditorProps } from "./editor-props.ts";
import { kindNamed, useNamed } from "./use-names-of.ts";
import { useValue } from "./use-value.ts";

export function RefsEditor(props: EditorProps<SetField>) {
  const kind = props.field.key.by === "ref" ? kindNamed(props.field.key.to) : null;
  return kind && <ChosenRefs {...props} kind={kind} />;
}

/** The value that only says "it is there": `true`, or a place, whatever the shape of the set takes. */
export function blankElement(field: SetField): unknown {
  const order = orderBetween(null, null);
  const tries = [true, { order }, { order, rank: "secondary" }];
  return tries.find((value) => field.shape.safeParse(value).success) ?? null;
}

function ChosenRefs({ at, field, editable, kind }: EditorProps<SetField> & { kind: EntityKind }) {
  const chosen = new Set((useValue(at, field) ?? []).map((entry) => entry.key));
  const named = useNamed(kind);
  if (!editable) {
    const names = named.filter(({ id }) => chosen.has(id)).map(({ name }) => name);
    return <p className="py-0.5">{names.join(", ") || "Not said yet"}</p>;
  }
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {named.map(({ id, name }) => (
        <li key={id}>
          <TickedRef at={at} field={field} id={id} name={name} chosen={chosen.has(id)} />
        </li>
      ))}
    </ul>
  );
}

function TickedRef({ at, field, id, name, chosen }: { at: FieldAt; field: SetField; id: string; name: string; chosen: boolean }) {
  const { writeEntry } = useWrite();
  return (
    <label className="inline-flex min-h-[26px] items-center gap-1.5 max-phone:min-h-11">
      <input
        type="checkbox"
        checked={chosen}
        onChange={() => writeEntry(at, id, chosen ? null : blankElement(field))}
        className="size-4 accent-primary"
      />
      {name}
    </label>
  );
}
