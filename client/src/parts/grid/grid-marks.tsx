/**
 * Others in the grid: an outline in their colour on the cell where they are, their name at its top corner, a pencil while they type.
 * Drawn over the cells, so that people who move render no cell.
 */
import { Pencil } from "lucide-react";
import type { CSSProperties } from "react";
import { classNames } from "../class-names.ts";

export interface GridMark {
  readonly key: string;
  readonly row: string;
  readonly column: string;
  readonly hue: string;
  readonly name: string;
  readonly isTyping: boolean;
}

export interface PlacedMark extends GridMark {
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** How many others are in the same cell. */
  readonly more: number;
}

export function GridMarks({ marks }: { marks: readonly PlacedMark[] }) {
  return (
    <div aria-hidden="true" className="grid-marks">
      {marks.map(({ key, hue, name, isTyping, more, box }) => (
        <div key={key} data-hue={hue} className="grid-mark" style={box satisfies CSSProperties}>
          <span className={classNames("grid-flag", isTyping && "is-typing")}>
            {isTyping && <Pencil />}
            {name}
            {more > 0 && ` +${more}`}
          </span>
        </div>
      ))}
    </div>
  );
}
