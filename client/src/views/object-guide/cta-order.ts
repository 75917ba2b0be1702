/** In which order the calls to action of an object are read, and who may do them. Pure. Rule G11. */
import type { Entity } from "#shared/schema/entities.ts";
import { phases } from "./list-rows.ts";

export interface ReadCta {
  readonly id: string;
  readonly verb: string;
  readonly target: string;
  /** Role ids, in the order of the roles. */
  readonly roles: readonly string[];
  readonly isPrimary: boolean;
  readonly phase: string;
}

/** By role, as the roles are ordered; the primary ones of a role first, then by phase. */
export function readCtas(ctas: readonly Entity<"cta">[], roleOrder: readonly string[], phaseOf: (id: string) => string): ReadCta[] {
  const place = (role: string) => (roleOrder.includes(role) ? roleOrder.indexOf(role) : roleOrder.length);
  const read = ctas.map((cta) => ({
    id: cta.id,
    verb: cta.verb,
    target: cta.target,
    roles: cta.roles.map((role) => role.key).sort((a, b) => place(a) - place(b)),
    isPrimary: cta.roles.some((role) => role.value.rank === "primary"),
    phase: phaseOf(cta.id),
  }));
  const phasePlace = (phase: string) => (phases.findIndex((each) => each.value === phase) + phases.length + 1) % (phases.length + 1);
  const firstRole = (cta: ReadCta) => place(cta.roles[0] ?? "");
  return read.sort(
    (a, b) => firstRole(a) - firstRole(b) || Number(b.isPrimary) - Number(a.isPrimary) || phasePlace(a.phase) - phasePlace(b.phase),
  );
}
