/** Below the cells: a new object. At the foot of the view: the keys that work right now. */
import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { object } from "#shared/schema/entities/object.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { committedLine } from "../../fields/line-draft.ts";
import { useFollowedSnapshot } from "../../parts/grid/grid-state.ts";
import { type Hint, HintBar } from "../../parts/hint-bar.tsx";
import { isMac } from "../../parts/kbd.tsx";
import { useMatrix } from "./matrix-context.ts";
import { useMatrixState } from "./matrix-state.ts";

export interface MatrixFootProps {
  isAdding: boolean;
  onAdding: (open: boolean) => void;
  onAdd: (names: readonly string[]) => void;
}

export function MatrixFoot({ isAdding, onAdding, onAdd }: MatrixFootProps) {
  const { may } = useMatrix();
  if (!may) return null;
  return (
    <div className="px-5 py-2 print:hidden">
      {isAdding ? (
        <NewObject onAdd={onAdd} onDone={() => onAdding(false)} />
      ) : (
        <button
          type="button"
          onClick={() => onAdding(true)}
          className="-ml-1.5 inline-flex h-7 items-center gap-1 rounded-md px-1.5 text-sm font-medium text-object-ink hover:bg-object-subtle [&_svg]:size-3.5"
        >
          <Plus aria-hidden />
          New object
        </button>
      )}
    </div>
  );
}

/** After each name the next one can be typed; Esc or an empty Enter ends it. */
function NewObject({ onAdd, onDone }: { onAdd: (names: readonly string[]) => void; onDone: () => void }) {
  const [text, setText] = useState("");
  const add = (said: string) => {
    const names = said
      .split(/[\r\n]+/)
      .map((line) => committedLine(line).slice(0, object.fields.name.max))
      .filter((line) => line !== "");
    setText("");
    if (names.length > 0) onAdd(names);
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    if (event.key === "Enter" && text.trim() !== "") return add(text);
    setText("");
    onDone();
  };
  return (
    <input
      ref={focusOnce}
      value={text}
      maxLength={2_000}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={keyDown}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData("text/plain");
        if (!/[\r\n]/.test(pasted.trim())) return;
        event.preventDefault();
        add(pasted);
      }}
      onBlur={() => {
        add(text);
        onDone();
      }}
      data-uncommitted={text !== "" || undefined}
      aria-label="Name of the new object"
      placeholder="Name of the new object"
      autoComplete="off"
      className="h-7 w-[280px] rounded-sm border border-ink bg-surface px-2 outline-1 outline-ink"
    />
  );
}

const alt = isMac ? "⌥" : "Alt";
const phaseHints: readonly Hint[] = [
  { keys: ["1"], does: "Now" },
  { keys: ["2"], does: "Next" },
  { keys: ["3"], does: "Later" },
];

export function MatrixHints() {
  const { grid, state, may } = useMatrix();
  const { active, edit } = useFollowedSnapshot(grid);
  const chip = useMatrixState(state, (now) => now.chip);
  if (!may) return <HintBar hints={readingHints} />;
  if (edit || state.get().isRenaming) return <HintBar hints={typingHints} />;
  if (active && (active.row === null || active.column === null)) return <HintBar hints={headHints} />;
  if (grid.cells().length > 1) return <HintBar hints={rangeHints} />;
  return <HintBar hints={chip ? chipHints : cellHints} />;
}

const readingHints: readonly Hint[] = [{ keys: ["enter"], does: "Into the cell, then open" }];
const typingHints: readonly Hint[] = [
  { keys: ["enter"], does: "Add, then the next" },
  { keys: ["tab"], does: "Accept" },
  { keys: [">"], does: "Another object" },
  { keys: ["*"], does: "Primary" },
  { keys: ["!"], does: "Now" },
  { keys: ["("], does: "Condition" },
  { keys: ["esc"], does: "Give up" },
];
const headHints: readonly Hint[] = [
  { keys: ["enter"], does: "All fields of a role" },
  { keys: ["F2"], does: "Rename" },
  { keys: [alt, "←"], does: "Move" },
  { keys: ["N"], does: "New" },
  { keys: ["Del"], does: "Archive a role, delete an object" },
];
const chipHints: readonly Hint[] = [
  { keys: ["enter"], does: "Open" },
  { keys: ["F2"], does: "Rename" },
  ...phaseHints,
  { keys: ["*"], does: "Primary" },
  { keys: [alt, "↑"], does: "Reorder" },
  { keys: [alt, "shift", "→"], does: "To another cell" },
  { keys: ["Del"], does: "Remove" },
  { keys: ["esc"], does: "Out" },
];
const rangeHints: readonly Hint[] = [
  { keys: ["-"], does: "None here, in all" },
  { keys: ["?"], does: "Discuss all" },
  { keys: ["Del"], does: "Clear" },
  ...phaseHints,
  { keys: ["mod", "D"], does: "Fill down" },
  { keys: ["shift", "F8"], does: "Add another range" },
  { keys: ["mod", "C"], does: "Copy as a table" },
  { keys: ["esc"], does: "One cell" },
];
const cellHints: readonly Hint[] = [
  { keys: ["abc"], does: "Type a new one" },
  { keys: ["enter"], does: "Into the cell, then open" },
  ...phaseHints,
  { keys: ["-"], does: "None here" },
  { keys: ["?"], does: "To discuss" },
  { keys: [alt, "T"], does: "Transpose" },
];
