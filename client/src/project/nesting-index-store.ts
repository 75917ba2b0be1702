/**
 * What the nested-object matrix shows, kept true by what changes in the store, for as long as the project is open.
 *
 * One for each store, made when the matrix is first wanted. An edit reads again the cells it stands in and tells those who show
 * them; heads and sums have topics of their own. Rules N7–N10, docs/spec/artifacts.md.
 */
import { buildPairIndex, changeAnswer, changeObjects, changeRelationship, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import { type RelationshipEntity, readPairKey } from "#shared/artifacts/planned-change.ts";
import type { ModelStore, StoreChange } from "./model-store.ts";

/** `cell:<row>><column>` one cell · `row:` and `column:` their sums · `heads` which objects · `any` anything at all. */
export type NestingTopic = `cell:${string}` | `row:${string}` | `column:${string}` | "heads" | "any";

export interface NestingIndexStore {
  readonly index: PairIndex;
  /** Counts up with every change, for readings over the whole matrix. */
  version(): number;
  subscribe(topic: NestingTopic, listener: () => void): () => void;
}

const known = new WeakMap<ModelStore, NestingIndexStore>();

/** The index of an open project. */
export function nestingIndexOf(store: ModelStore): NestingIndexStore {
  const made = known.get(store) ?? openNestingIndex(store);
  known.set(store, made);
  return made;
}

function openNestingIndex(store: ModelStore): NestingIndexStore {
  const index = buildPairIndex({
    objects: store.ids("object"),
    relationships: store.ids("relationship").flatMap((id) => store.entity("relationship", id) ?? []),
    answers: store.answers("nestingAnswer"),
  });
  const listeners = new Map<NestingTopic, Set<() => void>>();
  let version = 0;
  store.observe((change) => {
    const topics = takeChange(store, index, change);
    if (topics.size === 0) return;
    version += 1;
    for (const topic of [...topics, "any" as const]) for (const listener of [...(listeners.get(topic) ?? [])]) listener();
  });
  return {
    index,
    version: () => version,
    subscribe: (topic, listener) => {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
  };
}

/** @returns what shows something else now */
function takeChange(store: ModelStore, index: PairIndex, { entities, answers }: StoreChange): Set<NestingTopic> {
  const topics = new Set<NestingTopic>();
  const tell = (cells: readonly string[]) => {
    for (const cell of cells) for (const topic of topicsOf(cell)) topics.add(topic);
  };
  if (entities.some(({ kind }) => kind === "object") && !isSame(store.ids("object"), index.objects)) {
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

function topicsOf(cell: string): NestingTopic[] {
  const [row, column] = readPairKey(cell) ?? ["", ""];
  return [`cell:${cell}`, `row:${row}`, `column:${column}`];
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);
