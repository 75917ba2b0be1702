/**
 * The CTA matrix as a whole: heads, sums, filters, what an object lacks, checks (rules K7–K10).
 */
import { counted } from "./counted.ts";
import { type CtaCell, type CtaChip, hasStory } from "./cta-cell.ts";
import { type CtaIndex, ctaCellOf } from "./cta-index.ts";
import { type Crud, crudOfVerb, cruds } from "./cta-prompts.ts";
import type { CtaEntity } from "./planned-change.ts";

export interface CtaHead {
  readonly objects: number;
  readonly roles: number;
  /** Each once, however many roles may do it. */
  readonly ctas: number;
  readonly now: number;
  readonly noStory: number;
  readonly toAnswer: number;
  readonly toDiscuss: number;
}

/** Walks all cells once: for heads, not for each keystroke. */
export function ctaHead(index: CtaIndex): CtaHead {
  const ctas = [...index.ctas.values()];
  const states = allCells(index).map(({ state }) => state);
  return {
    objects: index.objects.length,
    roles: index.roles.length,
    ctas: ctas.length,
    now: ctas.filter(({ id }) => index.phases.get(id) === "now").length,
    noStory: ctas.filter((cta) => !hasStory(cta)).length,
    toAnswer: states.filter((state) => state === "unanswered").length,
    toDiscuss: states.filter((state) => state === "discuss").length,
  };
}

/** "12 objects, 5 roles, 84 calls to action". */
export function describeCtaHead({ objects, roles, ctas }: CtaHead): string {
  return [counted(objects, "object"), counted(roles, "role"), counted(ctas, "call to action", "calls to action")].join(", ");
}

/** The figure in the head of a role's column. */
export const countOfRole = (index: CtaIndex, role: string): number =>
  index.objects.reduce((sum, object) => sum + (index.byCell.get(`${object}>${role}`)?.size ?? 0), 0);

export const countOfObject = (index: CtaIndex, object: string): number => index.byObject.get(object)?.size ?? 0;

export type CtaFilter = "all" | "now" | "no-story" | "to-answer" | "to-discuss";

/** Whether a call to action stands out under a filter. */
export function isChipInFilter({ phase, hasStory: has }: Pick<CtaChip, "phase" | "hasStory">, filter: CtaFilter): boolean {
  if (filter === "now") return phase === "now";
  return filter === "no-story" ? !has : filter === "all";
}

function isInFilter({ state, stack }: CtaCell, filter: CtaFilter): boolean {
  if (filter === "to-answer") return state === "unanswered";
  return filter === "to-discuss" ? state === "discuss" : stack.some((chip) => isChipInFilter(chip, filter));
}

/** Objects and roles that have at least one cell or call to action of the filter, in their order. */
export function filterCtas(index: CtaIndex, filter: CtaFilter): { readonly objects: readonly string[]; readonly roles: readonly string[] } {
  if (filter === "all") return { objects: index.objects, roles: index.roles };
  const found = allCells(index).filter((cell) => isInFilter(cell, filter));
  const objects = new Set(found.map(({ object }) => object));
  const roles = new Set(found.map(({ role }) => role));
  return { objects: index.objects.filter((id) => objects.has(id)), roles: index.roles.filter((id) => roles.has(id)) };
}

/** Which of create, read, update and delete nobody does with an object. A kind that was not chosen is read from the verb. */
export function gapsOf(index: CtaIndex, object: string): Crud[] {
  const done = new Set([...(index.byObject.get(object) ?? [])].flatMap((id) => index.ctas.get(id) ?? []).map(crudOf));
  return cruds.filter((crud) => !done.has(crud));
}

const crudOf = ({ crud, verb }: CtaEntity): string => crud || crudOfVerb(verb);

/** Objects nobody can act on: do people need them? */
export const idleObjects = (index: CtaIndex): string[] => index.objects.filter((id) => countOfObject(index, id) === 0);

/** Cells where two were made primary apart from each other. */
export const rivalCells = (index: CtaIndex): CtaCell[] => allCells(index).filter(({ rivals }) => rivals.length > 0);

/** Calls to action that no shown role may do. */
export function withoutRole(index: CtaIndex, object: string): CtaEntity[] {
  const shown = new Set(index.roles);
  const ctas = [...(index.byObject.get(object) ?? [])].sort().flatMap((id) => index.ctas.get(id) ?? []);
  return ctas.filter(({ roles }) => !roles.some(({ key }) => shown.has(key)));
}

function allCells(index: CtaIndex): CtaCell[] {
  return index.objects.flatMap((object) => index.roles.map((role) => ctaCellOf(index, object, role)));
}
