/** What keys, clipboard and clicks do in the matrix. One gesture is one undo step. */
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { useWrite } from "#client/project/use-write.ts";
import { counted } from "#shared/artifacts/counted.ts";
import { cellOf } from "#shared/artifacts/nesting-index.ts";
import { type NestingInput, readNestingKey, readNestingText, readOnwards, writeCellText } from "#shared/artifacts/nesting-input.ts";
import { planNestingPaste } from "#shared/import/paste-preview.ts";
import { useUndoToast } from "../../fields/undo-toast.ts";
import { mayLettersFire } from "../../parts/commands.ts";
import { copyMatrix } from "../../parts/grid/copy-matrix.ts";
import type { GridCommands } from "../../parts/grid/grid-commands.ts";
import type { GridAt, GridRange } from "../../parts/grid/grid-places.ts";
import type { GridBlock } from "../../parts/grid/grid-selection.ts";
import type { GridHandle } from "../../parts/grid/grid-state.ts";
import { showToast } from "../../parts/toast.tsx";
import { copyBlock, isPlainPaste, type NestingPreview, previewPaste } from "./matrix-clipboard.ts";
import type { Matrix } from "./matrix-context.ts";
import { sidesShown } from "./nesting-actions.ts";
import { type Pair, turn } from "./pair.ts";
import { pairRows } from "./range-cells.ts";

export interface MatrixGestures {
  onOpen: (pair: Pair) => void;
  onNew: () => void;
}

export interface MatrixCommands extends GridCommands {
  /** A paste that waits to be confirmed. */
  readonly preview: NestingPreview | null;
  confirmPaste(): void;
  endPaste(): void;
  copyAll(): void;
  mirror(): void;
  toggleUncertain(): void;
  /** One answer for all that is selected. */
  answer(input: NestingInput): void;
  removeObject(id: string): void;
}

export function useMatrixCommands(matrix: Matrix, { onOpen, onNew }: MatrixGestures): MatrixCommands {
  const { grid, isTurned, mayWrite, actions } = matrix;
  const { store } = useProject();
  const write = useWrite();
  const tell = useUndoToast();
  const [preview, setPreview] = useState<NestingPreview | null>(null);
  const { live } = actions;
  const nameOf = (id: string) => store.entity("object", id)?.name ?? "";
  const selected = (): Pair[] => grid.cells().map((at) => turn(isTurned, at));
  const mirror = () => {
    const { active } = grid.get();
    if (active?.row && active.column) grid.go({ row: active.column, column: active.row });
  };
  const toggleUncertain = () => {
    const sides = selected().flatMap((pair) => sidesShown(live, pair));
    if (sides.length > 0) actions.setUncertain(sides, !sides.every(({ uncertain }) => uncertain));
  };
  const removeObject = (id: string) => {
    const relationships = store.idsOn("relationship", id).length;
    const name = nameOf(id) || "Object without a name";
    write.remove([{ kind: "object", id }]);
    tell(`${name} deleted${relationships > 0 ? `, with ${counted(relationships, "relationship")}` : ""}`);
  };
  const altKeys: Readonly<Record<string, () => void>> = {
    KeyX: mirror,
    ...(mayWrite ? { KeyU: toggleUncertain } : {}),
  };
  const onHeadKey = ({ key }: KeyboardEvent, id: string): boolean => {
    if (!mayWrite) return false;
    if (key.toLowerCase() === "n" && mayLettersFire()) onNew();
    else if (key === "Delete" || key === "Backspace") removeObject(id);
    else return false;
    return true;
  };
  /** Alt and the arrows that lead along a head's own axis; the focus goes with it, since places are kept by id. */
  const moveHead = (event: KeyboardEvent, { row, column }: GridAt): boolean => {
    const steps = row === null ? { ArrowLeft: -1, ArrowRight: 1 } : column === null ? { ArrowUp: -1, ArrowDown: 1 } : {};
    const step = (steps as Readonly<Record<string, 1 | -1>>)[event.key];
    if (step && mayWrite) actions.move(row ?? column ?? "", step);
    return step !== undefined;
  };
  const goOn = (key: string): boolean => {
    const [pair, ...others] = selected();
    const onwards = pair && others.length === 0 ? readOnwards(key, cellOf(live.index, pair.row, pair.column)) : null;
    if (onwards) grid.edit(onwards);
    return Boolean(onwards);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, at: GridAt): boolean => {
    const run = event.altKey && !event.ctrlKey && !event.metaKey ? altKeys[event.code] : undefined;
    if (run) run();
    else if (event.altKey && !event.ctrlKey && !event.metaKey && moveHead(event, at)) return true;
    if (run || event.ctrlKey || event.metaKey || event.altKey) return run !== undefined;
    if (at.row === null || at.column === null) return onHeadKey(event, at.row ?? at.column ?? "");
    const input = readNestingKey(event.key);
    if (!input) return mayWrite && goOn(event.key);
    if (mayWrite) actions.say(selected(), input);
    return true;
  };
  /** The top row goes to those below; a single row takes what stands above it. */
  const filled = (range: GridRange) => {
    const from = range.top === range.bottom ? { ...range, top: range.top - 1 } : range;
    const [source = [], ...targets] = from.top < 0 ? [] : pairRows(grid.axes(), from, isTurned);
    return targets.flatMap((line) => line.map((pair, at) => ({ ...pair, input: inputOf(source[at]) })));
  };
  const onFillDown = (ranges: readonly GridRange[]) => {
    const inputs = mayWrite ? ranges.flatMap(filled) : [];
    if (inputs.length > 0) actions.sayEach(inputs, `filling ${counted(inputs.length, "cell")}`);
  };
  const inputOf = (pair: Pair | undefined): NestingInput =>
    pair ? readNestingText(writeCellText(cellOf(live.index, pair.row, pair.column))) : { says: "clear" };
  const paste = (ready: NestingPreview) => {
    const words = `paste into ${counted(ready.changes.length, "cell")}`;
    actions.carryOut(words, planNestingPaste(ready, actions.planner()));
    tell(
      `Pasted: ${counted(ready.changes.length, "cell")}${ready.newNames.length > 0 ? `, ${counted(ready.newNames.length, "new object")}` : ""}`,
    );
  };
  const onPaste = (clipboard: DataTransfer, range: GridRange) => {
    if (!mayWrite) return showToast({ says: "You can read this project, not change it." });
    const held = { text: clipboard.getData("text/plain"), html: clipboard.getData("text/html") };
    const ready = previewPaste(held, store, actions.planner(), { axes: grid.axes(), range, cells: grid.cells(), isTurned });
    if (!isPlainPaste(ready)) setPreview(ready);
    else if (ready.changes.length > 0) paste(ready);
    else showToast({ says: ready.unchanged > 0 ? "These cells say so already." : "There is nothing in it that a cell could take." });
  };
  const copy = (block: GridBlock) => copyBlock(live.index, nameOf, grid.axes(), block, isTurned);
  return {
    mayEdit: mayWrite,
    isFilled: (row, column) => {
      const pair = turn(isTurned, { row, column });
      return cellOf(live.index, pair.row, pair.column).state !== "unanswered";
    },
    onKey,
    onOpen: ({ row, column }) => row && column && onOpen(turn(isTurned, { row, column })),
    onHead: () => mayWrite && grid.edit(),
    onFillDown,
    onCopy: copy,
    ...(mayWrite ? { onCut: () => actions.say(selected(), { says: "clear" }) } : {}),
    onPaste,
    preview,
    confirmPaste: () => {
      if (preview) paste(preview);
      setPreview(null);
      focusBehind(grid);
    },
    endPaste: () => {
      setPreview(null);
      focusBehind(grid);
    },
    copyAll: () => void copyMatrix(copy({ ...grid.axes(), has: () => true })),
    mirror,
    toggleUncertain,
    answer: (input) => actions.say(selected(), input),
    removeObject,
  };
}

/** The page behind a dialog takes no focus until the dialog has left, and has given the focus to whatever it came from. */
function focusBehind(grid: GridHandle, isFree = false, frames = 120): void {
  requestAnimationFrame(() => {
    const hasLeft = document.querySelector("[role=dialog]") === null;
    if (hasLeft && isFree) grid.focus();
    else if (frames > 0) focusBehind(grid, hasLeft, frames - 1);
  });
}
