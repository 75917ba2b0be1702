/**
 * Typing over a call to action in its cell: the first verb takes its place, with other object, condition and marks; what follows a
 * comma is added. Pure. Rule X5, docs/spec/cta-matrix.md.
 */

import type { CtaCell } from "#shared/artifacts/cta-cell.ts";
import { type CtaPlan, type CtaPlanner, planCtas, planPrimary } from "#shared/artifacts/cta-changes.ts";
import { problemOf, readCtaText } from "#shared/artifacts/cta-input.ts";
import type { PlannedChange } from "#shared/artifacts/planned-change.ts";

const nothing: CtaPlan = { changes: [], asks: [], problems: [] };

export function planRewrite(planner: CtaPlanner, cell: CtaCell, cta: string, text: string): CtaPlan {
  const input = readCtaText(text);
  const held = cell.stack.find((chip) => chip.cta === cta);
  const [first, ...more] = input.says === "ctas" ? input.ctas : [];
  if (!held || !first) return nothing;
  const target = first.target === "" ? "" : planner.targetOf(first.target);
  const problem = problemOf(first) || (target === null ? `There is no object “${first.target}”.` : "");
  if (problem !== "" || target === null) return { ...nothing, problems: [problem] };
  const written: PlannedChange[] = Object.entries({ verb: first.verb, target, condition: first.condition }).flatMap(([field, value]) =>
    held[field as "verb" | "target" | "condition"] === value ? [] : [{ does: "write", kind: "cta", id: cta, field, value }],
  );
  const isAsked = first.isPrimary && cell.primary !== "" && cell.primary !== cta;
  const marked: PlannedChange[] = [
    ...(first.isPrimary && !isAsked ? planPrimary(cell, cta) : []),
    ...(first.isNow && held.phase !== "now" ? [{ does: "write", kind: "priority", id: cta, field: "phase", value: "now" } as const] : []),
  ];
  const added = more.length > 0 ? planCtas(planner, cell.object, cell.role, { says: "ctas", ctas: more }) : nothing;
  return {
    changes: [...written, ...marked, ...added.changes],
    asks: [...(isAsked ? [{ object: cell.object, role: cell.role, has: cell.primary, wants: cta }] : []), ...added.asks],
    problems: added.problems,
  };
}
