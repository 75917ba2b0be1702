/**
 * Indexes over the visible entities, and who has to be told of what (docs/spec/sync-state.md M1–M6).
 *
 * Lists are arrays that stay the same object until their content changes. Listeners are told once per transaction, after every
 * index is true, and only those of topics that changed.
 */
import { compareDeleted, type DeletedItem, readVisiblePriority, resolveMerged } from "#shared/document/integrity.ts";
import type { ProjectDoc } from "#shared/document/layout.ts";
import { entityMap, isEntityKind } from "#shared/document/layout.ts";
import { type ModelChange, observeModel } from "#shared/document/observe.ts";
import { compareEntities, compareText, orderFieldOf, readPriority, readProject } from "#shared/document/read.ts";
import { allDefinitions, type Entity, type EntityKind, entityKinds, type ValuesOf } from "#shared/schema/entities.ts";
import type { AnswerKind, HangingKind, ModelStore, StoreChange, Topic } from "./model-store.ts";
import { type NameIndex, nameIndex } from "./name-index.ts";
import { type VisibleAnswers, visibleAnswers } from "./visible-answers.ts";
import { type EntityChange, rankedKinds, visibleEntities } from "./visible-entities.ts";

export interface LiveStore extends ModelStore {
  close(): void;
}

const nothing: readonly string[] = Object.freeze([]);

export function openModelStore(doc: ProjectDoc): LiveStore {
  const visible = visibleEntities(doc);
  const listeners = new Map<Topic, Set<() => void>>();
  const ids = new Map<EntityKind, readonly string[]>();
  const hung = new Map<string, readonly string[]>();
  const members = new Map<string, Set<string>>();
  const priorities = new Map<string, ValuesOf<"priority">>();
  const answers = new Map<AnswerKind, VisibleAnswers>();
  const observers = new Set<(change: StoreChange) => void>();
  let project = readProject(doc);
  let deleted = sortedDeleted(visible.deleted);
  let names: NameIndex | null = null;

  const entity = <K extends EntityKind>(kind: K, id: string) => (visible.of[kind].get(id) ?? null) as Entity<K> | null;
  const readIds = (kind: EntityKind) =>
    [...visible.of[kind].values()].sort(compareEntities(kind) as (a: Entity, b: Entity) => number).map(({ id }) => id);
  const readHung = (kind: HangingKind, owner: string) => sortedOn(kind, owner, members.get(`${kind}:${owner}`), visible.of[kind]);
  const hang = (kind: EntityKind, each: Entity | null, id: string, add: boolean) => {
    for (const owner of each ? ownersOf(kind, each) : []) {
      const key = `${kind}:${owner}`;
      const set = members.get(key) ?? new Set();
      if (add) members.set(key, set.add(id));
      else set.delete(id);
    }
  };
  for (const kind of entityKinds) for (const [id, each] of visible.of[kind]) hang(kind, each, id, true);

  const take = (changes: readonly ModelChange[]) => {
    const topics = new Set<Topic>();
    const { changed, isDeletedChanged } = visible.update(changes);
    for (const { kind, id, before, after } of changed) {
      topics.add(`entity:${kind}:${id}`);
      hang(kind, before, id, false);
      hang(kind, after, id, true);
    }
    for (const topic of listsTouched(changed)) if (isListChanged(topic)) topics.add(topic.name);
    if (changed.some(isRenamed)) {
      names = null;
      topics.add("names");
    }
    if (isDeletedChanged) {
      deleted = sortedDeleted(visible.deleted);
      topics.add("deleted");
    }
    if (changes.some(({ kind }) => kind === "project")) {
      project = readProject(doc);
      topics.add("project");
    }
    const ranked = rankedAnew(doc, changes, changed, priorities.keys());
    for (const id of ranked) {
      priorities.delete(id);
      topics.add(`priority:${id}`);
    }
    for (const { kind, id, fields } of changes) {
      if (isEntityKind(kind) && isProseTouched(kind, fields)) topics.add(`entity:${kind}:${id}`);
    }
    const answered = [...answers].flatMap(([kind, known]) =>
      known.update(changes, changed).map((cell) => ({ kind, cell, answer: known.of.get(cell) ?? "" })),
    );
    const change: StoreChange = { entities: changed, priorities: [...ranked], answers: answered };
    for (const observer of [...observers]) observer(change);
    tell(topics);
  };
  /** A list is compared only if somebody has it; otherwise it is read when asked for. */
  const isListChanged = ({ kind, owner }: List): boolean => {
    const key = owner === null ? kind : `${kind}:${owner}`;
    const known = owner === null ? ids.get(kind) : hung.get(key);
    if (!known) return false;
    const next = owner === null ? readIds(kind) : readHung(kind as HangingKind, owner);
    if (isSameList(known, next)) return false;
    if (owner === null) ids.set(kind, next);
    else hung.set(key, next);
    return true;
  };
  const tell = (topics: ReadonlySet<Topic>) => {
    for (const topic of topics) for (const listener of [...(listeners.get(topic) ?? [])]) listener();
  };
  const stop = observeModel(doc, take);

  return {
    entity,
    ids: (kind) => remembered(ids, kind, () => readIds(kind)),
    idsOn: (kind, owner) => remembered(hung, `${kind}:${owner}`, () => readHung(kind, owner)),
    priority: (itemId) => remembered(priorities, itemId, () => priorityOf(doc, itemId, visible.hanging)),
    project: () => project,
    deleted: () => deleted,
    names: () => {
      names ??= nameIndex([...visible.of.object.values()].map((each) => namesOf(each as Entity<"object">)));
      return names;
    },
    answers: (kind) => remembered(answers, kind, () => visibleAnswers(doc, kind, visible.hanging)).of,
    observe: (listener) => {
      observers.add(listener);
      return () => observers.delete(listener);
    },
    subscribe: (topic, listener) => {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
    close: stop,
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, read: () => V): V {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}

interface List {
  readonly kind: EntityKind;
  /** Null: all of the kind. */
  readonly owner: string | null;
  readonly name: Topic;
}

const ownerFields: Readonly<Record<HangingKind, readonly string[]>> = {
  cta: ["object"],
  attribute: ["object"],
  relationship: ["source", "target"],
  criterion: ["cta"],
};

const isHangingKind = (kind: EntityKind): kind is HangingKind => Object.hasOwn(ownerFields, kind);

function ownersOf(kind: EntityKind, entity: Entity): string[] {
  if (!isHangingKind(kind)) return [];
  return ownerFields[kind].map((field) => String(entity[field as keyof Entity] ?? "")).filter((owner) => owner !== "");
}

/** The lists in which an entity came, went, moved or changed hands. */
function listsTouched(changed: readonly EntityChange[]): Iterable<List> {
  const lists = new Map<string, List>();
  const add = (list: List) => lists.set(list.name, list);
  for (const { kind, before, after } of changed) {
    const order = orderFieldOf(kind);
    const isMoved = order !== null && before?.[order as keyof Entity] !== after?.[order as keyof Entity];
    if (!before || !after || isMoved) add({ kind, owner: null, name: `ids:${kind}` });
    if (!isHangingKind(kind)) continue;
    const owners = new Set([before, after].flatMap((each) => (each ? ownersOf(kind, each) : [])));
    for (const owner of owners) add({ kind, owner, name: `on:${kind}:${owner}` });
  }
  return lists.values();
}

/** By hand-made order; relationships by their rank as seen from the owner. Ties break by id. */
function sortedOn(
  kind: HangingKind,
  owner: string,
  members: ReadonlySet<string> | undefined,
  entities: ReadonlyMap<string, Entity>,
): readonly string[] {
  const found = [...(members ?? [])].flatMap((id) => entities.get(id) ?? []);
  if (found.length === 0) return nothing;
  if (kind !== "relationship") return found.sort(compareEntities(kind) as (a: Entity, b: Entity) => number).map(({ id }) => id);
  const rankOf = (each: Entity) => {
    const relationship = each as Entity<"relationship">;
    return relationship.source === owner ? relationship["out.rank"] : relationship["in.rank"];
  };
  return found.sort((a, b) => compareText(rankOf(a), rankOf(b)) || compareText(a.id, b.id)).map(({ id }) => id);
}

const sortedDeleted = (items: ReadonlyMap<string, DeletedItem>): readonly DeletedItem[] => [...items.values()].sort(compareDeleted);

function isRenamed({ kind, before, after }: EntityChange): boolean {
  if (kind !== "object") return false;
  const [old, now] = [before as Entity<"object"> | null, after as Entity<"object"> | null];
  return !old || !now || old.name !== now.name || old.plural !== now.plural || old.synonyms !== now.synonyms;
}

function namesOf({ id, name, plural, synonyms }: Entity<"object">): { id: string; names: string[] } {
  return { id, names: [name, plural, ...synonyms.filter(({ value }) => !value.avoid).map(({ value }) => value.text)] };
}

function priorityOf(doc: ProjectDoc, id: string, hanging: ReturnType<typeof visibleEntities>["hanging"]): ValuesOf<"priority"> {
  const kind = rankedKinds.find((each) => entityMap(doc, each, id));
  return (kind && readVisiblePriority(doc, { kind, id }, () => hanging)) ?? readPriority(doc, id);
}

/** Items whose priority reads differently: ranked themselves, or by a row of something merged into them. */
function rankedAnew(
  doc: ProjectDoc,
  changes: readonly ModelChange[],
  changed: readonly EntityChange[],
  known: Iterable<string>,
): Set<string> {
  const isMerging = changes.some(({ fields }) => fields !== "all" && fields.includes("mergedInto"));
  const found = new Set<string>(isMerging ? known : []);
  const add = (id: string) => {
    found.add(id);
    const kind = rankedKinds.find((each) => entityMap(doc, each, id));
    if (kind) found.add(resolveMerged(doc, kind, id));
  };
  for (const { kind, id } of changes) if (kind === "priority") add(id);
  for (const { kind, id, after } of changed) if (after === null && rankedKinds.some((each) => each === kind)) add(id);
  return found;
}

/** A text replaced by another may read the same, but its editor has to bind anew. */
const isProseTouched = (kind: EntityKind, fields: ModelChange["fields"]): boolean =>
  fields === "all" || fields.some((name) => allDefinitions[kind].fields[name]?.type === "prose");

const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);
