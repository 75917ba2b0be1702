/** One row of a grid: its head, the cells that are drawn, its sum. Renders only when something of this row changes. */
import { type ComponentType, type CSSProperties, memo, type Ref } from "react";
import type { GridCellProps, GridHeadProps } from "./grid-cell.tsx";
import { asCell, asRow } from "./grid-roles.ts";
import { readColumns } from "./grid-selection.ts";

/** Columns that are drawn; the same object until others are. */
export interface DrawnColumns {
  readonly list: readonly { readonly id: string; readonly index: number; readonly gap: number }[];
}

export interface GridRowProps {
  id: string;
  index: number;
  columns: DrawnColumns;
  top: number;
  /** In px, where it differs from the others. */
  height: number | undefined;
  /** Rows are as tall as what they hold. */
  isMeasured: boolean;
  measure: Ref<HTMLDivElement> | undefined;
  /** The active column: an id, `null` for the head; not given in other rows. */
  active: string | null | undefined;
  /** Columns that are selected, as `columnsIn` writes them. */
  selected: string;
  edit: { readonly typed: string | null } | null;
  Cell: ComponentType<GridCellProps>;
  RowHead: ComponentType<GridHeadProps>;
  RowSum: ComponentType<{ id: string }> | undefined;
  sumIndex: number;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, index, columns, top, height, isMeasured, measure, active, edit, Cell, RowHead, RowSum, sumIndex } = props;
  const isSelected = readColumns(props.selected);
  const style: CSSProperties = height === undefined ? { top } : { top, height };
  return (
    <div
      {...asRow(index + 2)}
      data-index={index}
      ref={isMeasured ? measure : undefined}
      style={style}
      className={isMeasured ? "grid-row is-measured" : "grid-row"}
    >
      <RowHead
        id={id}
        index={index}
        gap={0}
        isActive={active === null}
        isHot={active !== undefined}
        isEditing={active === null && edit !== null}
      />
      {columns.list.map(({ id: column, index: columnIndex, gap }) => {
        const isActive = active === column;
        return (
          <Cell
            key={column}
            row={id}
            column={column}
            columnIndex={columnIndex}
            gap={gap}
            isActive={isActive}
            isInRange={isSelected(columnIndex)}
            isEditing={isActive && edit !== null}
            typed={isActive && edit !== null ? edit.typed : null}
          />
        );
      })}
      {RowSum && (
        <div {...asCell(sumIndex)} className="grid-sum">
          <RowSum id={id} />
        </div>
      )}
    </div>
  );
});
