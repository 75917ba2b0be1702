/** One item of a column as a strip of full paper. Renders again only when its own words, place or company change. */
import { memo } from "react";
import { KindMark } from "#client/parts/kind-mark.tsx";
import { usePeopleAt } from "#client/project/presence.ts";
import { useSelect } from "#client/project/use-entities.ts";
import { useEntity } from "#client/project/use-entity.ts";
import { sideOf } from "#shared/artifacts/nesting-cell.ts";
import { multiplicitySign } from "#shared/schema/multiplicity.ts";
import { classNames } from "../../parts/class-names.ts";
import { noteRender } from "../../parts/grid/render-count.ts";
import { useHeld } from "./held-value.ts";
import { useMap } from "./map-context.ts";
import { kindWords } from "./map-words.ts";
import { NameFlag } from "./name-flag.tsx";
import { type NoteStripProps, noteFrame, papers, printMarks } from "./note-look.ts";
import { RenamedNote } from "./renamed-note.tsx";

// The role that HTML has no element for outside of a select.
const optionOf = (isActive: boolean) => ({ role: "option", "aria-selected": isActive, tabIndex: isActive ? 0 : -1 }) as const;

export const NoteStrip = memo(function NoteStrip(props: NoteStripProps) {
  const { object, id, kind, section, rank, isSlot, isPrimary } = props;
  noteRender(`note ${id}`);
  const { active, editing } = useMap();
  const isActive = useHeld(active, (at) => at?.item === id && at.object === object);
  const isRenamed = useHeld(editing, (what) => what?.what === "name" && what.at.item === id && what.at.object === object);
  const { words, end, uncertain } = useNoteWords(props);
  const people = usePeopleOn(props);
  const first = people[0];
  if (isRenamed) return <RenamedNote {...props} />;
  return (
    <div
      {...optionOf(isActive)}
      data-object={object}
      data-item={id}
      data-section={section}
      data-hue={first?.hue}
      className={classNames(
        noteFrame,
        "print:before:text-[8px]",
        printMarks[kind],
        isSlot ? "border-dashed border-control bg-transparent text-transparent" : papers[kind],
        isActive
          ? "outline-2 outline-offset-2 outline-ink z-1 [html[data-dragging]_&]:outline-none"
          : first && "outline-2 outline-offset-0 outline-person z-1",
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

/** What a note reads, from its own entity alone. */
function useNoteWords({ kind, entity, direction, other }: NoteStripProps): NoteWords {
  const attribute = useEntity("attribute", kind === "core" || kind === "metadata" ? entity : "");
  const cta = useEntity("cta", kind === "cta" ? entity : "");
  const relationship = useEntity("relationship", kind === "nested" ? entity : "");
  const shownObject = kind === "nested" ? other : (cta?.target ?? "");
  const name = useSelect([`entity:object:${shownObject}`], (store) => store.entity("object", shownObject)?.name ?? "");
  if (kind === "cta") {
    return { words: (cta?.verb || "No verb yet") + (name && ` → ${name}`), end: "", uncertain: cta?.uncertain ?? false };
  }
  if (kind === "nested") {
    const side = relationship && direction !== "" ? sideOf(relationship, direction) : null;
    return { words: name || "No name yet", end: side ? multiplicitySign(side.multiplicity) : "", uncertain: side?.uncertain ?? false };
  }
  return { words: attribute?.name || "No name yet", end: "", uncertain: attribute?.uncertain ?? false };
}

/** Whoever else stands on it, wherever they look at it from. */
function usePeopleOn({ kind, entity, direction }: NoteStripProps) {
  const people = usePeopleAt({ kind: kind === "cta" ? "cta" : kind === "nested" ? "relationship" : "attribute", id: entity });
  if (people.length === 0) return people;
  return people.filter(({ idle, at }) => !idle && (kind !== "nested" || at?.field === undefined || at.field === `${direction}.rank`));
}
