/** Above the name: what it is, when it is to be built, who is on it, what else can be done. */
import { Ellipsis, Trash2 } from "lucide-react";
import { Avatar } from "#client/parts/avatar.tsx";
import { Chip } from "#client/parts/chip.tsx";
import { IconButton } from "#client/parts/icon-button.tsx";
import { Kbd } from "#client/parts/kbd.tsx";
import { Menu, MenuItem } from "#client/parts/menu.tsx";
import { PhaseMark } from "#client/parts/phase-mark.tsx";
import { Select } from "#client/parts/select.tsx";
import { usePeopleAt } from "#client/project/presence.ts";
import { usePriority } from "#client/project/use-entities.ts";
import { useMay, useWrite } from "#client/project/use-write.ts";
import { object } from "#shared/schema/entities/object.ts";
import { type Phase, phases } from "./list-rows.ts";
import { whoIsHere } from "./wording.ts";

const markOf = (phase: Phase) => (phase === "unassigned" ? "none" : phase);
const options = phases.map(({ value, label }) => ({ value, label, icon: <PhaseMark phase={markOf(value)} className="size-3" /> }));

export function DetailHead({ id, name, onDelete }: { id: string; name: string; onDelete: () => void }) {
  const may = useMay();
  return (
    <header className="flex min-h-7 flex-wrap items-center gap-2">
      <Chip look="object" marked>
        Object
      </Chip>
      <PhaseChip id={id} may={may} />
      <WhoIsHere id={id} />
      <span className="grow" />
      {may && (
        <Menu align="end" trigger={<IconButton label={`More actions for ${name || "this object"}`} icon={<Ellipsis />} />}>
          <MenuItem danger icon={<Trash2 aria-hidden />} end={<Kbd keys={["Del"]} />} onSelect={onDelete}>
            Delete
          </MenuItem>
        </Menu>
      )}
    </header>
  );
}

function PhaseChip({ id, may }: { id: string; may: boolean }) {
  const { phase } = usePriority(id);
  const { writeField } = useWrite();
  const known = phases.find((option) => option.value === phase);
  if (!may) {
    return (
      <Chip>
        <span className="flex items-center gap-[5px]">
          <PhaseMark phase={markOf(known?.value ?? "unassigned")} className="size-3" />
          {known?.label ?? phase}
        </span>
      </Chip>
    );
  }
  const value = known?.value ?? "unassigned";
  return (
    <Select
      label="Phase"
      look="chip"
      value={value}
      options={options}
      onChange={(next) => writeField({ kind: "priority", id, field: "phase" }, next)}
    />
  );
}

function WhoIsHere({ id }: { id: string }) {
  const people = usePeopleAt({ kind: "object", id }).filter((person) => !person.idle);
  if (people.length === 0) return null;
  const fields: Readonly<Record<string, { label: string }>> = object.fields;
  const said = people.map(({ name, at }) => ({ name, field: (at?.field && fields[at.field]?.label) || null }));
  return (
    <span className="ml-1.5 inline-flex min-w-0 items-center gap-1.5 text-sm text-ink-3">
      {people.slice(0, 2).map(({ id: key, name, hue }) => (
        <Avatar key={key} name={name} hue={hue} size="sm" decorative />
      ))}
      <span className="truncate">{whoIsHere(said)}</span>
    </span>
  );
}
