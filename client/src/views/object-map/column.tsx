/** One object with everything on it: a listbox of notes under its head. */
import { Plus } from "lucide-react";
import { Fragment, memo } from "react";
import { useProjectFields } from "#client/project/use-entities.ts";
import { blockAt } from "#shared/artifacts/map-many.ts";
import { mayLeave } from "#shared/artifacts/map-moves.ts";
import type { MapColumn, MapItem, MapSection } from "#shared/artifacts/object-map.ts";
import { classNames } from "../../parts/class-names.ts";
import { AddAttribute } from "./add-attribute.tsx";
import { CardLine, DropLine } from "./card-line.tsx";
import { ColumnHead } from "./column-head.tsx";
import { cardLineIfUnset } from "./column-of.ts";
import { useHeld } from "./held-value.ts";
import { addItem, headItem, type Lift, useMap } from "./map-context.ts";
import { sectionLabel } from "./map-words.ts";
import { noteProps } from "./note-look.ts";
import { NoteStrip } from "./note-strip.tsx";
import { useColumn } from "./use-column.ts";

export interface ColumnProps {
  object: string;
  /** Which column of the wall, from 0. */
  place: number;
  width: number;
  /** Tab reaches its head while nothing is active. */
  isTabStop: boolean;
  isPaged: boolean;
}

// The roles that HTML has no element for.
const listboxOf = (object: string) =>
  ({ role: "listbox", "aria-labelledby": `column-${object}`, "aria-orientation": "vertical", "aria-multiselectable": true }) as const;
const groupOf = ({ kind }: MapSection) => ({ role: "group", "aria-label": sectionLabel(kind) }) as const;

export const Column = memo(function Column({ object, place, width, isTabStop, isPaged }: ColumnProps) {
  const { look, lift, editing, mayWrite, active } = useMap();
  const { arrangement, hidden } = useHeld(look, (now) => now);
  const column = useColumn(object, arrangement);
  // Ids, apart by spaces: the same text while the same notes are lifted.
  const slots = useHeld(lift, (now) => slotsOn(now, column));
  const dropKind = useHeld(lift, (now) => (now?.item && now.to.object === object ? now.item.kind : ""));
  const dropPlace = useHeld(lift, (now) => (now?.item && now.to.object === object ? now.to.place : -1));
  const isHeadLifted = useHeld(lift, (now) => now !== null && now.item === null && now.from === object);
  const isAdding = useHeld(editing, (what) => what?.what === "attribute" && what.object === object);
  const isAddActive = useHeld(active, (at) => at?.object === object && at.item === addItem);
  // Where the note that had the focus is gone or hidden, its column can still be reached.
  const isFocusLost = useHeld(active, (at) => at?.object === object && !hasStop(column, hidden, at.item));
  const dropSection = dropKind === "" ? "" : arrangement === "ranked" && dropKind !== "cta" ? "ranked" : dropKind;
  const sections = withDropSection(column, dropSection);
  const isHome = useHeld(lift, (now) => now?.all.every(({ from }) => from === object) ?? true);
  const showsRanks = arrangement === "ranked" || slots !== "" || dropKind !== "";
  const numbers = showsRanks ? rankNumbers(column) : noNumbers;
  const isFirst = sections[0];
  return (
    <section
      data-column={object}
      aria-labelledby={`column-${object}`}
      style={{ gridColumn: place + 1, gridRow: 1, width }}
      className={classNames("pb-16", isPaged && "snap-center justify-self-center", isHeadLifted && "opacity-45")}
    >
      <div className="sticky top-0 z-3 bg-subtle pt-4 pb-[7px]">
        <ColumnHead object={object} isTabStop={isTabStop || isFocusLost} isSlot={isHeadLifted} />
      </div>
      {sections.length > 0 && (
        <div {...listboxOf(object)}>
          {sections.map((section) => (
            <Section
              key={section.kind}
              section={section}
              column={column}
              hidden={hidden}
              slots={slots}
              isHome={isHome}
              dropPlace={section.kind === dropSection ? dropPlace : -1}
              numbers={numbers}
              isFirst={section === isFirst}
            />
          ))}
        </div>
      )}
      {isAdding ? (
        <AddAttribute object={object} />
      ) : (
        mayWrite && (
          <button
            type="button"
            data-object={object}
            data-item={addItem}
            tabIndex={isAddActive ? 0 : -1}
            className="mt-1.5 flex h-7 w-full scroll-mx-5 scroll-mb-4 items-center gap-[5px] rounded-xs px-2.5 text-sm text-ink-3 hover:bg-fill hover:text-ink max-phone:h-11"
          >
            <Plus className="size-[13px]" aria-hidden />
            Add<span className="sr-only"> an attribute</span>
          </button>
        )
      )}
    </section>
  );
});

/** The notes of a column that would leave their places, the one in the hand first. */
function slotsOn(lift: Lift | null, column: MapColumn): string {
  if (!lift?.item) return "";
  const lead = { from: lift.from, item: lift.item };
  const going = lift.to.object === column.object ? blockAt(column, lead, lift.all) : lift.all.filter(({ item }) => mayLeave(item).may);
  const own = going.filter(({ from }) => from === column.object).map(({ item }) => item.id);
  return [...new Set([...(lead.from === column.object ? [lead.item.id] : []), ...own])].join(" ");
}

function hasStop({ sections }: MapColumn, hidden: readonly string[], item: string): boolean {
  if (item === headItem || item === addItem) return true;
  return sections.some(({ items }) => items.some(({ id, kind }) => id === item && !hidden.includes(kind)));
}

interface SectionProps {
  section: MapSection;
  column: MapColumn;
  hidden: readonly string[];
  /** Ids of notes that are lifted, apart by spaces. */
  slots: string;
  /** Whether all that is lifted hangs on this column. */
  isHome: boolean;
  dropPlace: number;
  numbers: ReadonlyMap<string, number>;
  isFirst: boolean;
}

function Section({ section, column, hidden, slots, isHome, dropPlace, numbers, isFirst }: SectionProps) {
  const cardLine = useProjectFields().cardLine ?? cardLineIfUnset;
  const shown = section.items.filter(({ kind }) => !hidden.includes(kind));
  const lifted = slots === "" ? nobody : new Set(slots.split(" "));
  const others = lifted.size === 0 ? section.items : section.items.filter(({ id }) => !lifted.has(id));
  const [lead = ""] = slots.split(" ");
  const leadAt = section.items.findIndex(({ id }) => id === lead);
  const ownPlace = leadAt < 0 ? -1 : section.items.slice(0, leadAt).filter(({ id }) => !lifted.has(id)).length;
  const place = dropPlace === ownPlace && isHome ? -1 : dropPlace;
  if (shown.length === 0 && place < 0) return null;
  return (
    <div {...groupOf(section)} className={classNames("grid grid-cols-1", isFirst ? "mt-px" : "mt-2")}>
      {section.items.map((item) => {
        const isSlot = lifted.has(item.id);
        const at = isSlot ? -1 : others.indexOf(item);
        return (
          <Fragment key={item.id}>
            {place >= 0 && at === place && <DropLine />}
            {!hidden.includes(item.kind) && (
              <div {...presentation} className={item === shown[0] && (place < 0 || at !== place) ? "" : "mt-[3px]"}>
                <NoteStrip
                  object={column.object}
                  section={section.kind}
                  {...noteProps(item)}
                  rank={numbers.get(item.id) ?? 0}
                  isSlot={isSlot}
                  isLastOnCard={item.id === column.cardEndsAfter}
                />
              </div>
            )}
            {item.id === column.cardEndsAfter && <CardLine cardLine={cardLine} />}
          </Fragment>
        );
      })}
      {place >= others.length && <DropLine />}
    </div>
  );
}

const presentation = { role: "presentation" } as const;
const nobody: ReadonlySet<string> = new Set();
const noNumbers: ReadonlyMap<string, number> = new Map();

/** Every note's number among those it is ranked with. */
function rankNumbers({ sections }: MapColumn): Map<string, number> {
  const ranked = sections.filter(({ kind }) => kind === "ranked" || kind === "core" || kind === "metadata").flatMap(({ items }) => items);
  return new Map(ranked.map((item: MapItem, at) => [item.id, at + 1]));
}

/** A section that has nothing yet appears while something is held over it. */
function withDropSection({ sections }: MapColumn, kind: string): readonly MapSection[] {
  if (kind === "" || sections.some((section) => section.kind === kind)) return sections;
  const order = ["ranked", "core", "metadata", "cta", "nested"];
  const missing: MapSection = { kind: kind as MapSection["kind"], items: [] };
  return [...sections, missing].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
