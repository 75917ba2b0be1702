/** One object with everything on it: a listbox of notes under its head. */
import { Plus } from "lucide-react";
import { Fragment, memo } from "react";
import { useProjectFields } from "#client/project/use-entities.ts";
import type { MapColumn, MapItem, MapSection } from "#shared/artifacts/object-map.ts";
import { classNames } from "../../parts/class-names.ts";
import { AddAttribute } from "./add-attribute.tsx";
import { CardLine, DropLine } from "./card-line.tsx";
import { ColumnHead } from "./column-head.tsx";
import { cardLineIfUnset } from "./column-of.ts";
import { useHeld } from "./held-value.ts";
import { addItem, headItem, useMap } from "./map-context.ts";
import { sectionLabel } from "./map-words.ts";
import { noteProps } from "./note-look.ts";
import { NoteStrip } from "./note-strip.tsx";
import { useColumn } from "./use-column.ts";

export interface ColumnProps {
  object: string;
  /** Which column of the wall, from 0; -1 while printing, where they flow. */
  place: number;
  width: number;
  /** Tab reaches its head while nothing is active. */
  isTabStop: boolean;
  isPaged: boolean;
}

// The roles that HTML has no element for.
const listboxOf = (object: string) => ({ role: "listbox", "aria-labelledby": `column-${object}`, "aria-orientation": "vertical" }) as const;
const groupOf = ({ kind }: MapSection) => ({ role: "group", "aria-label": sectionLabel(kind) }) as const;

export const Column = memo(function Column({ object, place, width, isTabStop, isPaged }: ColumnProps) {
  const { look, lift, editing, mayWrite, active } = useMap();
  const { arrangement, hidden } = useHeld(look, (now) => now);
  const column = useColumn(object, arrangement);
  const slot = useHeld(lift, (now) => (now?.item && now.from === object ? now.item.id : ""));
  const dropKind = useHeld(lift, (now) => (now?.item && now.to.object === object ? now.item.kind : ""));
  const dropPlace = useHeld(lift, (now) => (now?.item && now.to.object === object ? now.to.place : -1));
  const isHeadLifted = useHeld(lift, (now) => now !== null && now.item === null && now.from === object);
  const isAdding = useHeld(editing, (what) => what?.what === "attribute" && what.object === object);
  const isAddActive = useHeld(active, (at) => at?.object === object && at.item === addItem);
  // Where the note that had the focus is gone or hidden, its column can still be reached.
  const isFocusLost = useHeld(active, (at) => at?.object === object && !hasStop(column, hidden, at.item));
  const dropSection = dropKind === "" ? "" : arrangement === "ranked" && dropKind !== "cta" ? "ranked" : dropKind;
  const sections = withDropSection(column, dropSection);
  const showsRanks = arrangement === "ranked" || slot !== "" || dropKind !== "";
  const numbers = showsRanks ? rankNumbers(column) : noNumbers;
  const isFirst = sections[0];
  return (
    <section
      data-column={object}
      aria-labelledby={`column-${object}`}
      style={place < 0 ? { width } : { gridColumn: place + 1, gridRow: 1, width }}
      className={classNames("pb-16 print:pb-0", isPaged && "snap-center justify-self-center", isHeadLifted && "opacity-45")}
    >
      <div className="sticky top-0 z-3 bg-subtle pt-4 pb-[7px] print:static print:bg-transparent">
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
              slot={slot}
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
            className="mt-1.5 flex h-7 w-full scroll-mx-5 scroll-mb-4 items-center gap-[5px] rounded-xs px-2.5 text-sm text-ink-3 hover:bg-fill hover:text-ink max-phone:h-11 print:hidden"
          >
            <Plus className="size-[13px]" aria-hidden />
            Add<span className="sr-only"> an attribute</span>
          </button>
        )
      )}
    </section>
  );
});

function hasStop({ sections }: MapColumn, hidden: readonly string[], item: string): boolean {
  if (item === headItem || item === addItem) return true;
  return sections.some(({ items }) => items.some(({ id, kind }) => id === item && !hidden.includes(kind)));
}

interface SectionProps {
  section: MapSection;
  column: MapColumn;
  hidden: readonly string[];
  slot: string;
  dropPlace: number;
  numbers: ReadonlyMap<string, number>;
  isFirst: boolean;
}

function Section({ section, column, hidden, slot, dropPlace, numbers, isFirst }: SectionProps) {
  const cardLine = useProjectFields().cardLine ?? cardLineIfUnset;
  const shown = section.items.filter(({ kind }) => !hidden.includes(kind));
  const ownPlace = section.items.findIndex(({ id }) => id === slot);
  const place = dropPlace === ownPlace ? -1 : dropPlace;
  if (shown.length === 0 && place < 0) return null;
  const others = section.items.filter(({ id }) => id !== slot);
  return (
    <div {...groupOf(section)} className={classNames("grid grid-cols-1", isFirst ? "mt-px" : "mt-2")}>
      {section.items.map((item) => {
        const at = item.id === slot ? -1 : others.indexOf(item);
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
                  isSlot={item.id === slot}
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
