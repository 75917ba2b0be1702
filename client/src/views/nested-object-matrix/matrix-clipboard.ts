/** The matrix and the clipboard: a range as a table, and a table as changes (rules P1–P12, docs/spec/artifacts.md). */
import type { ModelStore } from "#client/project/model-store.ts";
import { objectNames } from "#shared/artifacts/name-finder.ts";
import type { NestingPlanner } from "#shared/artifacts/nesting-changes.ts";
import { cellOf, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import { type NestingInput, writeCellText } from "#shared/artifacts/nesting-input.ts";
import { type PastePreview, previewNestingPaste } from "#shared/import/paste-preview.ts";
import { type CopiedTable, copyTable } from "#shared/import/table-copy.ts";
import { type Axis, type Clipboard, readTable } from "#shared/import/table-paste.ts";
import type { GridAxes, GridRange } from "../../parts/grid/grid-places.ts";
import { pairRows } from "./range-cells.ts";

/** Heads go along when the whole matrix is copied; a part of it is its cells. */
export function copyRange(
  index: PairIndex,
  nameOf: (id: string) => string,
  axes: GridAxes,
  range: GridRange,
  isTurned: boolean,
): CopiedTable {
  const cells = pairRows(axes, range, isTurned).map((line) => line.map(({ row, column }) => writeCellText(cellOf(index, row, column))));
  const isWhole = range.bottom - range.top + 1 === axes.rows.length && range.right - range.left + 1 === axes.columns.length;
  return isWhole ? copyTable({ cells, rowHeads: axes.rows.map(nameOf), columnHeads: axes.columns.map(nameOf) }) : copyTable({ cells });
}

export interface PasteWhere {
  readonly axes: GridAxes;
  readonly range: GridRange;
  readonly isTurned: boolean;
}

export type NestingPreview = PastePreview<NestingInput>;

/** What pasting would do. Known names are those of all objects, shown or not. */
export function previewPaste(
  clipboard: Clipboard,
  store: ModelStore,
  planner: NestingPlanner,
  { axes, range, isTurned }: PasteWhere,
): NestingPreview {
  const names = objectNames(store.ids("object").flatMap((id) => store.entity("object", id) ?? []));
  const axis = (ids: readonly string[]): Axis => ({ kind: "object", ids, names });
  return previewNestingPaste(
    {
      table: readTable(clipboard),
      rows: axis(axes.rows),
      columns: axis(axes.columns),
      at: { row: range.top, column: range.left, rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 },
      isTransposed: isTurned,
    },
    planner,
  );
}

/** Nothing to look at first: every cell has its place and nothing new is made. */
export const isPlainPaste = ({ problem, newNames, leftOutCount }: NestingPreview): boolean =>
  problem === "" && newNames.length === 0 && leftOutCount === 0;
