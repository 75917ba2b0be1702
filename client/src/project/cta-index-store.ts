/**
 * What the CTA matrix shows, kept true by what changes in the store, for as long as the project is open.
 *
 * One for each store, made when the matrix is first wanted. An edit reads again the cells it stands in and tells those who show
 * them; heads and sums have topics of their own. Rules K5–K7, docs/spec/artifacts.md.
 */
import { buildCtaIndex, type CtaIndex, changeCta, changeCtaAnswer, changePhase } from "#shared/artifacts/cta-index.ts";
import type { CtaEntity } from "#shared/artifacts/planned-change.ts";
import { isSameList, type LiveIndex, liveIndex } from "./live-index.ts";
import type { ModelStore, StoreChange } from "./model-store.ts";

/** `cell:<object>><role>` one cell · `object:` and `role:` their sums · `heads` which are shown · `any` anything at all. */
export type CtaTopic = Part | "any";
type Part = `cell:${string}` | `object:${string}` | `role:${string}` | "heads";

export type CtaIndexStore = LiveIndex<CtaIndex, CtaTopic>;

/** The index of an open project. */
export const ctaIndexOf = liveIndex<CtaIndex, Part>({ build: buildIndex, take: takeChange });

function buildIndex(store: ModelStore): CtaIndex {
  const ctas = store.ids("cta").flatMap((id) => store.entity("cta", id) ?? []);
  return buildCtaIndex({
    objects: store.ids("object"),
    roles: shownRoles(store),
    ctas,
    phases: ctas.map(({ id }) => [id, store.priority(id).phase] as const),
    answers: store.answers("ctaAnswer"),
  });
}

const shownRoles = (store: ModelStore): string[] => store.ids("role").filter((id) => store.entity("role", id)?.archived === false);

/** @returns what shows something else now */
function takeChange(store: ModelStore, index: CtaIndex, { entities, priorities, answers }: StoreChange): Set<Part> {
  const topics = new Set<Part>();
  const tellCells = (cells: readonly string[]) => {
    for (const cell of cells) topics.add(`cell:${cell}`);
  };
  for (const { kind, id, before, after } of entities) {
    if (kind !== "cta") continue;
    tellCells(changeCta(index, id, after as CtaEntity | null));
    for (const each of [before, after] as (CtaEntity | null)[]) tellSums(topics, each);
    if (!before && after) tellCells(changePhase(index, id, store.priority(id).phase));
  }
  for (const id of priorities) {
    const cta = index.ctas.get(id);
    if (!cta) continue;
    tellCells(changePhase(index, id, store.priority(id).phase));
    tellSums(topics, cta);
  }
  for (const { kind, cell, answer } of answers) if (kind === "ctaAnswer") tellCells(changeCtaAnswer(index, cell, answer));
  if (entities.some(({ kind }) => kind === "role" || kind === "object") && areHeadsChanged(store, index)) topics.add("heads");
  return topics;
}

function tellSums(topics: Set<Part>, cta: CtaEntity | null): void {
  if (!cta) return;
  topics.add(`object:${cta.object}`);
  for (const { key } of cta.roles) topics.add(`role:${key}`);
}

/** Takes over the heads; a list that stayed as it was stays the same object. */
function areHeadsChanged(store: ModelStore, index: CtaIndex): boolean {
  const [objects, roles] = [store.ids("object"), shownRoles(store)];
  const [hasObjects, hasRoles] = [isSameList(objects, index.objects), isSameList(roles, index.roles)];
  if (!hasObjects) index.objects = objects;
  if (!hasRoles) index.roles = roles;
  return !hasObjects || !hasRoles;
}
