/**
 * What a gesture in the CTA matrix changes in the model (rules K14–K16, K18); where they are moved to is `cta-moves.ts`.
 *
 * One call to action may be held by several roles: typing in another role's cell what the object can do already adds the role.
 */
import { foldName } from "../schema/names.ts";
import { blankEntity } from "./blank-entity.ts";
import type { CtaCell, CtaChip } from "./cta-cell.ts";
import { type CtaIndex, changeCta, changeCtaAnswer, changePhase, copyCtaIndex, copyOfObject, ctaCellOf } from "./cta-index.ts";
import { type CtaInput, problemOf, type TypedCta } from "./cta-input.ts";
import { crudOfVerb } from "./cta-prompts.ts";
import { compareRanks } from "./nesting-cell.ts";
import { type Answered, type CtaEntity, type EntryChange, type KeyMaker, type PlannedChange, pairKey } from "./planned-change.ts";

export interface CtaPlanner {
  readonly index: CtaIndex;
  readonly keys: KeyMaker;
  /** The id of the object that is called so, or `null`. */
  targetOf(name: string): string | null;
}

/** A role may have one primary per object: which of the two stays? (rule K16) */
export interface PrimaryQuestion {
  readonly object: string;
  readonly role: string;
  readonly has: string;
  readonly wants: string;
}

export interface CtaPlan {
  readonly changes: readonly PlannedChange[];
  /** Asked after the changes are made; until it is answered the one that is primary stays. */
  readonly asks: readonly PrimaryQuestion[];
  /** What was left out, in sentences: a verb that is too long, an object nobody knows. */
  readonly problems: readonly string[];
}

export const nothing: CtaPlan = { changes: [], asks: [], problems: [] };

/** The changes that make a cell say `input`. A cell that holds calls to action is not to discuss: nothing changes. */
export function planCtas(planner: CtaPlanner, object: string, role: string, input: CtaInput): CtaPlan {
  const cell = ctaCellOf(planner.index, object, role);
  if (input.says === "ctas") return addTyped(planner, cell, input.ctas);
  if (input.says === "discuss") return cell.stack.length > 0 ? nothing : { ...nothing, changes: answer(cell, "discuss") };
  return { ...nothing, changes: [...takeAll(planner, cell), ...answer(cell, input.says === "none" ? "none" : "")] };
}

/** Makes one call to action the primary of its object and role; the one before steps back to secondary. */
export function planPrimary(cell: CtaCell, cta: string): EntryChange[] {
  return cell.stack.flatMap((chip) => {
    if (chip.cta === cta) return chip.rank === "primary" ? [] : [hold(chip, cell.role, { rank: "primary" })];
    return chip.rank === "primary" ? [hold(chip, cell.role, { rank: "secondary" })] : [];
  });
}

/** Takes the mark of the primary away. */
export function planNotPrimary(cell: CtaCell, cta: string): EntryChange[] {
  return cell.stack
    .filter((chip) => chip.cta === cta && chip.rank === "primary")
    .map((chip) => hold(chip, cell.role, { rank: "secondary" }));
}

/** Takes a call to action from a role; one that no role holds any more goes. */
export function planTake(planner: CtaPlanner, role: string, cta: string): PlannedChange[] {
  const held = planner.index.ctas.get(cta);
  const isLast = held?.roles.every(({ key }) => key === role) ?? true;
  return isLast ? [{ does: "remove", kind: "cta", id: cta }] : [release(cta, role)];
}

/** The changes of many cells, each planned in sight of those before it. */
export function planManyCtas(
  planner: CtaPlanner,
  inputs: Iterable<{ readonly object: string; readonly role: string; readonly input: CtaInput }>,
): CtaPlan {
  const ahead = { ...planner, index: copyCtaIndex(planner.index) };
  const plans: CtaPlan[] = [];
  for (const { object, role, input } of inputs) {
    const plan = planCtas(ahead, object, role, input);
    applyToCtaIndex(ahead.index, plan.changes);
    plans.push(plan);
  }
  return joined(plans);
}

/** What an index shows once changes are carried out. */
export function applyToCtaIndex(index: CtaIndex, changes: Iterable<PlannedChange>): void {
  for (const change of changes) {
    if (change.does === "answer" && change.kind === "ctaAnswer") changeCtaAnswer(index, pairKey(change.row, change.column), change.value);
    if (change.does === "create" && change.kind === "cta") changeCta(index, change.id, blankEntity("cta", change.id, change.values));
    if (change.does === "remove" && change.kind === "cta") changeCta(index, change.id, null);
    if (change.does === "write" && change.kind === "priority") changePhase(index, change.id, String(change.value));
    if (change.does === "write" && change.kind === "cta") applyToCta(index, change.id, (cta) => ({ ...cta, [change.field]: change.value }));
    if (change.does === "entry" && change.kind === "cta") applyToCta(index, change.id, (cta) => withEntry(cta, change));
  }
}

function applyToCta(index: CtaIndex, id: string, after: (cta: CtaEntity) => CtaEntity): void {
  const before = index.ctas.get(id);
  if (before) changeCta(index, id, after(before));
}

function withEntry(cta: CtaEntity, { key, value }: EntryChange): CtaEntity {
  const others = cta.roles.filter((entry) => entry.key !== key);
  return { ...cta, roles: value === null ? others : [...others, { key, value: value as CtaEntity["roles"][number]["value"] }] };
}

function addTyped(planner: CtaPlanner, cell: CtaCell, typed: readonly TypedCta[]): CtaPlan {
  const plans: CtaPlan[] = [];
  const ahead = { ...planner, index: typed.length > 1 ? copyOfObject(planner.index, cell.object) : planner.index };
  for (const [at, cta] of typed.entries()) {
    const plan = addOne(ahead, ctaCellOf(ahead.index, cell.object, cell.role), cta);
    if (at < typed.length - 1) applyToCtaIndex(ahead.index, plan.changes);
    plans.push(plan);
  }
  return joined(plans);
}

function addOne(planner: CtaPlanner, cell: CtaCell, typed: TypedCta): CtaPlan {
  const target = typed.target === "" ? "" : planner.targetOf(typed.target);
  const problem = problemOf(typed) || (target === null ? `There is no object “${typed.target}”.` : "");
  if (problem !== "" || target === null) return { ...nothing, problems: [problem] };
  const known = findSame(planner.index, cell.object, typed, target);
  const id = known?.id ?? planner.keys.id();
  const isAsked = typed.isPrimary && cell.primary !== "" && cell.primary !== id;
  const rank = typed.isPrimary && !isAsked ? "primary" : "secondary";
  const changes = known
    ? giveRole(planner, cell, known, rank, typed.isPrimary && !isAsked)
    : create(planner, cell, { ...typed, target }, id, rank);
  return {
    ...nothing,
    changes: [...changes, ...markNow(planner.index, id, typed), ...answer(cell, "")],
    asks: isAsked ? [question(cell, id)] : [],
  };
}

/** The call to action an object has already: the same verb, other object and condition. */
export function findSame(
  index: CtaIndex,
  object: string,
  typed: Pick<TypedCta, "verb" | "condition">,
  target: string,
): CtaEntity | undefined {
  const [verb, condition] = [foldName(typed.verb), foldName(typed.condition)];
  const ctas = [...(index.byObject.get(object) ?? [])].sort().flatMap((id) => index.ctas.get(id) ?? []);
  return ctas.find((cta) => cta.target === target && foldName(cta.verb) === verb && foldName(cta.condition) === condition);
}

function create({ keys }: CtaPlanner, cell: CtaCell, typed: TypedCta, id: string, rank: string): PlannedChange[] {
  const roles = [{ key: cell.role, value: { rank, order: endOf(cell, keys) } }];
  const { verb, target, condition } = typed;
  return [{ does: "create", kind: "cta", id, values: { object: cell.object, verb, target, condition, crud: crudOfVerb(verb), roles } }];
}

function giveRole({ keys }: CtaPlanner, cell: CtaCell, { id }: CtaEntity, rank: string, isPrimary: boolean): PlannedChange[] {
  const chip = cell.stack.find((one) => one.cta === id);
  if (chip) return isPrimary ? planPrimary(cell, id) : [];
  return [{ does: "entry", kind: "cta", id, field: "roles", key: cell.role, value: { rank, order: endOf(cell, keys) } }];
}

function markNow(index: CtaIndex, id: string, { isNow }: TypedCta): PlannedChange[] {
  return isNow && index.phases.get(id) !== "now" ? [{ does: "write", kind: "priority", id, field: "phase", value: "now" }] : [];
}

function takeAll(planner: CtaPlanner, cell: CtaCell): PlannedChange[] {
  return cell.stack.flatMap(({ cta }) => planTake(planner, cell.role, cta));
}

export function answer({ object, role, answer: before }: CtaCell, value: Answered["value"]): Answered[] {
  return before === value ? [] : [{ does: "answer", kind: "ctaAnswer", row: object, column: role, value }];
}

export const question = ({ object, role, primary }: CtaCell, wants: string): PrimaryQuestion => ({ object, role, has: primary, wants });

export function hold(
  { cta, rank, order }: CtaChip,
  role: string,
  change: { readonly rank?: string; readonly order?: string },
): EntryChange {
  return { does: "entry", kind: "cta", id: cta, field: "roles", key: role, value: { rank, order, ...change } };
}

export const release = (cta: string, role: string): EntryChange => ({
  does: "entry",
  kind: "cta",
  id: cta,
  field: "roles",
  key: role,
  value: null,
});

export function endOf({ stack }: CtaCell, keys: KeyMaker): string {
  const last = stack
    .map(({ order }) => order)
    .filter((order) => order !== "")
    .sort(compareRanks)
    .at(-1);
  return keys.between(last ?? null, null);
}

function joined(plans: readonly CtaPlan[]): CtaPlan {
  return {
    changes: plans.flatMap(({ changes }) => changes),
    asks: plans.flatMap(({ asks }) => asks),
    problems: plans.flatMap(({ problems }) => problems),
  };
}
