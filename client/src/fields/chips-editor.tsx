/**
 * Words as chips: synonyms. Enter or F2 on a chip edits it, Delete or Backspace removes it, A says that the word is to be avoided,
 * Alt with an arrow moves it; arrows go from chip to chip.
 */
import { X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { SetField } from "#shared/schema/field-kinds.ts";
import { Chip } from "../parts/chip.tsx";
import { classNames } from "../parts/class-names.ts";
import { mayLettersFire } from "../parts/commands.ts";
import { Menu, MenuItem } from "../parts/menu.tsx";
import type { EditorProps } from "./editor-props.ts";
import { focusOnce } from "./focus-once.ts";
import { ListAdd } from "./list-add.tsx";
import { entryMax, type ListEntry, mayAvoid } from "./list-entries.ts";
import { singularOf } from "./singular-of.ts";
import { useDraft } from "./use-draft.ts";
import { type ListBinding, useList } from "./use-list.ts";

export function ChipsEditor({ at, field, labelId, editable }: EditorProps<SetField>) {
  const root = useRef<HTMLDivElement>(null);
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const list = useList(at, field, edited);
  if (!editable && list.entries.length === 0) return <p className="py-0.5 text-ink-3">Not said yet</p>;
  const noun = singularOf(field.label);
  const focusOn = (selector: string) => root.current?.querySelector<HTMLElement>(selector)?.focus();
  const openAdding = (open: boolean) => {
    const here = root.current?.contains(document.activeElement) ?? false;
    flushSync(() => setAdding(open));
    if (!open && here && !root.current?.contains(document.activeElement)) focusOn("[data-add]");
  };
  const finish = (key: string) => {
    flushSync(() => setEdited(null));
    focusOn(`[data-entry="${key}"]`);
  };
  return (
    <div ref={root} className="flex min-h-[22px] flex-wrap items-center gap-1.5">
      <ul aria-labelledby={labelId} className="contents">
        {list.entries.map((entry, index) => (
          <li key={entry.key} className="contents">
            {edited === entry.key ? (
              <ChipField entry={entry} field={field} noun={noun} list={list} onDone={() => finish(entry.key)} />
            ) : editable ? (
              <EditedChip entry={entry} field={field} list={list} index={index} onEdit={() => setEdited(entry.key)} focusOn={focusOn} />
            ) : (
              <WordChip entry={entry} />
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <ListAdd noun={noun} max={entryMax(field)} open={adding} onOpen={openAdding} onAdd={(text) => list.add(text)} look="chip" />
      )}
    </div>
  );
}

const isAvoided = (entry: ListEntry) => entry.value.avoid === true;

function WordChip({ entry }: { entry: ListEntry }) {
  if (!isAvoided(entry)) return <Chip>{entry.says}</Chip>;
  return (
    <Chip look="avoid" end={<span className="font-regular text-ink-3">avoid</span>}>
      <s>{entry.says}</s>
    </Chip>
  );
}

interface EditedChipProps {
  entry: ListEntry;
  field: SetField;
  list: ListBinding;
  index: number;
  onEdit: () => void;
  focusOn: (selector: string) => void;
}

function EditedChip({ entry, field, list, index, onEdit, focusOn }: EditedChipProps) {
  const near = (step: number) => list.entries[index + step];
  const focusEntry = (other: ListEntry | undefined) => focusOn(other ? `[data-entry="${other.key}"]` : "[data-add]");
  const remove = () => {
    list.remove(entry.key);
    focusEntry(near(1) ?? near(-1));
  };
  const avoid = () => list.put(entry, { avoid: !isAvoided(entry) });
  const move = (step: 1 | -1) => {
    flushSync(() => list.move(entry.key, step));
    focusEntry(entry);
  };
  const keyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : null;
    const act =
      step !== null
        ? () => (event.altKey ? move(step) : focusEntry(near(step)))
        : event.key === "Delete" || event.key === "Backspace"
          ? remove
          : event.key === "F2"
            ? onEdit
            : event.key === "a" && mayLettersFire() && mayAvoid(field) && !event.ctrlKey && !event.metaKey
              ? avoid
              : null;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <Menu
      trigger={
        <button
          type="button"
          data-entry={entry.key}
          onKeyDown={keyDown}
          className="max-w-full rounded-sm [&>span]:hover:border-control data-popup-open:[&>span]:border-control"
        >
          <WordChip entry={entry} />
        </button>
      }
    >
      <MenuItem onSelect={onEdit}>Edit</MenuItem>
      {mayAvoid(field) && <MenuItem onSelect={avoid}>{isAvoided(entry) ? "May be used again" : "Avoid this word"}</MenuItem>}
      <MenuItem onSelect={remove} danger icon={<X aria-hidden />}>
        Remove
      </MenuItem>
    </Menu>
  );
}

interface ChipFieldProps {
  entry: ListEntry;
  field: SetField;
  noun: string;
  list: ListBinding;
  onDone: () => void;
}

function ChipField({ entry, field, noun, list, onDone }: ChipFieldProps) {
  const { input, text } = useDraft({
    value: entry.says,
    label: noun,
    max: entryMax(field),
    required: true,
    write: (said) => list.say(entry, said),
    onEnter: onDone,
  });
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    input.onKeyDown(event);
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  };
  return (
    <input
      {...input}
      ref={focusOnce}
      onFocus={(event) => event.target.select()}
      onKeyDown={keyDown}
      onBlur={() => {
        input.onBlur();
        onDone();
      }}
      size={Math.max(6, text.length)}
      aria-label={`${noun.charAt(0).toUpperCase()}${noun.slice(1)}`}
      className={classNames(
        "h-[22px] max-w-full rounded-sm border border-ink bg-surface px-[7px] text-sm font-medium outline-1 outline-ink max-phone:h-7",
      )}
    />
  );
}
