/** The calls to action of an object: what, by whom, when. Those that are primary for a role stand out. */
import { Note } from "#client/parts/note.tsx";
import { PhaseMark } from "#client/parts/phase-mark.tsx";
import type { Topic } from "#client/project/model-store.ts";
import { useIds, useIdsOn, useSelect } from "#client/project/use-entities.ts";
import { useEntity } from "#client/project/use-entity.ts";
import { type ReadCta, readCtas } from "./cta-order.ts";
import { Glance } from "./glance.tsx";
import { phases } from "./list-rows.ts";
import { useAll } from "./use-all.ts";
import { useObjectField } from "./use-object-field.ts";

export function CtasGlance({ id }: { id: string }) {
  const ids = useIdsOn("cta", id);
  const ctas = useAll("cta", ids);
  const roles = useIds("role");
  const phaseKey = useSelect(
    ids.map((each): Topic => `priority:${each}`),
    (store) => ids.map((each) => store.priority(each).phase).join(" "),
  );
  const phaseOf = new Map(phaseKey.split(" ").map((phase, at) => [ids[at], phase]));
  const rows = readCtas(ctas, roles, (each) => phaseOf.get(each) ?? "unassigned");
  return (
    <Glance
      key={id}
      title="Calls to action"
      mark="cta"
      count={ctas.length}
      rows={rows.map((cta) => ({ key: cta.id, row: <CtaRow cta={cta} /> }))}
      empty="None yet."
    />
  );
}

function CtaRow({ cta }: { cta: ReadCta }) {
  const [first, ...others] = cta.roles;
  const role = useEntity("role", first ?? "")?.name ?? "";
  const target = useObjectField(cta.target, "name");
  const phase = phases.find((each) => each.value === cta.phase) ?? { value: "unassigned" as const, label: "Unassigned" };
  const words = cta.verb || "No verb yet";
  const end = role && (
    <span className="inline-block max-w-[132px] truncate align-bottom">
      {role}
      {others.length > 0 && ` +${others.length}`}
    </span>
  );
  const mark = <PhaseMark phase={phase.value === "unassigned" ? "none" : phase.value} label={phase.label} className="size-3" />;
  return (
    <Note kind="cta" end={end} mark={mark}>
      {cta.isPrimary ? <b className="font-semibold">{words}</b> : words}
      {target && ` → ${target}`}
    </Note>
  );
}
