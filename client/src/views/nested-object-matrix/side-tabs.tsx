/** Several relationships of one pair: which one is shown below. */
import type { CellSide, NestingCell } from "#shared/artifacts/nesting-cell.ts";
import { multiplicitySign } from "#shared/schema/multiplicity.ts";
import { classNames } from "../../parts/class-names.ts";
import type { SideAt } from "./nesting-actions.ts";

/** What the cell holds, what is pencilled in, and what was refused, in this order. */
export const sidesOf = ({ sides, proposed, refused }: NestingCell): readonly CellSide[] => [...sides, ...proposed, ...refused];

/** The wanted one while it is there, else the first. */
export function sideShown(cell: NestingCell, wanted: SideAt | null): CellSide | null {
  const sides = sidesOf(cell);
  const found = sides.find(({ relationship, direction }) => wanted?.relationship === relationship && wanted.direction === direction);
  return found ?? sides[0] ?? null;
}

export interface SideTabsProps {
  cell: NestingCell;
  shown: CellSide | null;
  onShow: (at: SideAt) => void;
}

export function SideTabs({ cell, shown, onShow }: SideTabsProps) {
  return (
    <ul aria-label="Relationships of this pair" className="flex flex-wrap items-center gap-1 border-b border-line bg-subtle px-3 py-2">
      {sidesOf(cell).map((side) => (
        <li key={`${side.relationship} ${side.direction}`}>
          <button
            type="button"
            aria-current={side === shown ? "true" : undefined}
            onClick={() => onShow(side)}
            className="inline-flex h-6 max-w-[180px] items-center gap-1 rounded-sm border border-rel-line bg-rel-subtle px-[7px] text-sm text-rel-ink hover:bg-rel-bg aria-[current]:border-ink aria-[current]:bg-rel-bg aria-[current]:font-medium max-phone:h-11"
          >
            {side.multiplicity && <span className="tabular-nums">{multiplicitySign(side.multiplicity)}</span>}
            <span className={classNames("truncate", !cell.sides.includes(side) && "italic")}>{side.label || "related"}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
