/**
 * The process as a mark: rounds are rows, O R C A are columns, a cell fills from the bottom.
 *
 * `cells` holds sixteen shares from 0 to 1, row by row; what has no artifact yet is 0.
 */
import { classNames } from "./class-names.ts";

const tracks = ["fill-object-bg", "fill-rel-bg", "fill-cta-bg", "fill-core-bg"];
const fills = ["fill-object-vivid", "fill-rel-vivid", "fill-cta-vivid", "fill-core-vivid"];
const edge = 9.5;
const step = 11.5;

const places = Array.from({ length: 16 }, (_, index) => ({ key: `cell-${index}`, row: Math.floor(index / 4), column: index % 4, index }));

export function ProcessGrid({ cells, label, className = "size-10" }: { cells: readonly number[]; label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 44 44"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={classNames("block shrink-0 forced-color-adjust-none", className)}
    >
      {places.map(({ key, row, column, index }) => {
        const height = Math.min(1, Math.max(0, cells[index] ?? 0)) * edge;
        return (
          <g key={key}>
            <rect x={column * step} y={row * step} width={edge} height={edge} rx="2" className={tracks[column]} />
            {height > 0 && (
              <rect
                x={column * step}
                y={row * step + edge - height}
                width={edge}
                height={height}
                rx={height === edge ? 2 : 1}
                className={fills[column]}
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}
