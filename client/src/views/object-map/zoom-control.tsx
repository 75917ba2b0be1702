/** Nearer and farther, floating over the wall's corner. */
import { Maximize2, Minus, Plus } from "lucide-react";
import type { RefObject } from "react";
import { IconButton } from "../../parts/icon-button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { nextZoom } from "./geometry.ts";
import type { Zoom } from "./map-context.ts";
import type { WallWindow } from "./use-wall.ts";

export function ZoomControl({ zoom, scale, onZoom }: { zoom: Zoom; scale: RefObject<WallWindow | null>; onZoom: (zoom: Zoom) => void }) {
  const says = zoom === "one" ? "1 object" : zoom === "all" ? "All" : `${Math.round(zoom * 100)}%`;
  // From the whole map to the next size that is larger than what is shown now.
  const nearer = () => {
    const shown = scale.current?.wall.scale ?? 1;
    onZoom(zoom === "all" ? nextZoom(shown, 1) : nextZoom(zoom, 1));
  };
  return (
    <fieldset data-floats className="absolute right-4 bottom-4 z-(--z-presence) flex items-center rounded-lg bg-raised p-0.5 shadow-float">
      <legend className="sr-only">Size of the map</legend>
      <IconButton label="Farther" icon={<Minus />} keys={<Kbd keys={["-"]} look="ink" />} onClick={() => onZoom(nextZoom(zoom, -1))} />
      <button
        type="button"
        onClick={() => onZoom(1)}
        title="As drawn"
        className="h-7 min-w-[52px] rounded-md px-1 text-center text-sm text-ink-2 tabular-nums hover:bg-fill"
      >
        {says}
      </button>
      <IconButton label="Nearer" icon={<Plus />} keys={<Kbd keys={["+"]} look="ink" />} onClick={nearer} />
      <IconButton label="The whole map" icon={<Maximize2 />} keys={<Kbd keys={["0"]} look="ink" />} onClick={() => onZoom("all")} />
    </fieldset>
  );
}
