/** Before and after, and what else is said of a call to action. */
import { useId } from "react";
import { useIdsOn, useSelect } from "#client/project/use-entities.ts";
import { useMay, useWrite } from "#client/project/use-write.ts";
import { contraVerb } from "#shared/artifacts/cta-prompts.ts";
import type { CtaEntity } from "#shared/artifacts/planned-change.ts";
import { cta as schema } from "#shared/schema/entities/cta.ts";
import { FlagEditor } from "../../fields/flag-editor.tsx";
import { LineEditor } from "../../fields/line-editor.tsx";
import { RefEditor } from "../../fields/ref-editor.tsx";
import { Select } from "../../parts/select.tsx";
import { DrawerProse } from "./drawer-prose.tsx";

const { precondition, postcondition, condition, target, uncertain, notes } = schema.fields;
const before = { ...precondition, hint: "What must be so first" };
const after = { ...postcondition, hint: "What has changed then" };

export function DrawerDetails({ cta }: { cta: CtaEntity }) {
  const at = (field: string) => ({ kind: "cta", id: cta.id, field }) as const;
  return (
    <div className="space-y-[18px]">
      <div className="grid grid-cols-2 gap-4">
        <DrawerProse label={precondition.label} at={at("precondition")} field={before} />
        <DrawerProse label={postcondition.label} at={at("postcondition")} field={after} />
      </div>
      <div className="grid gap-1.5 border-t border-line pt-3.5">
        <Row label={condition.label}>
          {(id, may) => <LineEditor at={at("condition")} field={conditionField} labelId={id} editable={may} />}
        </Row>
        <Row label={target.label}>{(id, may) => <RefEditor at={at("target")} field={target} labelId={id} editable={may} />}</Row>
        <Row label={schema.fields.contraOf.label}>{(_id, may) => <Contra cta={cta} may={may} />}</Row>
        <Row label={uncertain.label}>{(id, may) => <FlagEditor at={at("uncertain")} field={uncertain} labelId={id} editable={may} />}</Row>
      </div>
      <DrawerProse label={notes.label} at={at("notes")} field={notes} />
    </div>
  );
}

const conditionField = { ...condition, hint: "own, or in which state" };

function Row({ label, children }: { label: string; children: (labelId: string, may: boolean) => React.ReactNode }) {
  const id = useId();
  const may = useMay();
  return (
    <div className="grid min-h-6 grid-cols-[84px_minmax(0,1fr)] items-start gap-x-1">
      <h3 id={id} className="pt-[3px] text-sm text-ink-3">
        {label}
      </h3>
      <div className="min-w-0">{children(id, may)}</div>
    </div>
  );
}

/** What this one takes back: another call to action of the same object. */
function Contra({ cta, may }: { cta: CtaEntity; may: boolean }) {
  const ids = useIdsOn("cta", cta.object);
  const { writeField } = useWrite();
  const key = useSelect(
    ids.map((id) => `entity:cta:${id}` as const),
    (store) => JSON.stringify(ids.filter((id) => id !== cta.id).map((id) => [id, store.entity("cta", id)?.verb ?? ""])),
  );
  const others = JSON.parse(key) as [string, string][];
  const chosen = others.find(([id]) => id === cta.contraOf);
  if (!may) return <p className="py-0.5">{chosen?.[1] ?? "Nothing"}</p>;
  const likely = others.filter(([, verb]) => contraVerb(verb) === cta.verb).map(([id]) => id);
  const sorted = [...others].sort(([a], [b]) => Number(likely.includes(b)) - Number(likely.includes(a)));
  return (
    <Select
      label="Undoes"
      look="chip"
      value={chosen ? cta.contraOf : ""}
      options={[{ value: "", label: "Nothing" }, ...sorted.map(([value, label]) => ({ value, label }))]}
      onChange={(next) => writeField({ kind: "cta", id: cta.id, field: "contraOf" }, next)}
    />
  );
}
