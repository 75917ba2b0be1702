/**
 * The nested-object matrix: do you see the column's objects on the row's? Every pair of objects is one cell, asked and answered by
 * keyboard, together. Rules NM1–NM14, docs/spec/nested-object-matrix.md.
 */
import { CornerLeftDown, Sigma } from "lucide-react";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ModelStore } from "#client/project/model-store.ts";
import { useShowPlace } from "#client/project/presence.ts";
import { useProject } from "#client/project/project-context.tsx";
import { useSyncState } from "#client/project/sync-state.ts";
import { useNestingFigures, useNestingObjects } from "#client/project/use-nesting-index.ts";
import { useMay } from "#client/project/use-write.ts";
import { type NestingFilter, nextRowToAsk, readNestings, rowSum } from "#shared/artifacts/nested-object-matrix.ts";
import { pairKey } from "#shared/artifacts/planned-change.ts";
import { PasteDialog, type PastedHeads } from "../../fields/paste-dialog.tsx";
import { isFocusFree, useFocusAsked } from "../../parts/focus-free.ts";
import { Grid, type GridProps } from "../../parts/grid/grid.tsx";
import type { GridSizes } from "../../parts/grid/grid-sizes.ts";
import { type GridHandle, useGrid, useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { useFollowedAddress } from "../../parts/grid/use-followed-address.ts";
import { useLengthToken } from "../../parts/grid/use-sizes.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { CellPopover } from "./cell-popover.tsx";
import { makeDraft } from "./draft.ts";
import { EmptyMatrix } from "./empty-matrix.tsx";
import { FindingsBar } from "./findings-bar.tsx";
import { type Matrix, MatrixProvider } from "./matrix-context.ts";
import { HintBar, Legend, NewObject } from "./matrix-foot.tsx";
import { MatrixHeader } from "./matrix-header.tsx";
import { type Pair, turn } from "./pair.ts";
import type { MatrixProps } from "./view-props.ts";
import "./nested-object-matrix.css";
import { usePhone } from "../../parts/use-phone.ts";
import { MatrixMenu } from "./matrix-menu.tsx";
import { NestedCell } from "./nested-cell.tsx";
import { ColumnSum, NestedColumnHead, NestedRowHead, RowSum, TotalSum } from "./nested-heads.tsx";
import { useNestingActions } from "./nesting-actions.ts";
import { placeKind, useOthersHere, viewName } from "./others-here.ts";
import { PhoneMatrix } from "./phone-matrix.tsx";
import { PrintedMatrix } from "./printed-matrix.tsx";
import { RowQuestions } from "./row-questions.tsx";
import { SentenceBar } from "./sentence-bar.tsx";
import { useMatrixCommands } from "./use-matrix-commands.ts";
import { useShownAxes } from "./use-shown-axes.ts";
import { useToldCommands } from "./use-told-commands.ts";
import { useTurned } from "./use-turned.ts";

export function NestedObjectMatrix({ item, onShow }: MatrixProps) {
  const objects = useNestingObjects();
  const mayWrite = useMay();
  const actions = useNestingActions();
  const { state: sync } = useSyncState();
  const isPhone = usePhone();
  const [isAdding, setAdding] = useState(false);
  const addFirst = (names: string[]) => {
    // After the first name the field waits for the next, beside the matrix that stands there now.
    setAdding(true);
    actions.addObjects(names);
  };
  if (objects.length === 0) return <EmptyMatrix isLoading={sync === "loading"} onAdd={mayWrite ? addFirst : null} />;
  if (isPhone) return <NarrowMatrix item={item} onShow={onShow} />;
  return <WideMatrix item={item} onShow={onShow} isAdding={isAdding} onAdding={setAdding} />;
}

function NarrowMatrix(props: MatrixProps) {
  const objects = useNestingObjects();
  const grid = useGrid({ rows: objects, columns: objects });
  const matrix = useMatrix("all", false, false, grid);
  return (
    <MatrixProvider value={matrix}>
      <PhoneMatrix {...props} />
    </MatrixProvider>
  );
}

const pastedHeads: PastedHeads = {
  kinds: ["object", "object"],
  titles: ["Inside a", "Is held", "Now", "Then"],
  tone: "font-medium text-rel-ink",
};

const columnHead = 37;
const foot = 31;

function useMatrix(filter: NestingFilter, isFinding: boolean, isTurned: boolean, grid: GridHandle): Matrix {
  const actions = useNestingActions();
  const mayWrite = useMay();
  const [draft] = useState(makeDraft);
  const found = useNestingFigures("any", readNestings);
  const readings = isFinding ? found : null;
  return useMemo(
    () => ({ grid, isTurned, filter, readings, mayWrite, actions, draft }),
    [grid, isTurned, filter, readings, mayWrite, actions, draft],
  );
}

interface WideMatrixProps extends MatrixProps {
  /** The field for a new object is open. */
  isAdding: boolean;
  onAdding: (isAdding: boolean) => void;
}

function WideMatrix({ item, onShow, isAdding, onAdding: setAdding }: WideMatrixProps) {
  const { store } = useProject();
  const [filter, setFilter] = useState<NestingFilter>("all");
  const [isFinding, setFinding] = useState(false);
  const [isTurned, turnAround] = useTurned();
  const [opened, setOpened] = useState<Pair | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const axes = useShownAxes(filter, isTurned);
  const grid = useGrid(axes);
  const matrix = useMatrix(filter, isFinding, isTurned, grid);
  const rowHeight = useLengthToken("--cell-h", 48);
  const sizes = useMemo<GridSizes>(
    () => ({ rowHead: 132, columnHead, row: rowHeight, column: { least: 82, most: 168 }, sum: 44, foot }),
    [rowHeight],
  );
  const onTurn = () => {
    const { active } = grid.get();
    turnAround();
    if (active) grid.go({ row: active.column, column: active.row });
  };
  const onNew = () => {
    setAsked(null);
    setAdding(true);
  };
  const commands = useMatrixCommands(matrix, { onOpen: setOpened, onNew });
  const close = (next: Parameters<GridHandle["endEdit"]>[0]) => {
    setOpened(null);
    grid.endEdit(next);
  };
  const mirror = () => {
    if (!opened) return;
    setOpened({ row: opened.column, column: opened.row });
    commands.mirror();
  };
  const ask = () => setAsked(rowToAsk(matrix));
  const endAsking = () => {
    setAsked(null);
    grid.focus();
  };
  const onAdding = (open: boolean, byKey: boolean) => {
    flushSync(() => setAdding(open));
    if (byKey) grid.focus();
  };
  const onFind = () => setFinding(!isFinding);
  const onAsk = () => (asked === null ? ask() : endAsking());
  useToldCommands({ mayWrite: matrix.mayWrite, onNew, onTurn, onAsk, onFind, onCopyAll: commands.copyAll, onFilter: setFilter });
  const own = useRef<string | null>(null);
  useStartAt(item, own, grid, isTurned);
  useFocusAsked(grid.focus);
  useFollowedAddress({ item, onShow, read: () => addressOf(grid, isTurned), subscribe: grid.subscribe }, own);
  return (
    <MatrixProvider value={matrix}>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <MatrixHeader
          filter={filter}
          onFilter={setFilter}
          isFinding={isFinding}
          onFind={onFind}
          isAsking={asked !== null}
          onAsk={onAsk}
          onTurn={onTurn}
          onCopyAll={commands.copyAll}
          onNew={matrix.mayWrite ? onNew : null}
        />
        {asked !== null && <RowQuestions row={asked} onRow={setAsked} />}
        {asked === null && axes.rows.length === 0 && <NothingLeft filter={filter} onAll={() => setFilter("all")} />}
        {asked === null && axes.rows.length > 0 && (
          <>
            <SentenceBar />
            {isFinding && <FindingsBar />}
            <MatrixMenu commands={commands}>
              <div className="flex min-h-0 flex-1">
                <GridWithOthers
                  grid={grid}
                  label="Nested object matrix"
                  rows={axes.rows}
                  columns={axes.columns}
                  sizes={sizes}
                  commands={commands}
                  Cell={NestedCell}
                  RowHead={NestedRowHead}
                  ColumnHead={NestedColumnHead}
                  corner={isTurned ? "Held by a" : <Corner />}
                  sums={sums}
                  isReadOnly={!matrix.mayWrite}
                  isTurned={isTurned}
                >
                  <div className="flex flex-wrap items-center gap-x-[18px] gap-y-2 px-5 py-3 print:hidden">
                    {matrix.mayWrite && <NewObject isOpen={isAdding} onOpen={onAdding} onAdd={actionsOf(matrix)} />}
                    <Legend />
                  </div>
                </GridWithOthers>
              </div>
            </MatrixMenu>
            <HintBar />
          </>
        )}
        <PlaceShown matrix={matrix} asked={asked} />
        <PrintedMatrix rows={axes.rows} columns={axes.columns} />
        {opened && <CellPopover key={pairKey(opened.row, opened.column)} pair={opened} onClose={close} onMirror={mirror} />}
        <PasteDialog
          preview={commands.preview}
          heads={pastedHeads}
          isTurned={isTurned}
          nameOf={(_, id) => store.entity("object", id)?.name ?? ""}
          onPaste={commands.confirmPaste}
          onClose={commands.endPaste}
        />
      </div>
    </MatrixProvider>
  );
}

function NothingLeft({ filter, onAll }: { filter: NestingFilter; onAll: () => void }) {
  return (
    <p className="flex-1 border-t border-line px-5 py-4 text-ink-2">
      {filter === "answer" ? "Every cell is answered." : "Nothing is left to discuss."}{" "}
      <LinkButton onClick={onAll}>Show all cells</LinkButton>
    </p>
  );
}

/** Others move often: what they do draws their marks, and neither bars nor cells. */
function GridWithOthers({ isTurned, ...props }: Omit<GridProps, "marks"> & { isTurned: boolean }) {
  return <Grid {...props} marks={useOthersHere(isTurned)} />;
}

/** The row one is in, if something is open there; else the next one after it. */
function rowToAsk({ grid, isTurned, actions: { live } }: Matrix): string | null {
  const { active } = grid.get();
  const row = (isTurned ? active?.column : active?.row) ?? null;
  const isOpen = row !== null && rowSum(live.index, row).toAnswer > 0;
  return isOpen ? row : (nextRowToAsk(live.index, row) ?? row ?? live.index.objects[0] ?? null);
}

const actionsOf =
  ({ actions }: Matrix) =>
  (names: string[]) =>
    void actions.addObjects(names);

const Corner = () => (
  <span className="inline-flex items-center gap-1">
    Inside a <CornerLeftDown className="size-[13px]" aria-hidden />
  </span>
);

const sums = {
  row: RowSum,
  column: ColumnSum,
  rowHead: (
    <span title="How many are nested in this row">
      <Sigma className="size-[13px]" aria-hidden />
      <span className="sr-only">Nested</span>
    </span>
  ),
  columnHead: "Nested in",
  total: <TotalSum />,
};

/** Where one begins: at the object, cell or relationship of the address. The focus comes along unless it is at work elsewhere. */
function useStartAt(item: string | null, own: RefObject<string | null>, grid: GridHandle, isTurned: boolean): void {
  const { store } = useProject();
  const turned = useRef(isTurned);
  turned.current = isTurned;
  useEffect(() => {
    if (item !== null && item === own.current) return;
    const focus = isFocusFree();
    const at = startOf(item, store, grid, turned.current) ?? grid.get().active;
    if (at) grid.go(at, { focus });
  }, [item, own, grid, store]);
}

/** The pair of the active cell, or the object of a head. */
function addressOf(grid: GridHandle, isTurned: boolean): string | null {
  const { active } = grid.get();
  if (!active?.row || !active.column) return active?.row ?? active?.column ?? null;
  const { row, column } = turn(isTurned, { row: active.row, column: active.column });
  return pairKey(row, column);
}

function startOf(item: string | null, store: ModelStore, grid: GridHandle, isTurned: boolean): Pair | null {
  const { rows, columns } = grid.axes();
  const relationship = item === null ? null : store.entity("relationship", item);
  const [row = "", column = ""] = relationship ? [relationship.source, relationship.target] : (item ?? "").split(">");
  const at = turn(isTurned, { row, column: column || ((isTurned ? rows[0] : columns[0]) ?? "") });
  return rows.includes(at.row) && columns.includes(at.column) ? at : null;
}

/** Shows others the active cell. Draws nothing. */
function PlaceShown({ matrix: { grid, isTurned }, asked }: { matrix: Matrix; asked: string | null }) {
  const { active } = useGridSnapshot(grid);
  const pair = active?.row && active.column && asked === null ? turn(isTurned, { row: active.row, column: active.column }) : null;
  useShowPlace(pair ? { view: viewName, kind: placeKind, id: pairKey(pair.row, pair.column) } : { view: viewName });
  return null;
}
