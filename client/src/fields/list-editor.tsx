/** A small list of words in an order of their own: instances, states, allowed values. */
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { SetField } from "#shared/schema/field-kinds.ts";
import type { EditorProps } from "./editor-props.ts";
import { ListAdd } from "./list-add.tsx";
import { entryMax } from "./list-entries.ts";
import { ListItem } from "./list-item.tsx";
import { singularOf } from "./singular-of.ts";
import { useList } from "./use-list.ts";

export function ListEditor(props: EditorProps<SetField>) {
  return props.editable ? <EditedList {...props} /> : <ReadList {...props} />;
}

function ReadList({ at, field, labelId }: EditorProps<SetField>) {
  const { entries } = useList(at, field);
  if (entries.length === 0) return <p className="py-0.5 text-ink-3">Not said yet</p>;
  return (
    <ul aria-labelledby={labelId}>
      {entries.map((entry) => (
        <li
          key={entry.key}
          className="relative py-0.5 pl-3.5 leading-5 before:absolute before:top-[11px] before:left-0.5 before:h-[1.5px] before:w-[5px] before:bg-control"
        >
          {entry.says}
        </li>
      ))}
    </ul>
  );
}

function EditedList({ at, field, labelId }: EditorProps<SetField>) {
  const [inHand, setInHand] = useState<string | null>(null);
  const list = useList(at, field, inHand);
  const [adding, setAdding] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const noun = singularOf(field.label);
  const max = entryMax(field);

  const focusOn = (selector: string) => root.current?.querySelector<HTMLElement>(selector)?.focus();
  const open = (now: boolean) => {
    const byKey = root.current?.contains(document.activeElement) ?? false;
    flushSync(() => setAdding(now));
    if (!now && byKey && !root.current?.contains(document.activeElement)) focusOn("[data-add]");
  };
  const remove = (at: number, key: string) => {
    const near = list.entries[at - 1] ?? list.entries[at + 1];
    list.remove(key);
    focusOn(near ? `[data-entry="${near.key}"]` : "[data-add]");
  };
  const move = (key: string, step: 1 | -1) => {
    flushSync(() => list.move(key, step));
    focusOn(`[data-entry="${key}"]`);
  };

  return (
    <div ref={root}>
      {list.entries.length > 0 && (
        <ul aria-labelledby={labelId} onFocus={({ target }) => setInHand(target.dataset.entry ?? null)} onBlur={() => setInHand(null)}>
          {list.entries.map((entry, index) => (
            <ListItem
              key={entry.key}
              entry={entry}
              noun={noun}
              max={max}
              onSay={(text) => list.say(entry, text)}
              onRemove={() => remove(index, entry.key)}
              onMove={(step) => move(entry.key, step)}
              onNext={() => open(true)}
              onPasteLines={(text) => list.add(text)}
            />
          ))}
        </ul>
      )}
      <ListAdd noun={noun} max={max} open={adding} onOpen={open} onAdd={(text) => list.add(text)} look="line" />
    </div>
  );
}
