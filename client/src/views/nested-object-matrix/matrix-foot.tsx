/** Below the cells: a new object, and what the looks mean. At the foot of the view: the keys that work right now. */
import { Plus } from "lucide-react";
import { type KeyboardEvent, memo, useState } from "react";
import { object } from "#shared/schema/entities/object.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { committedLine } from "../../fields/line-draft.ts";
import { classNames } from "../../parts/class-names.ts";
import { useFollowedSnapshot } from "../../parts/grid/grid-state.ts";
import { Kbd, type Key } from "../../parts/kbd.tsx";
import { useMatrix } from "./matrix-context.ts";

const looks = [
  { look: "is-related", sign: "", word: "Related" },
  { look: "is-discuss", sign: "?", word: "To discuss" },
  { look: "is-no", sign: "", word: "No relationship" },
  { look: "is-pencilled", sign: "1", word: "Proposed by the mirror cell" },
  { look: "", sign: "", word: "Not answered yet" },
];

export function Legend() {
  return (
    <ul aria-label="Cell states" className="flex flex-wrap gap-x-[18px] gap-y-1 text-xs text-ink-3">
      {looks.map(({ look, sign, word }) => (
        <li key={word} className="inline-flex items-center gap-[7px]">
          <i aria-hidden="true" className={classNames("nom-key", look)}>
            {sign}
          </i>
          {word}
        </li>
      ))}
    </ul>
  );
}

export interface NewObjectProps {
  isOpen: boolean;
  /** `byKey`: Esc or Enter ended it, and the focus has to go somewhere. */
  onOpen: (open: boolean, byKey: boolean) => void;
  onAdd: (names: string[]) => void;
}

/** After each name the next one can be typed; Esc or an empty Enter ends it. */
export function NewObject({ isOpen, onOpen, onAdd }: NewObjectProps) {
  if (isOpen) return <NewObjectField onAdd={onAdd} onDone={(byKey) => onOpen(false, byKey)} />;
  return (
    <button
      type="button"
      onClick={() => onOpen(true, false)}
      className="inline-flex h-6 items-center gap-1 rounded-md px-1.5 text-sm font-medium text-object-ink hover:bg-object-subtle max-phone:h-11 [&_svg]:size-3.5"
    >
      <Plus aria-hidden />
      New object
    </button>
  );
}

export function NewObjectField({ onAdd, onDone }: { onAdd: (names: string[]) => void; onDone: (byKey: boolean) => void }) {
  const [name, setName] = useState("");
  const add = (text: string) => {
    const names = text
      .split(/[\r\n]+/)
      .map((line) => committedLine(line).slice(0, object.fields.name.max))
      .filter((line) => line !== "");
    setName("");
    if (names.length > 0) onAdd(names);
    return names.length > 0;
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    if (event.key === "Escape" || !add(name)) onDone(true);
  };
  return (
    <input
      ref={focusOnce}
      value={name}
      maxLength={object.fields.name.max}
      aria-label="Name of the new object"
      placeholder="Name of the new object"
      autoComplete="off"
      data-uncommitted={name === "" ? undefined : ""}
      onChange={(event) => setName(event.target.value)}
      onKeyDown={keyDown}
      onPaste={(event) => {
        const text = event.clipboardData.getData("text/plain");
        if (!/[\r\n]/.test(text.trim())) return;
        event.preventDefault();
        add(text);
      }}
      onBlur={() => {
        add(name);
        onDone(false);
      }}
      className="h-6 w-56 max-w-full rounded-md bg-surface px-2 font-medium text-object-ink outline-2 -outline-offset-2 outline-ink max-phone:h-11"
    />
  );
}

type Hint = readonly [keys: readonly Key[], word: string];
const moving: Hint = [["up", "down", "left", "right"], "Move"];
const copying: Hint = [["mod", "C"], "Copy as a table"];
const turning: Hint = [["alt", "T"], "Transpose"];
const answering: readonly Hint[] = [
  moving,
  [["abc"], "Type the label"],
  [["enter"], "All fields"],
  [["1", "0", "*", "+"], "How many"],
  [["-"], "No relationship"],
  [["?"], "Discuss"],
  [["alt", "X"], "Mirror cell"],
  [["shift", "right"], "Extend"],
  [["mod", "V"], "Paste from a spreadsheet"],
  copying,
  turning,
];
const onHead: readonly Hint[] = [
  [["up", "down", "left", "right"], "Go"],
  [["F2"], "Rename"],
  [["N"], "New object"],
  [["Del"], "Delete"],
  [["alt", "up"], "Move"],
  turning,
];
const typing: readonly Hint[] = [
  [["enter"], "Save, go down"],
  [["tab"], "Save, go right"],
  [["esc"], "Restore"],
  [["1..n"], "A cardinality at the end"],
];
const ranging: readonly Hint[] = [
  [["shift", "F8"], "Add another range"],
  [["mod", "D"], "Fill down"],
  [["1", "0", "*", "+", "-", "?"], "Answer all"],
  [["Del"], "Clear"],
  copying,
  [["mod", "V"], "Paste"],
  [["esc"], "One cell"],
];
const reading: readonly Hint[] = [
  moving,
  [["enter"], "All fields"],
  [["alt", "X"], "Mirror cell"],
  [["shift", "right"], "Extend"],
  copying,
  turning,
];

export function HintBar() {
  const { grid, mayWrite } = useMatrix();
  const { active, edit } = useFollowedSnapshot(grid);
  const isHead = active?.row === null || active?.column === null;
  const hints = !mayWrite ? reading : edit ? typing : isHead ? onHead : grid.cells().length > 1 ? ranging : answering;
  return <Hints hints={hints} />;
}

const Hints = memo(function Hints({ hints }: { hints: typeof answering }) {
  return (
    <footer className="flex h-8 shrink-0 flex-wrap gap-x-4 overflow-hidden border-t border-line bg-subtle px-5 text-xs whitespace-nowrap text-ink-3 max-phone:hidden print:hidden">
      {hints.map(([keys, word]) => (
        <span key={word} className="inline-flex h-[31px] shrink-0 items-center gap-[5px] [&_kbd]:h-[17px] [&_kbd]:min-w-[17px]">
          <Kbd keys={keys} />
          {word}
        </span>
      ))}
    </footer>
  );
});
