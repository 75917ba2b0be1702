/**
 * Others in the grid: an outline in their colour on the cell where they are, their name at its top corner, a pencil while they type.
 * Drawn over the cells, so that people who move render no cell.
 */
import { Pencil, PencilLine } from "lucide-react";
import type { CSSProperties } from "react";
import { classNames } from "../class-names.ts";

export interface GridMark {
  readonly key: string;
  readonly row: string;
  readonly column: string;
  readonly hue: string;
  readonly name: string;
  readonly isTyping: boolean;
  /** They changed what stood there, and nobody has looked since. */
  readonly isChange?: boolean;
}

export interface PlacedMark extends GridMark {
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** How many others are in the same cell. */
  readonly more: number;
}

export function GridMarks({ marks }: { marks: readonly PlacedMark[] }) {
  return (
    <div aria-hidden="true" className="grid-marks">
      {marks.map(({ key, hue, name, isTyping, isChange = false, more, box }) => (
        <div key={key} data-hue={hue} className={classNames("grid-mark", isChange && "is-change")} style={box satisfies CSSProperties}>
          <span className={classNames("grid-flag", isTyping && "is-typing")}>
            {isTyping && <Pencil />}
            {isChange && <PencilLine />}
            {isChange ? `${name} changed` : name}
            {more > 0 && ` +${more}`}
          </span>
        </div>
      ))}
    </div>
  );
}
