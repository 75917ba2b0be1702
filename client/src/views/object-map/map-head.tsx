/** The head of the map: what it holds, how it is arranged, what is shown of it, and what can be done with all of it. */

import { Search, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { grouped } from "#shared/artifacts/counted.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { classNames } from "../../parts/class-names.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Segmented } from "../../parts/segmented.tsx";
import { FieldFrame, FrameInput } from "../../parts/text-field.tsx";
import { useHeld } from "./held-value.ts";
import { useMap, type Zoom } from "./map-context.ts";
import { mapKinds } from "./map-look.ts";
import { MapMenu } from "./map-menu.tsx";
import { headSentence, kindWords } from "./map-words.ts";
import { useMapCounts } from "./use-map-counts.ts";

export interface MapHeadProps {
  objects: number;
  /** Those a filter leaves. */
  columns: readonly string[];
  filter: string;
  isFiltering: boolean;
  onFilter: (filter: string) => void;
  onFiltering: (on: boolean) => void;
  /** Esc in the filter: it is cleared, and the map has the focus. */
  onLeave: () => void;
  /** Enter or down in the filter: on to the map. */
  onToMap: () => void;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  isPhone: boolean;
}

export function MapHead(props: MapHeadProps) {
  const { objects, columns, filter, isFiltering, onFiltering } = props;
  // The field takes the room that words have otherwise.
  const isNarrowed = isFiltering || filter !== "";
  const counts = useMapCounts();
  const { look } = useMap();
  const { arrangement, hidden } = useHeld(look, (now) => now);
  const figures = { core: counts.core, metadata: counts.metadata, cta: counts.ctas, nested: counts.nested };
  const toggle = (kind: (typeof mapKinds)[number]) => {
    const rest = hidden.filter((each) => each !== kind);
    look.set({ arrangement, hidden: rest.length === hidden.length ? [...hidden, kind] : rest });
  };
  return (
    <header className="@container/head shrink-0 border-b border-line bg-surface">
      <div className="flex min-h-[52px] items-center gap-3 pr-3 pl-5 max-phone:flex-wrap max-phone:gap-y-1 max-phone:py-2 max-phone:pl-4">
        <h1 id="object-map" className="text-lg font-semibold tracking-[-.016em] whitespace-nowrap max-phone:sr-only">
          Object map
        </h1>
        {isNarrowed ? (
          <FilterField {...props} />
        ) : (
          <span className="text-sm whitespace-nowrap text-ink-3 tabular-nums max-phone:hidden @max-[1080px]/head:hidden">
            {headSentence(objects, counts.core + counts.metadata)}
          </span>
        )}
        {filter.trim() !== "" && (
          <span role="status" className="text-sm whitespace-nowrap text-ink-3 tabular-nums">
            {grouped(columns.length)} of {grouped(objects)}
          </span>
        )}
        <div className="ml-auto flex items-center gap-1.5 max-phone:ml-0 max-phone:w-full max-phone:flex-wrap">
          <Segmented
            label="Arrangement"
            value={arrangement}
            options={[
              { value: "kind", label: "By kind" },
              { value: "ranked", label: "Ranked" },
            ]}
            onChange={(next) => look.set({ arrangement: next, hidden })}
            className="mr-1"
          />
          <fieldset className="flex min-w-0 gap-0.5 max-phone:order-last max-phone:w-full max-phone:justify-between">
            <legend className="sr-only">Show or hide</legend>
            {mapKinds.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={!hidden.includes(kind)}
                title={kindWords[kind].label}
                onClick={() => toggle(kind)}
                className="inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-ink-2 hover:bg-fill aria-[pressed=false]:text-ink-3 aria-[pressed=false]:line-through max-phone:h-11 max-phone:min-w-11 max-phone:justify-center"
              >
                <KindMark kind={kindWords[kind].mark} className={hidden.includes(kind) ? "size-3 opacity-45" : "size-3"} />
                <span className={classNames("max-phone:sr-only", isNarrowed ? "@max-[1200px]/head:sr-only" : "@max-[940px]/head:sr-only")}>
                  {kindWords[kind].label}
                </span>
                <span className="text-ink-3 tabular-nums">{figures[kind].toLocaleString("en")}</span>
              </button>
            ))}
          </fieldset>
          {!isNarrowed && (
            <IconButton
              label="Filter columns"
              icon={<Search />}
              keys={<Kbd keys={["/"]} look="ink" />}
              onClick={() => onFiltering(true)}
              className="max-phone:ml-auto"
            />
          )}
          <MapMenu {...props} />
        </div>
      </div>
    </header>
  );
}

function FilterField({ filter, onFilter, onFiltering, onLeave, onToMap }: MapHeadProps) {
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") onLeave();
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    onToMap();
  };
  return (
    <FieldFrame quiet className="max-w-[200px] min-w-[120px] max-phone:max-w-none">
      <Search aria-hidden />
      <FrameInput
        ref={focusOnce}
        type="search"
        value={filter}
        onChange={(event) => onFilter(event.target.value)}
        onKeyDown={keyDown}
        onBlur={() => filter.trim() === "" && onFiltering(false)}
        aria-label="Filter columns"
        placeholder="Filter"
        autoComplete="off"
        className="[&::-webkit-search-cancel-button]:hidden"
      />
      <button
        type="button"
        aria-label="Clear the filter"
        onClick={onLeave}
        className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </FieldFrame>
  );
}
