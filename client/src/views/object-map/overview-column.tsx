/** A column seen from afar: strips of colour, one shape for each kind. A press goes there. */
import { memo } from "react";
import { useEntity } from "#client/project/use-entity.ts";
import { columnWidth } from "./geometry.ts";
import { useHeld } from "./held-value.ts";
import { headItem, useMap } from "./map-context.ts";
import { useColumn } from "./use-column.ts";

/** Of the names, on screen. */
const nameSize = 9.5;
const noteHeight = 30;
const noteStep = 33;
const sectionGap = 5;

const fills = { core: "fill-core-line", metadata: "fill-meta-line", cta: "fill-cta-line", nested: "fill-object-line" } as const;
type Kind = keyof typeof fills;
const kinds = Object.keys(fills) as Kind[];

export interface OverviewColumnProps {
  object: string;
  place: number;
  perRow: number;
  /** Of the wall, so that the name stays readable. */
  scale: number;
  isTabStop: boolean;
  onOpen: () => void;
}

export const OverviewColumn = memo(
  function OverviewColumn({ object, place, perRow, scale, isTabStop, onOpen }: OverviewColumnProps) {
    const { look, lift } = useMap();
    const isLifted = useHeld(lift, (now) => now !== null && now.from === object);
    const { arrangement, hidden } = useHeld(look, (now) => now);
    const { sections } = useColumn(object, arrangement);
    const name = useEntity("object", object)?.name || "No name yet";
    const paths: Record<Kind, string> = { core: "", metadata: "", cta: "", nested: "" };
    let y = 48;
    let count = 0;
    for (const { items } of sections) {
      for (const { kind } of items) {
        if (hidden.includes(kind)) continue;
        paths[kind] += `M0 ${y}h${columnWidth}v${noteHeight}h-${columnWidth}z`;
        y += noteStep;
        count += 1;
      }
      y += sectionGap;
    }
    return (
      <section
        data-column={object}
        style={{ gridColumn: (place % perRow) + 1, gridRow: Math.floor(place / perRow) + 1 }}
        className={isLifted ? "pt-4 pb-10 opacity-45" : "pt-4 pb-10"}
      >
        <button
          type="button"
          data-object={object}
          data-item={headItem}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={`${name}, ${count} notes`}
          title={name}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
          className="block rounded-sm outline-offset-8! focus-visible:outline-[16px]!"
        >
          <span
            aria-hidden="true"
            style={{ fontSize: nameSize / scale, width: columnWidth }}
            className="block truncate pb-[0.2em] text-left leading-[1.3] font-medium text-ink-2 [text-overflow:clip]"
          >
            {name}
          </span>
          <svg width={columnWidth} height={y} aria-hidden="true">
            <rect width={columnWidth} height="40" rx="4" className="fill-object" />
            {kinds.map((kind) => paths[kind] && <path key={kind} d={paths[kind]} className={fills[kind]} />)}
          </svg>
        </button>
      </section>
    );
  },
  (a, b) => a.object === b.object && a.place === b.place && a.perRow === b.perRow && a.scale === b.scale && a.isTabStop === b.isTabStop,
);
