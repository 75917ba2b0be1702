/**
 * What views read, over the visible entities, and who has to be told of what (docs/spec/sync-state.md M1–M6).
 *
 * Listeners are told once per transaction, after everything is true, and only those of topics that changed.
 */
import { clientsBeyondMark } from "#shared/document/gone.ts";
import { compareDeleted, type DeletedItem, readVisiblePriority, resolveMerged } from "#shared/document/integrity.ts";
import { entityMap, isEntityKind, type ProjectDoc } from "#shared/document/layout.ts";
import { type ModelChange, observeModel } from "#shared/document/observe.ts";
import { readPriority, readProject } from "#shared/document/read.ts";
import { allDefinitions, type Entity, type EntityKind, type ValuesOf } from "#shared/schema/entities.ts";
import type { AnswerKind, HangingKind, ModelStore, StoreChange, Topic } from "./model-store.ts";
import { type NameIndex, nameIndex } from "./name-index.ts";
import { StoreLists } from "./store-lists.ts";
import { StoreTopics } from "./store-topics.ts";
import { type VisibleAnswers, visibleAnswers } from "./visible-answers.ts";
import { type EntityChange, rankedKinds, type VisibleEntities, visibleEntities } from "./visible-entities.ts";

/** To be called when the document is loaded. */
export const openModelStore = (doc: ProjectDoc): LiveStore => new LiveStore(doc);

export class LiveStore implements ModelStore {
  readonly #doc: ProjectDoc;
  readonly #visible: VisibleEntities;
  readonly #lists: StoreLists;
  readonly #topics = new StoreTopics();
  readonly #priorities = new Map<string, ValuesOf<"priority">>();
  readonly #answers = new Map<AnswerKind, VisibleAnswers>();
  readonly #observers = new Set<(change: StoreChange) => void>();
  readonly close: () => void;
  #project: ValuesOf<"project">;
  #deleted: readonly DeletedItem[];
  #names: NameIndex | null = null;

  constructor(doc: ProjectDoc) {
    this.#doc = doc;
    this.#visible = visibleEntities(doc);
    this.#lists = new StoreLists(this.#visible.of);
    this.#project = readProject(doc);
    this.#deleted = sortedDeleted(this.#visible.deleted);
    this.close = observeModel(doc, (changes) => this.#take(changes));
  }

  entity<K extends EntityKind>(kind: K, id: string): Entity<K> | null {
    return (this.#visible.of[kind].get(id) ?? null) as Entity<K> | null;
  }

  ids(kind: EntityKind): readonly string[] {
    return this.#lists.ids(kind);
  }

  idsOn(kind: HangingKind, owner: string): readonly string[] {
    return this.#lists.idsOn(kind, owner);
  }

  priority(itemId: string): ValuesOf<"priority"> {
    return remembered(this.#priorities, itemId, () => priorityOf(this.#doc, itemId, this.#visible.hanging));
  }

  project(): ValuesOf<"project"> {
    return this.#project;
  }

  deleted(): readonly DeletedItem[] {
    return this.#deleted;
  }

  keepersOf(kind: EntityKind, id: string): { clients: readonly number[]; isMine: boolean } {
    const clients = clientsBeyondMark(this.#doc, { kind, id }, () => this.#visible.hanging);
    const isMine = clients.delete(this.#doc.clientID);
    return { clients: [...clients].sort((a, b) => a - b), isMine };
  }

  names(): NameIndex {
    this.#names ??= nameIndex([...this.#visible.of.object.values()].map((each) => namesOf(each as Entity<"object">)));
    return this.#names;
  }

  answers(kind: AnswerKind): ReadonlyMap<string, string> {
    return remembered(this.#answers, kind, () => visibleAnswers(this.#doc, kind, this.#visible.hanging)).of;
  }

  observe(listener: (change: StoreChange) => void): () => void {
    this.#observers.add(listener);
    return () => this.#observers.delete(listener);
  }

  subscribe(topic: Topic, listener: () => void): () => void {
    return this.#topics.subscribe(topic, listener);
  }

  #take(changes: readonly ModelChange[]): void {
    const { changed, isDeletedChanged } = this.#visible.update(changes);
    const topics = new Set<Topic>([
      ...changed.map(({ kind, id }) => `entity:${kind}:${id}` as const),
      ...this.#lists.take(changed),
      ...proseTouched(changes),
    ]);
    if (changed.some(isRenamed)) topics.add("names");
    if (isDeletedChanged) topics.add("deleted");
    if (changes.some(({ kind }) => kind === "project")) topics.add("project");
    const ranked = rankedAnew(this.#doc, changes, changed, this.#priorities.keys());
    for (const id of ranked) topics.add(`priority:${id}`);
    this.#forget(topics, ranked);
    this.#tellObservers(changes, changed, ranked);
    this.#topics.tell(topics);
  }

  /** What was read from before the change is read again. */
  #forget(topics: ReadonlySet<Topic>, ranked: ReadonlySet<string>): void {
    for (const id of ranked) this.#priorities.delete(id);
    if (topics.has("names")) this.#names = null;
    if (topics.has("deleted")) this.#deleted = sortedDeleted(this.#visible.deleted);
    if (topics.has("project")) this.#project = readProject(this.#doc);
  }

  #tellObservers(changes: readonly ModelChange[], changed: readonly EntityChange[], ranked: ReadonlySet<string>): void {
    const answers = [...this.#answers].flatMap(([kind, known]) =>
      known.update(changes, changed).map((cell) => ({ kind, cell, answer: known.of.get(cell) ?? "" })),
    );
    const change: StoreChange = { entities: changed, priorities: [...ranked], answers };
    for (const observer of [...this.#observers]) observer(change);
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, read: () => V): V {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
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

function priorityOf(doc: ProjectDoc, id: string, hanging: VisibleEntities["hanging"]): ValuesOf<"priority"> {
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
function* proseTouched(changes: readonly ModelChange[]): Generator<Topic> {
  for (const { kind, id, fields } of changes) if (isEntityKind(kind) && isProseTouched(kind, fields)) yield `entity:${kind}:${id}`;
}

const isProseTouched = (kind: EntityKind, fields: ModelChange["fields"]): boolean =>
  fields === "all" || fields.some((name) => allDefinitions[kind].fields[name]?.type === "prose");
