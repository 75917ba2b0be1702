/** The matrix as a grid, with its bars, its drawer and its dialogs. */
import { CornerLeftDown } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useCtaOverview } from "#client/project/use-cta-index.ts";
import type { PrimaryQuestion as Question } from "#shared/artifacts/cta-changes.ts";
import type { CtaFilter } from "#shared/artifacts/cta-matrix.ts";
import { PasteDialog, type PastedHeads } from "../../fields/paste-dialog.tsx";
import { Grid } from "../../parts/grid/grid.tsx";
import type { GridSizes } from "../../parts/grid/grid-sizes.ts";
import { useGrid, useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { useFollowedAddress } from "../../parts/grid/use-followed-address.ts";
import { placeAt } from "../../parts/grid/use-grid-pointer.ts";
import { useLengthToken } from "../../parts/grid/use-sizes.ts";
import { ContextMenu } from "../../parts/menu.tsx";
import { CtaMatrixCell } from "./cta-cell.tsx";
import { CtaDrawer } from "./cta-drawer.tsx";
import { CtaColumnHead, CtaRowHead } from "./cta-heads.tsx";
import { MatrixContext, type MatrixShared } from "./matrix-context.ts";
import { MatrixFoot, MatrixHints } from "./matrix-foot.tsx";
import { MatrixHeader } from "./matrix-header.tsx";
import { MatrixMenu } from "./matrix-menu.tsx";
import { PlaceShown, useOthersHere } from "./others-here.tsx";
import { PrimaryQuestion } from "./primary-question.tsx";
import { PrintedMatrix } from "./printed-matrix.tsx";
import { RolesDialog, type RolesShown } from "./roles-dialog.tsx";
import { readHeights, type StackSizes } from "./row-heights.ts";
import { SentenceBar } from "./sentence-bar.tsx";
import { useAnnounce } from "./use-announce.ts";
import { useMatrixCommands } from "./use-matrix-commands.ts";
import { useMatrixLook } from "./use-matrix-look.ts";
import { useMatrixShared } from "./use-matrix-shared.ts";
import { usePaletteCommands } from "./use-palette-commands.ts";
import { useShownHeads } from "./use-shown-heads.ts";
import { addressIn, useStartAt } from "./use-start-at.ts";
import type { FilledMatrixProps } from "./view-props.ts";

const columnHead = 37;
/** A dialog has left by then. */
const leavingMs = 250;

export function WideMatrix({ item, onShow, heads, takesFocus }: FilledMatrixProps) {
  const [filter, setFilter] = useState<CtaFilter>("all");
  const [look, changeLook] = useMatrixLook();
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const [roles, setRoles] = useState<RolesShown | null>(null);
  const [isAdding, setAdding] = useState(false);
  const { isTurned, hasDrawer } = look;
  const drawer = useRef<HTMLElement>(null);
  const axes = useShownHeads(filter, isTurned);
  const grid = useGrid(axes);
  const [announcement, announce] = useAnnounce();
  const openDrawer = useCallback(() => changeLook({ hasDrawer: true }), [changeLook]);
  const shared = useMatrixShared({ grid, drawer, isTurned, filter, heads, announce, openDrawer, ask: setQuestions });
  const marks = useOthersHere(shared);
  const stack = useStackSizes();
  const heights = useHeights(shared, axes, stack);
  const sizes = useMemo<GridSizes>(
    () => ({ rowHead: isTurned ? 148 : 124, columnHead, row: stack.least, column: { least: 136, most: 220 }, sum: 0, foot: 0 }),
    [isTurned, stack.least],
  );
  const onTurn = () => {
    const { active } = grid.get();
    flushSync(() => changeLook({ isTurned: !isTurned }));
    if (active) grid.go({ row: active.column, column: active.row });
  };
  const onDrawer = () => changeLook({ hasDrawer: !hasDrawer });
  const onNewRole = () => setRoles({ role: null });
  const showRoles = (shown: RolesShown | null) => {
    setRoles(shown);
    if (shown) return;
    // Opened by a key there is no button to go back to; once more when the dialog has left, which takes the focus along.
    for (const afterMs of [0, leavingMs]) setTimeout(() => isNowhere(document.activeElement) && grid.focus(), afterMs);
  };
  const onNewObject = () => setAdding(true);
  const onRole = (role: string) => setRoles({ role });
  const commands = useMatrixCommands(shared, { onNewObject, onNewRole, onRole, heads });
  usePaletteCommands(shared, {
    onTurn,
    onDrawer,
    onRoles: onNewRole,
    onNewObject,
    onCopyAll: commands.copyAll,
    onFilter: setFilter,
  });
  const own = useRef<string | null>(null);
  useStartAt(item, own, shared);
  const { state } = shared;
  const subscribe = useCallback((listener: () => void) => joined(grid.subscribe(listener), state.subscribe(listener)), [grid, state]);
  useFollowedAddress({ item, onShow, read: () => addressIn(shared), subscribe }, own);
  useEffect(() => {
    if (takesFocus) grid.focus();
  }, [takesFocus, grid]);
  const [question = null] = questions;
  const answer = (cta: string) => {
    if (question && cta !== question.has) shared.gestures.stays(question, cta);
    setQuestions(questions.slice(1));
    if (questions.length === 1 && !grid.get().edit) requestAnimationFrame(() => question && shared.moves.focus({ ...question, cta }));
  };
  return (
    <MatrixContext value={shared}>
      <div className="cta-matrix flex min-h-0 min-w-0 flex-1 flex-col">
        <MatrixHeader
          filter={filter}
          isDrawerOpen={hasDrawer}
          onFilter={setFilter}
          onRoles={onNewRole}
          onTurn={onTurn}
          onDrawer={onDrawer}
          onCopyAll={commands.copyAll}
          onNewObject={shared.may ? onNewObject : null}
          onNewRole={shared.may ? onNewRole : null}
        />
        <SentenceBar />
        <PlaceShown />
        <PrintedMatrix rows={axes.rows} columns={axes.columns} />
        <div className="relative flex min-h-0 flex-1">
          {axes.rows.length > 0 && axes.columns.length > 0 ? (
            <ContextMenu
              trigger={
                <div className="flex min-h-0 min-w-0 flex-1" onContextMenuCapture={(event) => pointAt(shared, event.target)}>
                  <Grid
                    grid={grid}
                    label="CTA matrix"
                    rows={axes.rows}
                    columns={axes.columns}
                    sizes={sizes}
                    heights={heights}
                    commands={commands}
                    Cell={CtaMatrixCell}
                    RowHead={CtaRowHead}
                    ColumnHead={CtaColumnHead}
                    corner={<Corner isTurned={isTurned} />}
                    isReadOnly={!shared.may}
                    marks={marks}
                  >
                    <MatrixFoot
                      isAdding={isAdding}
                      onAdding={(open) => {
                        flushSync(() => setAdding(open));
                        if (!open && document.activeElement === document.body) grid.focus();
                      }}
                      onAdd={(names) => heads.add("object", names)}
                    />
                  </Grid>
                </div>
              }
            >
              <MatrixMenu heads={heads} onRemoveObject={commands.removeObject} onRole={onRole} />
            </ContextMenu>
          ) : (
            <NothingUnder filter={filter} onClear={() => setFilter("all")} />
          )}
          {hasDrawer && (
            <CtaDrawer
              root={drawer}
              onClose={() => {
                shared.state.set({ pinned: null });
                flushSync(() => changeLook({ hasDrawer: false }));
                if (!document.activeElement?.closest("[role=grid]")) grid.focus();
              }}
            />
          )}
        </div>
        <MatrixHints />
        <p role="status" className="sr-only">
          {announcement}
        </p>
        <PrimaryQuestion question={question} onAnswer={answer} />
        <RolesDialog shown={roles} onShow={showRoles} heads={heads} />
        <PasteDialog
          preview={commands.preview}
          heads={pastedHeads}
          isTurned={isTurned}
          nameOf={(kind, id) => (kind === "object" ? shared.nameOfObject(id) : shared.nameOfRole(id))}
          onPaste={commands.confirmPaste}
          onClose={commands.endPaste}
        />
      </div>
    </MatrixContext>
  );
}

const joined = (stop: () => void, andStop: () => void) => () => {
  stop();
  andStop();
};

const isNowhere = (focused: Element | null): boolean => focused === document.body || focused?.closest("[role=dialog]") !== null;

/** A menu is about the call to action under the pointer, else about the cell or the head. */
function pointAt({ state, stackOf, cellOf }: MatrixShared, target: EventTarget): void {
  const cta = target instanceof Element ? target.closest<HTMLElement>("[data-cta]")?.dataset.cta : undefined;
  const place = cta === undefined ? null : placeAt(target);
  const cell = place?.row && place.column ? cellOf(place.row, place.column) : null;
  const isThere = cell !== null && cta !== undefined && stackOf(cell).includes(cta);
  state.set({ pointed: isThere ? { ...cell, cta } : null });
}

function useStackSizes(): StackSizes {
  const [pad, gap, chip, least] = [
    useLengthToken("--cta-pad", 6),
    useLengthToken("--cta-gap", 3),
    useLengthToken("--cta-chip", 24),
    useLengthToken("--cell-h", 48),
  ];
  return useMemo(() => ({ pad, gap, chip, least }), [pad, gap, chip, least]);
}

/** Another map only when a row became taller or lower. */
function useHeights(shared: MatrixShared, axes: Parameters<typeof readHeights>[1]["axes"], sizes: StackSizes): ReadonlyMap<string, number> {
  const { grid, cellOf } = shared;
  const { active, edit } = useGridSnapshot(grid);
  const edited = edit && active?.row && active.column ? cellOf(active.row, active.column) : null;
  const [object, role] = [edited?.object ?? "", edited?.role ?? ""];
  const read = useCtaOverview(
    (index) => readHeights(index, { axes, sizes, cellOf, edited: object === "" ? null : { object, role } }),
    [axes, sizes, cellOf, object, role],
  );
  return useMemo(() => new Map(read), [read]);
}

const Corner = ({ isTurned }: { isTurned: boolean }) => (
  <>
    <CornerLeftDown className="size-[13px]" aria-hidden />
    <span className="sr-only">{isTurned ? "Role" : "Object"}</span>
  </>
);

const pastedHeads: PastedHeads = {
  kinds: ["object", "role"],
  titles: ["Object", "Role", "Now", "Is added"],
  tone: "font-medium text-cta-ink",
};

const nothing: Record<CtaFilter, string> = {
  all: "",
  now: "No call to action is planned for now.",
  "no-story": "No CTA without a story.",
  "to-answer": "Nothing left to answer.",
  "to-discuss": "Nothing left to discuss.",
};

function NothingUnder({ filter, onClear }: { filter: CtaFilter; onClear: () => void }) {
  return (
    <p className="flex-1 p-5 text-ink-2">
      {nothing[filter]}{" "}
      <button type="button" onClick={onClear} className="font-medium text-ink underline underline-offset-3">
        Clear the filter
      </button>
    </p>
  );
}
