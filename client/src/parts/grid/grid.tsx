/**
 * A grid of cells under sticky heads: ARIA grid, windowed both ways, one tab stop, a range, keys of spreadsheets (ui/README.md 5).
 *
 * It knows nothing of what stands in its cells. Rules GR1–GR20, docs/spec/grid.md. A view gives ids, four components and what its
 * commands do; each component renders a frame from `grid-cell.tsx` and listens to its own cell alone:
 *
 * ```tsx
 * const grid = useGrid({ rows, columns });                       // the handle: go, select, edit, range, focus
 * <Grid grid={grid} label="Prices" rows={rows} columns={columns} sizes={sizes} commands={commands}
 *       Cell={PriceCell} RowHead={PriceRow} ColumnHead={PriceColumn} corner="Per" />
 *
 * const PriceCell = memo(function PriceCell(cell: GridCellProps) {     // outside of the view, so that it stays the same
 *   const price = usePrice(cell.row, cell.column);
 *   return (
 *     <GridCell cell={cell} label={`${cell.row}, ${cell.column}, ${price}`}>
 *       {cell.isEditing ? <GridInput grid={useThatGrid()} label="Price" text={price} typed={cell.typed} max={20} onSave={save} /> : price}
 *     </GridCell>
 *   );
 * });
 *
 * const commands: GridCommands = {
 *   mayEdit: true,
 *   onKey: (event, at) => event.key === "-" && forget(at),        // before the grid's own keys; true = done
 *   onOpen: (at) => setOpened(at),                                // Enter, second click
 *   onCopy: (block) => ({ text, html }), onPaste: (clipboard, range) => …, onFillDown: (ranges) => …,
 * };
 * ```
 *
 * Heads are places too: arrows lead onto them, F2 or Enter calls `onHead`, and `grid.edit()` then edits the head in place.
 */
import { type ComponentType, type CSSProperties, type ReactNode, useMemo, useRef, useSyncExternalStore } from "react";
import { classNames } from "../class-names.ts";
import { asCell, asColumnHead, asGrid, asGroup, asRow, asRowHead } from "./grid-roles.ts";
import "./grid.css";
import type { GridCellProps, GridHeadProps } from "./grid-cell.tsx";
import type { GridCommands } from "./grid-commands.ts";
import { gridKeyDown } from "./grid-key-down.ts";
import { type GridMark, GridMarks, type PlacedMark } from "./grid-marks.tsx";
import { type GridAxes, type GridRange, isOneCell, type Spot, spotOf } from "./grid-places.ts";
import { GridRow } from "./grid-row.tsx";
import { columnsIn, rangesOf } from "./grid-selection.ts";
import { columnWidthOf, type GridSizes } from "./grid-sizes.ts";
import type { GridCore, GridHandle, GridSnapshot } from "./grid-state.ts";
import { useGridClipboard } from "./use-grid-clipboard.ts";
import { useGridPointer } from "./use-grid-pointer.ts";
import { useKeptInSight, useSettled, useTabStop } from "./use-kept-in-sight.ts";
import { useBoxSize } from "./use-sizes.ts";
import { type Drawn, useWindows } from "./use-windows.ts";

export interface GridProps {
  grid: GridHandle;
  /** Name of the grid. */
  label: string;
  rows: readonly string[];
  columns: readonly string[];
  sizes: GridSizes;
  commands: GridCommands;
  Cell: ComponentType<GridCellProps>;
  RowHead: ComponentType<GridHeadProps>;
  ColumnHead: ComponentType<GridHeadProps>;
  corner: ReactNode;
  /** What the column and the row of sums are called, and what stands in them. */
  sums?: {
    readonly row: ComponentType<{ id: string }>;
    readonly column: ComponentType<{ id: string }>;
    readonly rowHead: ReactNode;
    readonly columnHead: ReactNode;
    readonly total: ReactNode;
  };
  /** Rows are as tall as what they hold. */
  isMeasured?: boolean;
  /** Heights of rows in px, where the view knows them; the others are `sizes.row`. Another map means that some changed. */
  heights?: ReadonlyMap<string, number>;
  isReadOnly?: boolean;
  /** Where others are. */
  marks?: readonly GridMark[];
  describedBy?: string;
  /** Below the last row, inside the scrolled area. */
  children?: ReactNode;
  className?: string;
}

const noMarks: readonly GridMark[] = [];

export function Grid(props: GridProps) {
  const { label, rows, columns, sizes, commands, sums, isMeasured = false, isReadOnly = false, marks = noMarks } = props;
  const grid = props.grid as GridCore;
  const root = useRef<HTMLDivElement>(null);
  const box = useBoxSize(root);
  const snapshot = useSyncExternalStore(grid.subscribe, grid.get);
  const axes = useMemo(() => ({ rows, columns }), [rows, columns]);
  const spot = snapshot.active ? spotOf(axes, snapshot.active) : null;
  const columnWidth = columnWidthOf(box.width, columns.length, sizes);
  const drawn = useWindows(root, axes, sizes.row, columnWidth, spot, props.heights);
  const ranges = rangesShown(axes, snapshot);
  const tabStop = useTabStop(grid);
  useSettled(grid, root, axes);
  useGridClipboard(grid, commands);
  useKeptInSight(grid, root, drawn, spot, sizes);
  const page = () => Math.max(1, Math.floor((box.height - sizes.columnHead - sizes.foot) / sizes.row) - 1);
  const handlers = { ...useGridPointer(grid, commands), onKeyDown: gridKeyDown(grid, commands, page) };
  const sumIndex = columns.length + 2;
  const style = {
    "--grid-row": `${sizes.row}px`,
    "--grid-column": `${columnWidth}px`,
    "--grid-row-head": `${sizes.rowHead}px`,
    "--grid-column-head": `${sizes.columnHead}px`,
    "--grid-sum": `${sizes.sum}px`,
    "--grid-foot": `${sizes.foot}px`,
    "--grid-width": `${sizes.rowHead + drawn.width + sizes.sum}px`,
  } as CSSProperties;
  return (
    <div ref={root} data-region style={style} className={classNames("grid-root", props.className)} {...handlers}>
      <div
        ref={tabStop}
        {...asGrid({
          label,
          describedBy: props.describedBy,
          rows: rows.length + (sums ? 2 : 1),
          columns: columns.length + (sums ? 2 : 1),
          isReadOnly,
        })}
        className="grid-whole"
      >
        <div {...asGroup} className="grid-top">
          <div {...asRow(1)} className="grid-row-of-heads">
            <div {...asColumnHead(1)} className="grid-head grid-corner">
              {props.corner}
            </div>
            {drawn.columns.list.map(({ id, index, gap }) => (
              <props.ColumnHead
                key={id}
                id={id}
                index={index}
                gap={gap}
                isActive={spot?.row === -1 && spot.column === index}
                isHot={spot?.column === index}
                isEditing={spot?.row === -1 && spot.column === index && snapshot.edit !== null}
              />
            ))}
            {sums && (
              <div {...asColumnHead(sumIndex)} className="grid-sum">
                {sums.rowHead}
              </div>
            )}
          </div>
        </div>
        <div {...asGroup} className="grid-body" style={{ height: drawn.height }}>
          {drawn.rows.map(({ index, start }) => {
            const id = rows[index];
            if (id === undefined) return null;
            return (
              <GridRow
                key={id}
                id={id}
                index={index}
                top={start}
                columns={drawn.columns}
                height={props.heights?.get(id)}
                isMeasured={isMeasured}
                measure={isMeasured ? drawn.measure : undefined}
                active={spot?.row === index ? (snapshot.active?.column ?? null) : undefined}
                selected={columnsIn(ranges, index)}
                edit={spot?.row === index ? snapshot.edit : null}
                Cell={props.Cell}
                RowHead={props.RowHead}
                RowSum={sums?.row}
                sumIndex={sumIndex}
              />
            );
          })}
          <Bands spot={spot} drawn={drawn} columnWidth={columnWidth} />
          <GridMarks marks={placeMarks(marks, axes, drawn, columnWidth)} />
        </div>
        {sums && sizes.foot > 0 && (
          <div {...asGroup} className="grid-bottom">
            <div {...asRow(rows.length + 2)} className="grid-row-of-sums">
              <div {...asRowHead(1)} className="grid-sum grid-sums-head">
                {sums.columnHead}
              </div>
              {drawn.columns.list.map(({ id, index, gap }) => (
                <div key={id} {...asCell(index + 2)} className="grid-sum grid-column-sum" style={gap > 0 ? { marginLeft: gap } : undefined}>
                  <sums.column id={id} />
                </div>
              ))}
              <div {...asCell(sumIndex)} className="grid-sum grid-total">
                {sums.total}
              </div>
            </div>
          </div>
        )}
      </div>
      {props.children && <div className="grid-after">{props.children}</div>}
    </div>
  );
}

/** Of more than one cell: a single one shows as active only. */
function rangesShown(axes: GridAxes, { active, anchor, kept }: GridSnapshot): readonly GridRange[] {
  const ranges = active && (anchor || kept.length > 0) ? rangesOf(axes, [...kept, { from: anchor ?? active, to: active }]) : [];
  return ranges.length === 1 && ranges.every(isOneCell) ? [] : ranges;
}

/** The row and the column of the active cell, lit up. */
function Bands({ spot, drawn, columnWidth }: { spot: Spot | null; drawn: Drawn; columnWidth: number }) {
  const row = spot && spot.row >= 0 ? drawn.rowBox(spot.row) : null;
  return (
    <div aria-hidden="true" className="grid-bands">
      {row && <div className="grid-band" style={{ top: row.start, height: row.size, left: 0, right: 0 }} />}
      {spot && spot.column >= 0 && (
        <div className="grid-band" style={{ left: spot.column * columnWidth, width: columnWidth, top: 0, bottom: 0 }} />
      )}
    </div>
  );
}

/** Marks in rows and columns that are drawn; several in one cell become one with a number. */
function placeMarks(marks: readonly GridMark[], axes: GridAxes, drawn: Drawn, width: number): PlacedMark[] {
  const byCell = Map.groupBy(marks, ({ row, column, isChange }) => `${row}>${column}>${isChange}`);
  return [...byCell.values()].flatMap((here) => {
    const [first] = here;
    const { row, column } = first ? spotOf(axes, first) : { row: -1, column: -1 };
    const box = row < 0 ? null : drawn.rowBox(row);
    if (!first || column < 0 || !box) return [];
    const isTyping = here.some((mark) => mark.isTyping);
    return [{ ...first, isTyping, more: here.length - 1, box: { left: column * width, top: box.start, width, height: box.size } }];
  });
}
