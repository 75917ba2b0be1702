/**
 * What the nested-object matrix shows, kept true by what changes in the store, for as long as the project is open.
 *
 * One for each store, made when the matrix is first wanted. An edit reads again the cells it stands in and tells those who show
 * them; heads and sums have topics of their own. Rules N7–N10, docs/spec/artifacts.md.
 */
import { buildPairIndex, changeAnswer, changeObjects, changeRelationship, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import { type RelationshipEntity, readPairKey } from "#shared/artifacts/planned-change.ts";
import { isSameList, type LiveIndex, liveIndex } from "./live-index.ts";
import type { ModelStore, StoreChange } from "./model-store.ts";

/** `cell:<row>><column>` one cell · `row:` and `column:` their sums · `heads` which objects · `any` anything at all. */
export type NestingTopic = Part | "any";
type Part = `cell:${string}` | `row:${string}` | `column:${string}` | "heads";

export type NestingIndexStore = LiveIndex<PairIndex, NestingTopic>;

/** The index of an open project. */
export const nestingIndexOf = liveIndex<PairIndex, Part>({ build: buildIndex, take: takeChange });

function buildIndex(store: ModelStore): PairIndex {
  return buildPairIndex({
    objects: store.ids("object"),
    relationships: store.ids("relationship").flatMap((id) => store.entity("relationship", id) ?? []),
    answers: store.answers("nestingAnswer"),
  });
}

/** @returns what shows something else now */
function takeChange(store: ModelStore, index: PairIndex, { entities, answers }: StoreChange): Set<Part> {
  const topics = new Set<Part>();
  const tell = (cells: readonly string[]) => {
    for (const cell of cells) for (const topic of topicsOf(cell)) topics.add(topic);
  };
  if (entities.some(({ kind }) => kind === "object") && !isSameList(store.ids("object"), index.objects)) {
    changeObjects(index, store.ids("object"));
    topics.add("heads");
    for (const id of index.objects) topics.add(`row:${id}`).add(`column:${id}`);
  }
  for (const { kind, id, after } of entities) {
    if (kind === "relationship") tell(changeRelationship(index, id, after as RelationshipEntity | null));
  }
  for (const { kind, cell, answer } of answers) if (kind === "nestingAnswer") tell(changeAnswer(index, cell, answer));
  return topics;
}

function topicsOf(cell: string): Part[] {
  const [row, column] = readPairKey(cell) ?? ["", ""];
  return [`cell:${cell}`, `row:${row}`, `column:${column}`];
}
