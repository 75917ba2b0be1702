/**
 * The frames of a grid's cells and heads. A view's own component reads what it shows and puts it into one of these, so that what
 * it listens to renders this cell alone.
 */
import type { CSSProperties, ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { asCell, asColumnHead, asRowHead } from "./grid-roles.ts";
import { headKey } from "./grid-state.ts";

/** What the grid tells a cell; to be handed on to `GridCell` whole. */
export interface GridCellProps {
  readonly row: string;
  readonly column: string;
  readonly columnIndex: number;
  /** Px to the cell before, where columns between them are not drawn. */
  readonly gap: number;
  readonly isActive: boolean;
  readonly isInRange: boolean;
  readonly isEditing: boolean;
  /** While editing: what was typed to start it, or `null` when the present text is to be edited. */
  readonly typed: string | null;
}

export interface GridHeadProps {
  /** Row or column. */
  readonly id: string;
  readonly index: number;
  readonly gap: number;
  readonly isActive: boolean;
  readonly isEditing: boolean;
  /** The active cell stands in this row or column. */
  readonly isHot: boolean;
}

interface Frame {
  /**
   * What a reader says: heads first, then the state. Where the visible words are others, give `says` instead and hide them from
   * readers (`aria-hidden`): people who speak to their computer say what they see, so a name must not hide it.
   */
  label?: string;
  /** The same as text that only readers find. */
  says?: string;
  className?: string | undefined;
  children?: ReactNode;
}

const gapStyle = (gap: number): CSSProperties | undefined => (gap > 0 ? { marginLeft: gap } : undefined);

export function GridCell({ cell, label, says, className, children }: Frame & { cell: GridCellProps }) {
  const { row, column, columnIndex, gap, isActive, isInRange, isEditing } = cell;
  return (
    <div
      {...asCell(columnIndex + 2, isEditing ? undefined : label, isActive || isInRange)}
      data-row={row}
      data-column={column}
      tabIndex={-1}
      style={gapStyle(gap)}
      className={classNames("grid-cell", isActive && "is-active", isInRange && "is-in-range", isEditing && "is-editing", className)}
    >
      {says !== undefined && !isEditing && <span className="sr-only">{says}</span>}
      {children}
    </div>
  );
}

export function GridRowHead({ head, label, className, children }: Frame & { head: GridHeadProps }) {
  return (
    <div
      {...asRowHead(1, head.isEditing ? undefined : label)}
      data-row={head.id}
      data-column={headKey}
      tabIndex={-1}
      className={classNames("grid-head grid-row-head", head.isHot && "is-hot", head.isActive && "is-active", className)}
    >
      {children}
    </div>
  );
}

export function GridColumnHead({ head, label, className, children }: Frame & { head: GridHeadProps }) {
  return (
    <div
      {...asColumnHead(head.index + 2, head.isEditing ? undefined : label)}
      data-row={headKey}
      data-column={head.id}
      tabIndex={-1}
      style={gapStyle(head.gap)}
      className={classNames("grid-head grid-column-head", head.isHot && "is-hot", head.isActive && "is-active", className)}
    >
      {children}
    </div>
  );
}
