/** One cell of the matrix: what a role may do with an object, as a stack; what is typed stands below it. */
import { Fragment, type KeyboardEvent, memo, useLayoutEffect } from "react";
import { useCtaCell } from "#client/project/use-cta-index.ts";
import { type CtaCell, type CtaChip, describeCtaCell } from "#shared/artifacts/cta-cell.ts";
import { classNames } from "../../parts/class-names.ts";
import { mayLettersFire } from "../../parts/commands.ts";
import { GridCell, type GridCellProps } from "../../parts/grid/grid-cell.tsx";
import { noteRender } from "../../parts/render-count.ts";
import { actOnChip } from "./act-on-chip.ts";
import { CellAdd } from "./cell-add.tsx";
import { readChipKey } from "./chip-keys.ts";
import { ChipRename } from "./chip-rename.tsx";
import { CtaChipButton } from "./cta-chip.tsx";
import { type MatrixShared, useMatrix } from "./matrix-context.ts";
import { type CellAt, useMatrixState } from "./matrix-state.ts";
import { useChipDrag } from "./use-chip-drag.ts";
import { useEntityName } from "./use-entity-name.ts";

export const CtaMatrixCell = memo(function CtaMatrixCell(props: GridCellProps) {
  noteRender("cell");
  const shared = useMatrix();
  const at = shared.cellOf(props.row, props.column);
  const cell = useCtaCell(at.object, at.role);
  const renamed = useMatrixState(shared.state, ({ chip, isRenaming }) => (isRenaming && isIn(chip, at) ? (chip?.cta ?? "") : ""));
  const label = useCellLabel(at, cell);
  useKeepFocus(shared, at, cell);
  const looks = { none: "cta-none", discuss: "cta-discuss", ctas: "", unanswered: "" };
  return (
    <GridCell cell={props} label={label} className={classNames("cta-cell", looks[cell.state])}>
      {cell.stack.map((chip) =>
        chip.cta === renamed ? (
          <ChipRename key={chip.cta} at={at} cell={cell} chip={chip} />
        ) : (
          <Fragment key={chip.cta}>
            <StackedChip at={at} cell={cell} chip={chip} />{" "}
          </Fragment>
        ),
      )}
      {props.isEditing && <CellAdd at={at} typed={props.typed} />}
      {cell.state === "discuss" && !props.isEditing && (
        <span className="cta-discuss-mark">
          <b>?</b> discuss
        </span>
      )}
    </GridCell>
  );
});

const isIn = (chip: CellAt | null, at: CellAt): boolean => chip !== null && chip.object === at.object && chip.role === at.role;

/** "Session, Speaker, 3 calls to action: …". */
function useCellLabel({ object, role }: CellAt, cell: CtaCell): string {
  const { nameOfObject } = useMatrix();
  return `${useEntityName("object", object)}, ${useEntityName("role", role)}, ${describeCtaCell(cell, nameOfObject)}`;
}

/** When the one that has the focus went, or was drawn anew, the focus stays where it was: on it, or on its cell. */
function useKeepFocus({ state, grid }: MatrixShared, at: CellAt, { stack }: CtaCell): void {
  useLayoutEffect(() => {
    const { chip, isRenaming } = state.get();
    if (!isIn(chip, at) || isRenaming || document.activeElement !== document.body) return;
    const element = grid.element()?.querySelector<HTMLElement>(`[data-cta="${chip?.cta}"]`);
    if (element && stack.some(({ cta }) => cta === chip?.cta)) return element.focus({ preventScroll: true });
    state.set({ chip: null });
    grid.focus();
  });
}

function StackedChip({ at, cell, chip }: { at: CellAt; cell: CtaCell; chip: CtaChip }) {
  const shared = useMatrix();
  const press = useChipDrag({ ...at, cta: chip.cta });
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const key = readChipKey(event, mayLettersFire());
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    actOnChip(shared, { ...at, cta: chip.cta }, cell, key);
  };
  return (
    <CtaChipButton
      cell={at}
      chip={chip}
      isRival={cell.rivals.includes(chip.cta)}
      onKey={onKey}
      onOpen={() => shared.open({ ...at, cta: chip.cta }, { enters: true })}
      onPress={press}
    />
  );
}
