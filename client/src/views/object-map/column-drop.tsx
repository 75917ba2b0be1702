/** The ink line between two columns where a lifted one would come down. */
import { leftOf, type Wall } from "./geometry.ts";
import { useHeld } from "./held-value.ts";
import { useMap } from "./map-context.ts";

export function ColumnDrop({ objects, wall }: { objects: readonly string[]; wall: Wall }) {
  const { lift } = useMap();
  const lifted = useHeld(lift, (now) => (now && !now.item ? now : null));
  if (!lifted) return null;
  const own = objects.indexOf(lifted.from);
  const { place } = lifted.to;
  if (place === own) return null;
  const before = place > own ? place + 1 : place;
  return (
    <div
      aria-hidden="true"
      data-column-drop
      style={{ left: leftOf(wall, before) - 6.5 }}
      className="absolute inset-y-0 z-4 w-[3px] rounded-[2px] bg-ink pt-3"
    >
      <span className="absolute top-2 -left-[3px] size-[9px] rounded-full border-2 border-ink bg-surface" />
    </div>
  );
}
