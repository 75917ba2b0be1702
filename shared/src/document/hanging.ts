/**
 * What hangs on what: the holders of references, found by what they refer to.
 *
 * An index, so that an edit never scans the document. It follows raw references; `mergedInto` is one of them, so that what refers to
 * a merged entity is found at the one it reads as. Model.md 1, rules D3 and M2.
 */
import { allDefinitions, type EntityKind, entityKinds } from "../schema/entities.ts";
import { type EntityRef, entityMap, entityMaps, isEntityKind, type ProjectDoc, rootOf } from "./layout.ts";
import type { ModelChange } from "./observe.ts";

/** Something that refers to an entity. With `key`, only that key of its map hangs; without, all of it. */
export interface Holder {
  readonly kind: EntityKind | "nestingAnswer" | "ctaAnswer";
  readonly id: string;
  readonly key: string | null;
  /** Hides with what it refers to, and counts among what hangs on it. False: it only reads differently. */
  readonly hangs: boolean;
}

export interface Hanging {
  /** Holders of references to exactly this id, merged ones not followed. */
  holdersOf(kind: EntityKind, id: string): Iterable<Holder>;
}

/** An index that can follow changes. */
export interface HangingIndex extends Hanging {
  /** What an entity referred to when it was last read. */
  targetsOf(kind: Holder["kind"], id: string): readonly EntityRef[];
  update(changes: Iterable<ModelChange>): void;
}

interface Link extends EntityRef {
  readonly holder: Holder;
}

/** Reads the whole document once; `update` keeps the index true by what `observeModel` reports. */
export function indexHanging(doc: ProjectDoc): HangingIndex {
  const links = new Map<string, readonly Link[]>();
  const holders = new Map<string, Set<Holder>>();
  const take = (name: string, found: readonly Link[]) => {
    for (const link of links.get(name) ?? []) holders.get(nameOf(link))?.delete(link.holder);
    for (const link of found) {
      const set = holders.get(nameOf(link)) ?? new Set();
      holders.set(nameOf(link), set.add(link.holder));
    }
    if (found.length > 0) links.set(name, found);
    else links.delete(name);
  };
  const read = (kind: Holder["kind"], id: string) => take(nameOf({ kind, id }), linksOf(doc, kind, id));
  for (const kind of entityKinds) for (const [id] of entityMaps(doc, kind)) read(kind, id);
  for (const kind of answerKinds) for (const id of rootOf(doc, kind).keys()) read(kind, id);
  return {
    holdersOf: (kind, id) => holders.get(nameOf({ kind, id })) ?? [],
    targetsOf: (kind, id) => links.get(nameOf({ kind, id })) ?? [],
    update: (changes) => {
      for (const { kind, id } of changes) if (isHolderKind(kind)) read(kind, id);
    },
  };
}

const answerKinds = ["nestingAnswer", "ctaAnswer"] as const;
const isHolderKind = (kind: string): kind is Holder["kind"] => isEntityKind(kind) || (answerKinds as readonly string[]).includes(kind);
const nameOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

/** What the row and the column of each matrix are. */
const matrixSides = { nestingAnswer: ["object", "object"], ctaAnswer: ["object", "role"] } as const satisfies Record<
  (typeof answerKinds)[number],
  readonly [EntityKind, EntityKind]
>;

function linksOf(doc: ProjectDoc, kind: Holder["kind"], id: string): Link[] {
  if (!isEntityKind(kind)) return answerLinks(doc, kind, id);
  const map = entityMap(doc, kind, id);
  if (!map) return [];
  const found: Link[] = [];
  const add = (to: string, target: string, key: string | null, hangs: boolean) => {
    if (target !== "" && isEntityKind(to)) found.push({ kind: to, id: target, holder: { kind, id, key, hangs } });
  };
  for (const { name, to, hangs } of refFields[kind]) {
    const target = map.get(name);
    if (typeof target === "string") add(to, target, hangs ? null : name, hangs);
  }
  for (const { name, to } of refSets[kind]) {
    for (const key of map.keys()) if (key.startsWith(`${name}/`)) add(to, key.slice(name.length + 1), key, true);
  }
  const into = map.get("mergedInto");
  if (typeof into === "string") add(kind, into, "mergedInto", true);
  return found;
}

function answerLinks(doc: ProjectDoc, kind: "nestingAnswer" | "ctaAnswer", id: string): Link[] {
  const cell = parsePair(id);
  if (!cell || !rootOf(doc, kind).has(id)) return [];
  const holder: Holder = { kind, id, key: null, hangs: true };
  return matrixSides[kind].map((side, at) => ({ kind: side, id: cell[at] ?? "", holder }));
}

/** "a>b" → [a, b] */
export function parsePair(key: string): [row: string, column: string] | null {
  const cut = key.indexOf(">");
  return cut > 0 && cut < key.length - 1 ? [key.slice(0, cut), key.slice(cut + 1)] : null;
}

/** The kinds that the row and the column of an answer name. */
export const sidesOf = (kind: "nestingAnswer" | "ctaAnswer"): readonly [EntityKind, EntityKind] => matrixSides[kind];

const refFields = byKind((name, field) => (field.type === "ref" ? [{ name, to: field.to, hangs: field.whenGone === "hide" }] : []));
const refSets = byKind((name, field) => (field.type === "set" && field.key.by === "ref" ? [{ name, to: field.key.to }] : []));

/** References of a kind that hide their holder when they lead nowhere. */
export const hidingRefs = (kind: EntityKind): readonly { name: string; to: string }[] => refFields[kind].filter(({ hangs }) => hangs);

type FieldEntry = [name: string, field: (typeof allDefinitions)[EntityKind]["fields"][string]];

function byKind<T>(pick: (...entry: FieldEntry) => T[]): Record<EntityKind, T[]> {
  const rows = entityKinds.map((kind) => [kind, Object.entries(allDefinitions[kind].fields).flatMap((entry) => pick(...entry))] as const);
  return Object.fromEntries(rows) as Record<EntityKind, T[]>;
}
