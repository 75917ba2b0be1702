/** The matrix and the clipboard: a selection as a table, and a table as changes (rules P1–P12, docs/spec/artifacts.md). */
import type { ModelStore } from "#client/project/model-store.ts";
import { objectNames } from "#shared/artifacts/name-finder.ts";
import type { NestingPlanner } from "#shared/artifacts/nesting-changes.ts";
import { cellOf, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import { type NestingInput, writeCellText } from "#shared/artifacts/nesting-input.ts";
import { type PastePreview, previewNestingPaste } from "#shared/import/paste-preview.ts";
import { type CopiedTable, copyTable } from "#shared/import/table-copy.ts";
import { type Axis, type Clipboard, readTable } from "#shared/import/table-paste.ts";
import type { GridAxes, GridRange } from "../../parts/grid/grid-places.ts";
import type { GridBlock, GridCellAt } from "../../parts/grid/grid-selection.ts";
import { turn } from "./pair.ts";

/** Heads go along when the whole matrix is copied; a part of it is its cells, those between that are not selected blank. */
export function copyBlock(
  index: PairIndex,
  nameOf: (id: string) => string,
  axes: GridAxes,
  { rows, columns, has }: GridBlock,
  isTurned: boolean,
): CopiedTable {
  const textOf = (at: GridCellAt) => {
    const { row, column } = turn(isTurned, at);
    return has(at.row, at.column) ? writeCellText(cellOf(index, row, column)) : "";
  };
  const cells = rows.map((row) => columns.map((column) => textOf({ row, column })));
  const isWhole = rows.length === axes.rows.length && columns.length === axes.columns.length;
  return isWhole ? copyTable({ cells, rowHeads: rows.map(nameOf), columnHeads: columns.map(nameOf) }) : copyTable({ cells });
}

export interface PasteWhere {
  readonly axes: GridAxes;
  readonly range: GridRange;
  /** What a single value fills. */
  readonly cells: readonly GridCellAt[];
  readonly isTurned: boolean;
}

export type NestingPreview = PastePreview<NestingInput>;

/** What pasting would do. Known names are those of all objects, shown or not. */
export function previewPaste(
  clipboard: Clipboard,
  store: ModelStore,
  planner: NestingPlanner,
  { axes, range, cells, isTurned }: PasteWhere,
): NestingPreview {
  const names = objectNames(store.ids("object").flatMap((id) => store.entity("object", id) ?? []));
  const axis = (ids: readonly string[]): Axis => ({ kind: "object", ids, names });
  return previewNestingPaste(
    {
      table: readTable(clipboard),
      rows: axis(axes.rows),
      columns: axis(axes.columns),
      at: { row: range.top, column: range.left, fills: cells },
      isTransposed: isTurned,
    },
    planner,
  );
}

/** Nothing to look at first: every cell has its place and nothing new is made. */
export const isPlainPaste = ({ problem, newNames, leftOutCount }: NestingPreview): boolean =>
  problem === "" && newNames.length === 0 && leftOutCount === 0;
