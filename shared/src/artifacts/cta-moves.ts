/**
 * Where a call to action is moved or copied to: in its stack, to another role, to another object (rules K17, K18, K24).
 */
import type { CtaCell, CtaChip } from "./cta-cell.ts";
import { answer, type CtaPlan, type CtaPlanner, endOf, findSame, hold, nothing, planTake, question, release } from "./cta-changes.ts";
import { ctaCellOf } from "./cta-index.ts";
import type { CtaEntity, EntryChange, KeyMaker, PlannedChange } from "./planned-change.ts";
import { dealKeys, reorder } from "./reorder.ts";

/** Moves a call to action to a place in its stack, counted among the others from 0. */
export function planStackMove(cell: CtaCell, cta: string, to: number, keys: KeyMaker): EntryChange[] {
  const run = cell.stack.some((chip) => chip.cta === cta)
    ? reorder(
        cell.stack.map((chip) => ({ id: chip.cta, key: chip.order })),
        cta,
        to,
      )
    : null;
  const chips = new Map(cell.stack.map((chip) => [chip.cta, chip]));
  return (run ? dealKeys(run, keys) : []).flatMap(([id, order]) => {
    const chip = chips.get(id);
    return chip ? [hold(chip, cell.role, { order })] : [];
  });
}

/** Gives a call to action to another role, at the end of its stack; `keep` copies, otherwise the first role loses it. */
export function planRoleMove(planner: CtaPlanner, from: CtaCell, cta: string, toRole: string, keep: boolean): CtaPlan {
  const chip = from.stack.find((one) => one.cta === cta);
  if (!chip || toRole === from.role) return nothing;
  const there = ctaCellOf(planner.index, from.object, toRole);
  const isPrimary = chip.rank === "primary";
  const asks = isPrimary && there.primary !== "" ? [question(there, cta)] : [];
  const rank = asks.length > 0 ? "secondary" : chip.rank;
  const isHeld = there.stack.some((one) => one.cta === cta);
  const given = isHeld ? [] : [hold({ ...chip, rank, order: endOf(there, planner.keys) }, toRole, {}), ...answer(there, "")];
  return { ...nothing, changes: [...given, ...(keep ? [] : [release(cta, from.role)])], asks: isHeld ? [] : asks };
}

export interface CtaMovePlan extends CtaPlan {
  /** What stands in the other cell afterwards. */
  readonly cta: string;
}

/**
 * Moves a call to action to another cell, or copies it there. To another object goes what this cell says of it: where no other role
 * holds it, it goes itself, with its story and its criteria; else the other roles keep it and the other object gets one like it.
 */
export function planCellMove(
  planner: CtaPlanner,
  from: CtaCell,
  cta: string,
  to: { readonly object: string; readonly role: string },
  keep: boolean,
): CtaMovePlan {
  if (to.object === from.object) return { ...planRoleMove(planner, from, cta, to.role, keep), cta };
  const [chip, held] = [from.stack.find((one) => one.cta === cta), planner.index.ctas.get(cta)];
  if (!chip || !held) return { ...nothing, cta };
  const there = ctaCellOf(planner.index, to.object, to.role);
  const same = findSame(planner.index, to.object, held, held.target);
  const goes = !keep && !same && held.roles.every(({ key }) => key === from.role);
  const id = same?.id ?? (goes ? cta : planner.keys.id());
  const asks = chip.rank === "primary" && there.primary !== "" && there.primary !== id ? [question(there, id)] : [];
  const given = { ...chip, cta: id, rank: asks.length > 0 ? "secondary" : chip.rank, order: endOf(there, planner.keys) };
  const left = keep || goes ? [] : planTake(planner, from.role, cta);
  return {
    ...nothing,
    cta: id,
    asks,
    changes: [...arrive(planner, from, given, there, { held, same, goes }), ...answer(there, ""), ...left],
  };
}

interface Arriving {
  readonly held: CtaEntity;
  /** What the other object has already. */
  readonly same: CtaEntity | undefined;
  /** It goes itself. */
  readonly goes: boolean;
}

function arrive(planner: CtaPlanner, from: CtaCell, given: CtaChip, there: CtaCell, { held, same, goes }: Arriving): PlannedChange[] {
  if (same) return there.stack.some(({ cta }) => cta === same.id) ? [] : [hold(given, there.role, {})];
  if (goes) {
    const object = { does: "write", kind: "cta", id: held.id, field: "object", value: there.object } as const;
    return [object, ...(from.role === there.role ? [] : [release(held.id, from.role)]), hold(given, there.role, {})];
  }
  const { verb, target, condition, crud, complexity, uncertain } = held;
  const roles = [{ key: there.role, value: { rank: given.rank, order: given.order } }];
  const values = { object: there.object, verb, target, condition, crud, complexity, uncertain, roles };
  const phase = planner.index.phases.get(held.id) ?? "";
  return [
    { does: "create", kind: "cta", id: given.cta, values },
    ...(phase === "" || phase === "unassigned"
      ? []
      : [{ does: "write", kind: "priority", id: given.cta, field: "phase", value: phase } as const]),
  ];
}
