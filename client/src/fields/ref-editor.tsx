/** Points at another entity, chosen by name. What it points at may be gone: then nothing is chosen. */
import { useWrite } from "#client/project/use-write.ts";
import { type EntityKind, entities } from "#shared/schema/entities.ts";
import type { RefField } from "#shared/schema/field-kinds.ts";
import { Select } from "../parts/select.tsx";
import type { EditorProps } from "./editor-props.ts";
import { kindNamed, useNamed } from "./use-names-of.ts";
import { useValue } from "./use-value.ts";

export function RefEditor(props: EditorProps<RefField>) {
  const kind = kindNamed(props.field.to);
  return kind && <ChosenRef {...props} kind={kind} />;
}

function ChosenRef({ at, field, editable, kind }: EditorProps<RefField> & { kind: EntityKind }) {
  const value = useValue(at, field) ?? "";
  const { writeField } = useWrite();
  const named = useNamed(kind).filter(({ id }) => id !== at.id);
  const chosen = named.find(({ id }) => id === value);
  if (!editable) return <p className="py-0.5">{chosen?.name || "Not chosen"}</p>;
  const options = named.map(({ id, name }) => ({ value: id, label: name || `${entities[kind].label} without a name` }));
  const none = field.required ? [] : [{ value: "", label: "Not chosen" }];
  return (
    <Select
      label={field.label}
      look="chip"
      value={chosen ? value : ""}
      options={[...none, ...options]}
      onChange={(next) => writeField(at, next)}
    />
  );
}
