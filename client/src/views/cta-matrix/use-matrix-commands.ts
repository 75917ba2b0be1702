/** What keys, clipboard and clicks do on cells and heads. One gesture is one undo step. */
import { type KeyboardEvent, useState } from "react";
import { flushSync } from "react-dom";
import { useProject } from "#client/project/project-context.tsx";
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import { useWrite } from "#client/project/use-write.ts";
import { counted } from "#shared/artifacts/counted.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { type CtaInput, readCtaKey, readCtaText } from "#shared/artifacts/cta-input.ts";
import { planCtaPaste } from "#shared/import/paste-preview.ts";
import { writeCtaCell } from "#shared/import/table-copy.ts";
import { useUndoToast } from "../../fields/undo-toast.ts";
import { mayLettersFire } from "../../parts/commands.ts";
import { copyMatrix } from "../../parts/grid/copy-matrix.ts";
import type { GridCommands } from "../../parts/grid/grid-commands.ts";
import type { GridAt, GridRange } from "../../parts/grid/grid-places.ts";
import type { GridBlock } from "../../parts/grid/grid-selection.ts";
import { showToast } from "../../parts/toast.tsx";
import { cellsIn } from "./cells-in.ts";
import { type CtaPreview, copyBlock, isPlainPaste, type Names, previewPaste } from "./matrix-clipboard.ts";
import type { MatrixShared } from "./matrix-context.ts";
import type { CellAt } from "./matrix-state.ts";
import type { Phase } from "./use-cta-gestures.ts";
import type { HeadCommands } from "./use-heads.ts";

export interface MatrixGestures {
  onNewObject: () => void;
  onNewRole: () => void;
  /** All fields of a role. */
  onRole: (id: string) => void;
  heads: HeadCommands;
}

export interface MatrixCommands extends GridCommands {
  /** A paste that waits to be confirmed. */
  readonly preview: CtaPreview | null;
  confirmPaste(): void;
  endPaste(): void;
  copyAll(): void;
  removeObject(id: string): void;
}

const phases: Readonly<Record<string, Phase>> = { "1": "now", "2": "next", "3": "later", "0": "unassigned" };

export function useMatrixCommands(shared: MatrixShared, { onNewObject, onNewRole, onRole, heads }: MatrixGestures): MatrixCommands {
  const { grid, state, gestures, moves, isTurned, may, cellOf } = shared;
  const { store } = useProject();
  const { index } = useCtaIndex();
  const write = useWrite();
  const tell = useUndoToast();
  const [preview, setPreview] = useState<CtaPreview | null>(null);
  const names: Names = { object: shared.nameOfObject, role: shared.nameOfRole };
  const stackOf = ({ object, role }: CellAt) => ctaCellOf(index, object, role).stack;
  const selected = (): CellAt[] => grid.cells().map(({ row, column }) => cellOf(row, column));
  const chosen = () => [...new Set(selected().flatMap((cell) => stackOf(cell).map(({ cta }) => cta)))];
  /** A pinned one is let go from wherever one is. */
  const pinFirst = () => {
    const { pinned } = state.get();
    if (pinned) return shared.pin(pinned);
    const [cell] = selected();
    const [first] = cell ? stackOf(cell) : [];
    if (cell && first) shared.pin({ ...cell, cta: ctaCellOf(index, cell.object, cell.role).primary || first.cta });
  };
  const toggleUncertain = () => gestures.uncertain(chosen());
  const altKeys: Readonly<Record<string, () => void>> = {
    KeyP: pinFirst,
    ...(may ? { KeyU: toggleUncertain } : {}),
  };

  const onCellKey = (event: KeyboardEvent, cell: CellAt): boolean => {
    if (!may) return readCtaKey(event.key) !== null;
    const input = readCtaKey(event.key);
    const stack = stackOf(cell);
    if (input) {
      if (input.says !== "ctas") gestures.answer(selected(), input.says);
      return true;
    }
    const phase = mayLettersFire() ? phases[event.key] : undefined;
    if (phase && chosen().length > 0) gestures.phase(chosen(), phase);
    else if (event.key === "F2" && stack[0] && grid.cells().length === 1) moves.focus({ ...cell, cta: stack[0].cta }, { renames: true });
    else return phase !== undefined;
    return true;
  };
  const kindAt = (at: GridAt) => ((at.row === null) === isTurned ? "object" : "role");
  const onHeadKey = (event: KeyboardEvent, at: GridAt): boolean => {
    const kind = kindAt(at);
    const id = at.row ?? at.column ?? "";
    const step = ["ArrowUp", "ArrowLeft"].includes(event.key) ? -1 : ["ArrowDown", "ArrowRight"].includes(event.key) ? 1 : 0;
    if (!may) return false;
    if (event.altKey && step !== 0) return moveHead(kind, id, step);
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key.toLowerCase() === "n" && mayLettersFire()) (kind === "object" ? onNewObject : onNewRole)();
    else if (event.key === "Delete" || event.key === "Backspace") (kind === "role" ? archiveRole : removeObject)(id);
    else return false;
    return true;
  };
  const moveHead = (kind: "object" | "role", id: string, step: number): boolean => {
    const { rows, columns } = grid.axes();
    const list = (kind === "object") === isTurned ? columns : rows;
    const next = list[list.indexOf(id) + step];
    const all = kind === "role" ? index.roles : index.objects;
    if (next !== undefined && heads.move(kind, id, all.indexOf(next))) shared.announce(`${list.indexOf(next) + 1} of ${list.length}`);
    grid.focus();
    return true;
  };
  const archiveRole = (id: string) => {
    flushSync(() => heads.archive(id));
    grid.focus();
  };
  const removeObject = (id: string) => {
    const [name, count] = [names.object(id), store.idsOn("cta", id).length];
    flushSync(() => write.remove([{ kind: "object", id }]));
    grid.focus();
    tell(`${name || "Object"} deleted${count > 0 ? `, with ${counted(count, "call to action", "calls to action")}` : ""}`);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, at: GridAt): boolean => {
    const run = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey ? altKeys[event.code] : undefined;
    if (run) run();
    if (run) return true;
    if (at.row === null || at.column === null) return onHeadKey(event, at);
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    return onCellKey(event, cellOf(at.row, at.column));
  };
  const inputOf = (cell: CellAt | undefined): CtaInput =>
    cell ? readCtaText(writeCtaCell(ctaCellOf(index, cell.object, cell.role), names.object)) : { says: "clear" };
  /** The top row goes to those below; a single row takes what stands above it. */
  const filled = (range: GridRange) => {
    const from = range.top === range.bottom ? { ...range, top: range.top - 1 } : range;
    const cells = from.top < 0 ? [] : cellsIn(grid.axes(), from, cellOf);
    const width = from.right - from.left + 1;
    return cells.slice(width).map((cell, at) => ({ ...cell, input: inputOf(cells[at % width]) }));
  };
  const onFillDown = (ranges: readonly GridRange[]) => {
    const inputs = may ? ranges.flatMap(filled) : [];
    if (inputs.length > 0) gestures.fillEach(inputs);
  };
  const paste = (ready: CtaPreview) => {
    write.carryOut(`paste into ${counted(ready.changes.length, "cell")}`, planCtaPaste(ready, gestures.planner()));
    const made = ready.newNames.length > 0 ? `, ${ready.newNames.length} new ${ready.newNames.length === 1 ? "name" : "names"}` : "";
    tell(`Pasted: ${counted(ready.changes.length, "cell")}${made}`);
  };
  const onPaste = (clipboard: DataTransfer, range: GridRange) => {
    if (!may) return showToast({ says: "You can read this project, not change it." });
    const held = { text: clipboard.getData("text/plain"), html: clipboard.getData("text/html") };
    const ready = previewPaste(held, store, gestures.planner(), names, { axes: grid.axes(), range, cells: grid.cells(), isTurned });
    if (!isPlainPaste(ready)) setPreview(ready);
    else if (ready.changes.length > 0) paste(ready);
    else showToast({ says: ready.unchanged > 0 ? "This cell says so already." : "There is nothing in it that a cell could take." });
  };
  const copy = (block: GridBlock) => copyBlock(index, names, block, { axes: grid.axes(), isTurned });
  const endPaste = () => {
    setPreview(null);
    grid.focus();
  };
  return {
    mayEdit: may,
    isFilled: (row, column) => {
      const { object, role } = cellOf(row, column);
      return ctaCellOf(index, object, role).state !== "unanswered";
    },
    onKey,
    onOpen: ({ row, column }) => {
      if (row === null || column === null) return;
      if (!moves.enter(cellOf(row, column)) && may) grid.edit();
    },
    onHead: () => may && grid.edit(),
    onOpenHead: (at) => {
      const id = at.row ?? at.column ?? "";
      if (kindAt(at) === "role") onRole(id);
      else if (may) grid.edit();
    },
    onFillDown,
    onCopy: copy,
    ...(may ? { onCut: () => gestures.answer(selected(), "clear") } : {}),
    onPaste,
    preview,
    confirmPaste: () => {
      if (preview) paste(preview);
      endPaste();
    },
    endPaste,
    removeObject,
    copyAll: () => void copyMatrix(copy({ ...grid.axes(), has: () => true })),
  };
}
