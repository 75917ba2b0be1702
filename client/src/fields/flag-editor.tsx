/** Yes or no, as a box to tick. */
import { useWrite } from "#client/project/use-write.ts";
import type { FlagField } from "#shared/schema/field-kinds.ts";
import type { EditorProps } from "./editor-props.ts";
import { useValue } from "./use-value.ts";

export function FlagEditor({ at, field, labelId, editable }: EditorProps<FlagField>) {
  const value = useValue(at, field) ?? false;
  const { writeField } = useWrite();
  if (!editable) return <p className="py-0.5">{value ? "Yes" : "No"}</p>;
  return (
    <span className="inline-flex h-[26px] items-center max-phone:h-11">
      <input
        type="checkbox"
        aria-labelledby={labelId}
        checked={value}
        onChange={(event) => writeField(at, event.target.checked)}
        className="size-4 accent-primary"
      />
    </span>
  );
}
