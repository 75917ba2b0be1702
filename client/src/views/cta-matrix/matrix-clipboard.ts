/** Copying a selection of the matrix, and what pasting into it would do. */

import type { ModelStore } from "#client/project/model-store.ts";
import type { CtaPlanner } from "#shared/artifacts/cta-changes.ts";
import { type CtaIndex, ctaCellOf } from "#shared/artifacts/cta-index.ts";
import type { CtaInput } from "#shared/artifacts/cta-input.ts";
import { objectNames, roleNames } from "#shared/artifacts/name-finder.ts";
import { type PastePreview, previewCtaPaste } from "#shared/import/paste-preview.ts";
import { type CopiedTable, copyTable, writeCtaCell } from "#shared/import/table-copy.ts";
import { type Axis, type Clipboard, readTable } from "#shared/import/table-paste.ts";
import type { GridAxes, GridRange } from "../../parts/grid/grid-places.ts";
import type { GridBlock, GridCellAt } from "../../parts/grid/grid-selection.ts";
import type { CellAt } from "./matrix-state.ts";

export type CtaPreview = PastePreview<CtaInput>;

export interface Names {
  object(id: string): string;
  role(id: string): string;
}

interface Turned {
  readonly axes: GridAxes;
  readonly isTurned: boolean;
}

export interface PasteWhere extends Turned {
  readonly range: GridRange;
  /** What a single value fills. */
  readonly cells: readonly GridCellAt[];
}

/** Heads go along when the whole matrix is copied; a part of it is its cells, those between that are not selected blank. */
export function copyBlock(index: CtaIndex, names: Names, { rows, columns, has }: GridBlock, { axes, isTurned }: Turned): CopiedTable {
  const at = (row: string, column: string): CellAt => (isTurned ? { object: column, role: row } : { object: row, role: column });
  const cells = rows.map((row) =>
    columns.map((column) => {
      const { object, role } = at(row, column);
      return has(row, column) ? writeCtaCell(ctaCellOf(index, object, role), names.object) : "";
    }),
  );
  if (rows.length < axes.rows.length || columns.length < axes.columns.length) return copyTable({ cells });
  const [rowName, columnName] = isTurned ? [names.role, names.object] : [names.object, names.role];
  return copyTable({ cells, rowHeads: rows.map(rowName), columnHeads: columns.map(columnName) });
}

export function previewPaste(
  held: Clipboard,
  store: ModelStore,
  planner: CtaPlanner,
  names: Names,
  { axes, range, cells, isTurned }: PasteWhere,
): CtaPreview {
  const objects = { kind: "object", names: objectNames(store.ids("object").flatMap((id) => store.entity("object", id) ?? [])) } as const;
  const roles = { kind: "role", names: roleNames(store.ids("role").flatMap((id) => store.entity("role", id) ?? [])) } as const;
  const [down, across] = isTurned ? [roles, objects] : [objects, roles];
  const rows: Axis = { ...down, ids: axes.rows };
  const columns: Axis = { ...across, ids: axes.columns };
  const at = { row: range.top, column: range.left, fills: cells };
  return previewCtaPaste({ table: readTable(held), rows, columns, at, isTransposed: isTurned }, planner, names.object);
}

/** Nothing to look at first: every cell has its place and nothing new is made. */
export const isPlainPaste = ({ problem, newNames, leftOutCount }: CtaPreview): boolean =>
  problem === "" && newNames.length === 0 && leftOutCount === 0;
