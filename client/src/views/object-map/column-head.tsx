/** The object on top of its column: its name, when it is to be built, who is on it. */
import { PhaseMark } from "#client/parts/phase-mark.tsx";
import { usePeopleAt } from "#client/project/presence.ts";
import { usePriority } from "#client/project/use-entities.ts";
import { useEntity } from "#client/project/use-entity.ts";
import { priority } from "#shared/schema/entities/priority.ts";
import { classNames } from "../../parts/class-names.ts";
import { useHeld } from "./held-value.ts";
import { headItem, useMap } from "./map-context.ts";
import { NameFlag } from "./name-flag.tsx";
import { RenamedHead } from "./renamed-note.tsx";

const phases = priority.fields.phase.options;
const frame =
  "relative flex h-10 w-full items-center gap-2 rounded-sm border pr-2.5 pl-3 text-left text-[14px] tracking-[-.012em] scroll-mx-5 max-phone:h-12 max-phone:text-[16px]";
const paper = "border-object-line bg-object-bg text-object-ink";

export function ColumnHead({ object, isTabStop, isSlot }: { object: string; isTabStop: boolean; isSlot: boolean }) {
  const entity = useEntity("object", object);
  const { active, editing } = useMap();
  const isActive = useHeld(active, (at) => at?.object === object && at.item === headItem);
  const isRenamed = useHeld(editing, (what) => what?.what === "name" && what.at.object === object && what.at.item === headItem);
  const people = usePeopleAt({ kind: "object", id: object }).filter(({ idle }) => !idle);
  if (isRenamed) {
    return (
      <div className={classNames(frame, paper, "outline-2 outline-ink")}>
        <RenamedHead object={object} />
      </div>
    );
  }
  return (
    <h2 id={`column-${object}`} className="font-semibold">
      <button
        type="button"
        data-object={object}
        data-item={headItem}
        data-hue={people[0]?.hue}
        tabIndex={isActive || isTabStop ? 0 : -1}
        className={classNames(
          frame,
          isSlot ? "border-dashed border-control bg-subtle text-ink-3" : paper,
          isActive ? "outline-2 outline-offset-2 outline-ink" : people[0] && "outline-2 outline-offset-0 outline-person",
        )}
      >
        <span className="min-w-0 flex-1 truncate">{entity?.name || "No name yet"}</span>
        {entity?.uncertain && (
          <span title="Uncertain" className="text-sm font-semibold">
            ?<span className="sr-only"> uncertain</span>
          </span>
        )}
        <Phase object={object} />
        {people[0] && (
          <>
            <NameFlag names={people.map(({ name }) => name)} />
            <span className="sr-only">, {people.map(({ name }) => name).join(" and ")} here</span>
          </>
        )}
      </button>
    </h2>
  );
}

function Phase({ object }: { object: string }) {
  const { phase } = usePriority(object);
  const known = phases.find(({ value }) => value === phase);
  if (!known || known.value === "unassigned") return null;
  return <PhaseMark phase={known.value} label={known.label} className="size-3" />;
}
