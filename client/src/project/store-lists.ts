/**
 * Ids in order: of a kind, and of what hangs on one owner. A list is the same array until its content changes, and is compared only if
 * somebody has asked for it.
 */
import { compareEntities, compareText, orderFieldOf } from "#shared/document/read.ts";
import { type Entity, type EntityKind, entityKinds } from "#shared/schema/entities.ts";
import type { HangingKind, Topic } from "./model-store.ts";
import type { EntityChange, VisibleEntities } from "./visible-entities.ts";

const nothing: readonly string[] = Object.freeze([]);

export class StoreLists {
  readonly #entities: VisibleEntities["of"];
  readonly #known = new Map<Topic, readonly string[]>();
  /** By kind and owner, unordered. */
  readonly #members = new Map<string, Set<string>>();

  constructor(entities: VisibleEntities["of"]) {
    this.#entities = entities;
    for (const kind of entityKinds) for (const [id, entity] of entities[kind]) this.#hang(kind, id, entity);
  }

  ids(kind: EntityKind): readonly string[] {
    return this.#remembered({ kind, owner: null, name: `ids:${kind}` });
  }

  idsOn(kind: HangingKind, owner: string): readonly string[] {
    return this.#remembered({ kind, owner, name: `on:${kind}:${owner}` });
  }

  /** Takes over changes. @returns the lists that are different now */
  take(changed: readonly EntityChange[]): Topic[] {
    for (const { kind, id, before, after } of changed) {
      this.#unhang(kind, id, before);
      this.#hang(kind, id, after);
    }
    return [...listsTouched(changed)].filter((list) => this.#isChanged(list)).map(({ name }) => name);
  }

  #remembered(list: List): readonly string[] {
    const known = this.#known.get(list.name) ?? this.#read(list);
    this.#known.set(list.name, known);
    return known;
  }

  #isChanged(list: List): boolean {
    const known = this.#known.get(list.name);
    if (!known) return false;
    const next = this.#read(list);
    if (isSameList(known, next)) return false;
    this.#known.set(list.name, next);
    return true;
  }

  #read({ kind, owner }: List): readonly string[] {
    if (owner === null) return inOrder(kind, [...this.#entities[kind].values()]);
    const members = [...(this.#members.get(`${kind}:${owner}`) ?? [])].flatMap((id) => this.#entities[kind].get(id) ?? []);
    if (members.length === 0) return nothing;
    return kind === "relationship" ? byRank(owner, members as Entity<"relationship">[]) : inOrder(kind, members);
  }

  #hang(kind: EntityKind, id: string, entity: Entity | null): void {
    for (const owner of ownersOf(kind, entity)) {
      const members = this.#members.get(`${kind}:${owner}`) ?? new Set();
      this.#members.set(`${kind}:${owner}`, members.add(id));
    }
  }

  #unhang(kind: EntityKind, id: string, entity: Entity | null): void {
    for (const owner of ownersOf(kind, entity)) this.#members.get(`${kind}:${owner}`)?.delete(id);
  }
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

function ownersOf(kind: EntityKind, entity: Entity | null): string[] {
  if (!entity || !isHangingKind(kind)) return [];
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
    const owners = new Set([before, after].flatMap((each) => ownersOf(kind, each)));
    for (const owner of owners) add({ kind, owner, name: `on:${kind}:${owner}` });
  }
  return lists.values();
}

const inOrder = (kind: EntityKind, entities: Entity[]): readonly string[] =>
  entities.sort(compareEntities(kind) as (a: Entity, b: Entity) => number).map(({ id }) => id);

/** Relationships by their rank as seen from the owner; ties break by id. */
function byRank(owner: string, relationships: Entity<"relationship">[]): readonly string[] {
  const rankOf = (each: Entity<"relationship">) => (each.source === owner ? each["out.rank"] : each["in.rank"]);
  return relationships.sort((a, b) => compareText(rankOf(a), rankOf(b)) || compareText(a.id, b.id)).map(({ id }) => id);
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, at) => id === b[at]);
