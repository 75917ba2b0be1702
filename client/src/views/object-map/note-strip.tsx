/** One item of a column as a strip of full paper. Renders again only when its own words, place or company change. */
import { memo } from "react";
import { KindMark } from "#client/parts/kind-mark.tsx";
import type { ModelStore, Topic } from "#client/project/model-store.ts";
import { usePeopleAt } from "#client/project/presence.ts";
import { useProject } from "#client/project/project-context.tsx";
import { useSelect } from "#client/project/use-entities.ts";
import { type Direction, sideOf } from "#shared/artifacts/nesting-cell.ts";
import type { MapKind } from "#shared/artifacts/object-map.ts";
import type { PresenceItem } from "#shared/presence.ts";
import { multiplicitySign } from "#shared/schema/multiplicity.ts";
import { classNames } from "../../parts/class-names.ts";
import { noteRender } from "../../parts/render-count.ts";
import { kindWords } from "./map-words.ts";
import { NameFlag } from "./name-flag.tsx";
import { type NoteStripProps, noteFrame, papers } from "./note-look.ts";
import { RenamedNote } from "./renamed-note.tsx";
import { type NoteMarks, useNoteMarks } from "./use-note-marks.ts";

// The role that HTML has no element for outside of a select.
const optionOf = ({ isActive, isSelected }: NoteMarks) =>
  ({ role: "option", "aria-selected": isSelected, tabIndex: isActive ? 0 : -1 }) as const;

export const NoteStrip = memo(function NoteStrip(props: NoteStripProps) {
  const { object, id, kind, section, rank, isSlot, isPrimary } = props;
  noteRender(`note ${id}`);
  const marks = useNoteMarks(object, id);
  const { words, end, uncertain } = useNoteWords(props);
  const people = usePeopleOn(props);
  const first = people[0];
  if (marks.isRenamed) return <RenamedNote {...props} />;
  return (
    <div
      {...optionOf(marks)}
      data-object={object}
      data-item={id}
      data-section={section}
      data-kind={kind}
      data-hue={first?.hue}
      className={classNames(
        noteFrame,
        isSlot ? "border-dashed border-control bg-transparent text-transparent" : papers[kind],
        outlineOf(marks, isSlot, first !== undefined),
      )}
    >
      <span className={classNames("min-w-0 flex-1 truncate", isPrimary && "font-semibold", isSlot && "invisible")} title={words}>
        {words}
      </span>
      {!isSlot && (
        <>
          {uncertain && <UncertainMark />}
          {end && (
            <span aria-hidden="true" className="text-xs whitespace-nowrap tabular-nums opacity-86">
              {end}
            </span>
          )}
          {isPrimary && <KindMark kind="cta" className="size-2.5 text-current" />}
          {rank > 0 && (
            <span aria-hidden="true" className="min-w-3 text-right text-xs tabular-nums opacity-80">
              {rank}
            </span>
          )}
        </>
      )}
      <span className="sr-only">{describeNote(props, uncertain, people)}</span>
      {first && <NameFlag names={people.map(({ name }) => name)} />}
    </div>
  );
});

/** Own focus and selection in ink, others in their hue. */
function outlineOf({ isActive, isSelected }: NoteMarks, isSlot: boolean, isSomebodyHere: boolean): string {
  if (isActive)
    return `outline-2 ${isSelected ? "outline-offset-2" : "outline-offset-2 outline-dashed"} outline-ink z-1 [html[data-dragging]_&]:outline-none`;
  if (isSelected && !isSlot) return "outline-2 -outline-offset-1 outline-ink z-1";
  return isSomebodyHere ? "outline-2 outline-offset-0 outline-person z-1" : "";
}

function UncertainMark() {
  return (
    <span
      aria-hidden="true"
      title="Uncertain"
      className="grid size-4 shrink-0 place-items-center rounded-full border border-current border-dashed text-2xs font-semibold"
    >
      ?
    </span>
  );
}

/** What a reader hears after the words and signs: "core content, uncertain, the card ends after this, Jonas here". */
function describeNote(
  { kind, isPrimary, isSlot, isLastOnCard }: NoteStripProps,
  uncertain: boolean,
  people: readonly { readonly name: string }[],
): string {
  const said = [
    kindWords[kind].one,
    isPrimary && "primary",
    uncertain && "uncertain",
    isSlot && "being moved",
    isLastOnCard && "the card ends after this",
    people.length > 0 && `${people.map(({ name }) => name).join(" and ")} here`,
  ];
  return said.filter(Boolean).join(", ");
}

interface NoteWords {
  readonly words: string;
  readonly end: string;
  readonly uncertain: boolean;
}

/** What a note reads, from its own entity and the name of the object it speaks of: one reading, so that many notes open quickly. */
function useNoteWords({ kind, entity, direction, other }: NoteStripProps): NoteWords {
  const { store } = useProject();
  const own = kind === "cta" ? "cta" : kind === "nested" ? "relationship" : "attribute";
  const target = kind === "cta" ? (store.entity("cta", entity)?.target ?? "") : other;
  const topics: Topic[] = target === "" ? [`entity:${own}:${entity}`] : [`entity:${own}:${entity}`, `entity:object:${target}`];
  const [words = "", end = "", uncertain] = useSelect(topics, (latest) => readWords(latest, kind, entity, direction, other)).split(apart);
  return { words, end, uncertain: uncertain === "?" };
}

const apart = "\u0000";

/** Words, end, "?" and the object it speaks of, as one text that is the same while nothing changes. */
function readWords(store: ModelStore, kind: MapKind, entity: string, direction: Direction | "", other: string): string {
  if (kind === "cta") {
    const cta = store.entity("cta", entity);
    const name = cta?.target ? (store.entity("object", cta.target)?.name ?? "") : "";
    return [(cta?.verb || "No verb yet") + (name && ` → ${name}`), "", cta?.uncertain ? "?" : "", cta?.target ?? ""].join(apart);
  }
  if (kind === "nested") {
    const relationship = store.entity("relationship", entity);
    const side = relationship && direction !== "" ? sideOf(relationship, direction) : null;
    const name = store.entity("object", other)?.name || "No name yet";
    return [name, side ? multiplicitySign(side.multiplicity) : "", side?.uncertain ? "?" : ""].join(apart);
  }
  const attribute = store.entity("attribute", entity);
  return [attribute?.name || "No name yet", "", attribute?.uncertain ? "?" : ""].join(apart);
}

/** Whoever else stands on it, wherever they look at it from. */
function usePeopleOn({ kind, entity, direction }: NoteStripProps) {
  const people = usePeopleAt({ kind: kind === "cta" ? "cta" : kind === "nested" ? "relationship" : "attribute", id: entity });
  if (people.length === 0) return people;
  const isMeant = (item: PresenceItem | null) =>
    item?.id === entity && (kind !== "nested" || item.field === undefined || item.field === `${direction}.rank`);
  return people.filter(({ idle, at }) => !idle && [at, ...(at?.also ?? [])].some(isMeant));
}
