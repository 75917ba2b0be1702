/** The ink line between two columns where a lifted one would come down: in their row, where they stand in several. */
import { columnGap, type Wall } from "./geometry.ts";
import { useHeld } from "./held-value.ts";
import { useMap } from "./map-context.ts";

/** On screen. */
const [lineWidth, knobWidth] = [3, 9];

export function ColumnDrop({ objects, wall }: { objects: readonly string[]; wall: Wall }) {
  const { lift } = useMap();
  const lifted = useHeld(lift, (now) => (now && !now.item ? now : null));
  if (!lifted) return null;
  const own = objects.indexOf(lifted.from);
  const { place } = lifted.to;
  if (place === own) return null;
  // Going on it comes behind the one that stands there: at the end of that row, not at the start of the next.
  const isBehind = place > own;
  const px = (screen: number) => screen / Math.min(1, wall.scale);
  return (
    <div
      aria-hidden="true"
      data-column-drop
      style={{
        gridColumn: (place % wall.perRow) + 1,
        gridRow: Math.floor(place / wall.perRow) + 1,
        justifySelf: isBehind ? "end" : "start",
        width: px(lineWidth),
        translate: `${((columnGap + px(lineWidth)) / 2) * (isBehind ? 1 : -1)}px 0`,
      }}
      className="relative z-4 rounded-[2px] bg-ink"
    >
      <span
        style={{ width: px(knobWidth), height: px(knobWidth), borderWidth: px(2), left: -px((knobWidth - lineWidth) / 2) }}
        className="absolute top-2 rounded-full border-ink bg-surface"
      />
    </div>
  );
}
