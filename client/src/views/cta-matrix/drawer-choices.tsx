/** Phase, rank for this role, and kind, in a row on top of the drawer. Who may only read sees the words. */
import { usePriority } from "#client/project/use-entities.ts";
import { useMay, useWrite } from "#client/project/use-write.ts";
import { crudOfVerb } from "#shared/artifacts/cta-prompts.ts";
import type { CtaEntity } from "#shared/artifacts/planned-change.ts";
import { cta as schema } from "#shared/schema/entities/cta.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { PhaseMark } from "../../parts/phase-mark.tsx";
import { Select, type SelectOption } from "../../parts/select.tsx";
import { useMatrix } from "./matrix-context.ts";
import type { ChipAt } from "./matrix-state.ts";
import { phaseMark, phaseOptions } from "./phases.ts";
import type { Phase } from "./use-cta-gestures.ts";

const ranks: readonly SelectOption<string>[] = [
  { value: "primary", label: "Primary", icon: <KindMark kind="cta" className="size-[11px]" /> },
  { value: "secondary", label: "Secondary" },
  { value: "tertiary", label: "Tertiary" },
  { value: "quaternary", label: "Quaternary" },
];

export function DrawerChoices({ chip, cta }: { chip: ChipAt; cta: CtaEntity }) {
  const { gestures } = useMatrix();
  const { writeField } = useWrite();
  const may = useMay();
  const phase = usePriority(cta.id).phase;
  const held = cta.roles.find(({ key }) => key === chip.role)?.value;
  const guess = crudOfVerb(cta.verb);
  const kinds = [{ value: "", label: guess === "" ? "Kind" : `${wordOf(guess)}, by its verb` }, ...schema.fields.crud.options];
  if (!may) {
    const said = [
      phaseOptions.find(({ value }) => value === phase)?.label,
      ranks.find(({ value }) => value === held?.rank)?.label,
      wordOf(cta.crud),
    ];
    return <p className="text-sm text-ink-2">{said.filter(Boolean).join(", ")}</p>;
  }
  return (
    <div className="flex flex-wrap gap-1.5 text-sm">
      <Select
        label="Phase"
        value={phase}
        options={withPresent(
          phaseOptions.map((option) => ({ ...option, icon: <PhaseMark phase={phaseMark(option.value)} className="size-3.5" /> })),
          phase,
        )}
        onChange={(next) => gestures.phase([cta.id], next as Phase)}
      />
      {held && (
        <Select label="Rank" value={held.rank} options={withPresent(ranks, held.rank)} onChange={(next) => gestures.rank(chip, next)} />
      )}
      <Select
        label="Kind"
        value={cta.crud}
        options={withPresent(kinds, cta.crud)}
        onChange={(next) => writeField({ kind: "cta", id: cta.id, field: "crud" }, next)}
      />
    </div>
  );
}

const wordOf = (crud: string): string => schema.fields.crud.options.find(({ value }) => value === crud)?.label ?? crud;

/** A word that a newer client wrote is shown as written. */
const withPresent = (options: readonly SelectOption<string>[], value: string): readonly SelectOption<string>[] =>
  options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
