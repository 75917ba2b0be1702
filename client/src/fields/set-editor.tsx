/** A set, by what it holds: words with a verdict as chips, words in order as a list, other entities as boxes, the rest as read. */

import type { SetField } from "#shared/schema/field-kinds.ts";
import { lazyPart } from "../parts/lazy-part.ts";
import { ChipsEditor } from "./chips-editor.tsx";
import { describeRecord } from "./describe-record.ts";
import type { EditorProps } from "./editor-props.ts";
import { ListEditor } from "./list-editor.tsx";
import { mayAvoid, wordsPart } from "./list-entries.ts";
import { useValue } from "./use-value.ts";

const RefsEditor = lazyPart(async () => (await import("./refs-editor.tsx")).RefsEditor);

export function SetEditor(props: EditorProps<SetField>) {
  if (props.field.key.by === "ref") return <RefsEditor {...props} />;
  if (wordsPart(props.field) === null) return <ReadSet {...props} />;
  return isOfShortWords(props.field) ? <ChipsEditor {...props} /> : <ListEditor {...props} />;
}

/** Names and synonyms stand side by side; sentences stand in lines. */
const isOfShortWords = (field: SetField): boolean => mayAvoid(field) || wordsPart(field) === "name";

/** Sets whose keys have a meaning of their own are edited in a view made for them. */
function ReadSet({ at, field }: EditorProps<SetField>) {
  const entries = useValue(at, field) ?? [];
  if (entries.length === 0) return <p className="py-0.5 text-ink-3">Not said yet</p>;
  return (
    <ul>
      {entries.map(({ key, value }) => (
        <li key={key} className="py-0.5">
          {value === true ? key : `${key}: ${describeRecord(value)}`}
        </li>
      ))}
    </ul>
  );
}
