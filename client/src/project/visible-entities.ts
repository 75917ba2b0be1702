/**
 * The visible entities of a document, kept true by what changed (docs/spec/sync-state.md M1–M3).
 *
 * Each entity is read again when it changed, when something it refers to came, went or was merged, and, if it is deleted, when
 * something that hangs on it changed. Reading itself is `integrity.ts`, so this can not differ from it, only be late.
 */

import { holdersOf } from "#shared/document/gone.ts";
import { type HangingIndex, indexHanging } from "#shared/document/hanging.ts";
import { type DeletedItem, readDeletedItem, readVisible, resolveMerged } from "#shared/document/integrity.ts";
import { type EntityRef, entityMap, entityMaps, isEntityKind, type ProjectDoc } from "#shared/document/layout.ts";
import type { ModelChange } from "#shared/document/observe.ts";
import { type Entity, type EntityKind, entityKinds } from "#shared/schema/entities.ts";

/** What the world sees of one entity has changed. */
export interface EntityChange extends EntityRef {
  readonly before: Entity | null;
  readonly after: Entity | null;
}

export interface VisibleEntities {
  readonly hanging: HangingIndex;
  readonly of: Readonly<Record<EntityKind, ReadonlyMap<string, Entity>>>;
  readonly deleted: ReadonlyMap<string, DeletedItem>;
  /** Takes over what a transaction changed. @returns what is different now */
  update(changes: readonly ModelChange[]): { changed: EntityChange[]; isDeletedChanged: boolean };
}

export function visibleEntities(doc: ProjectDoc): VisibleEntities {
  const hanging = indexHanging(doc);
  const lazily = () => hanging;
  const of = Object.fromEntries(entityKinds.map((kind) => [kind, new Map<string, Entity>()])) as Record<EntityKind, Map<string, Entity>>;
  const deleted = new Map<string, DeletedItem>();
  const mergedAs = new Map<string, string>();

  /** @returns whether it came, went, or reads as another one now: then whatever refers to it reads differently */
  const read = ({ kind, id }: EntityRef, changed: Map<string, EntityChange>): boolean => {
    const before = of[kind].get(id) ?? null;
    const after = shareUnchanged(before, readVisible(doc, kind, id, lazily));
    const name = nameOf({ kind, id });
    const into = resolveMerged(doc, kind, id);
    const isElsewhere = into !== (mergedAs.get(name) ?? id);
    if (into === id) mergedAs.delete(name);
    else mergedAs.set(name, into);
    if (after !== before) {
      if (after) of[kind].set(id, after);
      else of[kind].delete(id);
      changed.set(name, { kind, id, before: changed.get(name)?.before ?? before, after });
    }
    return isElsewhere || (after === null) !== (before === null);
  };
  const readDeletion = (at: EntityRef): boolean => {
    const name = nameOf(at);
    const before = deleted.get(name);
    const after = entityMap(doc, at.kind, at.id)?.has("deleted") ? readDeletedItem(doc, at, lazily) : null;
    if (after) deleted.set(name, after);
    else deleted.delete(name);
    return JSON.stringify(before ?? null) !== JSON.stringify(after);
  };

  for (const kind of entityKinds) {
    for (const [id, map] of entityMaps(doc, kind)) {
      read({ kind, id }, new Map());
      if (map.has("deleted")) readDeletion({ kind, id });
    }
  }
  return {
    hanging,
    of,
    deleted,
    update: (changes) => {
      const start = touchedBy(doc, hanging, changes);
      const changed = new Map<string, EntityChange>();
      let isDeletedChanged = false;
      const done = new Map<string, number>();
      for (const queue = [...start.values()]; queue.length > 0; ) {
        const at = queue.shift();
        if (!at) break;
        const times = (done.get(nameOf(at)) ?? 0) + 1;
        done.set(nameOf(at), times);
        const isMoved = read(at, changed);
        if (readDeletion(at)) isDeletedChanged = true;
        // A cycle of merges settles in a few rounds; the bound only keeps a hostile document from hanging the tab.
        if (isMoved && times < 8) queue.push(...referrers(doc, hanging, at));
      }
      return { changed: [...changed.values()].filter(({ before, after }) => before !== after), isDeletedChanged };
    },
  };
}

const nameOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

/** Whatever refers to an entity, also by way of something merged into it. */
function referrers(doc: ProjectDoc, hanging: HangingIndex, at: EntityRef): EntityRef[] {
  const found: EntityRef[] = [];
  for (const { kind, id } of holdersOf(doc, at, hanging)) if (isEntityKind(kind)) found.push({ kind, id });
  return found;
}

/**
 * What has to be read again at least: what changed, and upwards from it whatever is deleted or merged, since a change below can
 * bring it back. Takes over the changed references on the way.
 */
function touchedBy(doc: ProjectDoc, hanging: HangingIndex, changes: readonly ModelChange[]): Map<string, EntityRef> {
  const touched = new Map<string, EntityRef>();
  const visited = new Set<string>();
  const climb = (kind: Parameters<HangingIndex["targetsOf"]>[0], id: string) => {
    if (visited.has(nameOf({ kind, id }))) return;
    visited.add(nameOf({ kind, id }));
    for (const target of hanging.targetsOf(kind, id)) {
      const map = entityMap(doc, target.kind, target.id);
      if (map?.has("deleted") || map?.has("mergedInto")) touched.set(nameOf(target), target);
      climb(target.kind, target.id);
    }
  };
  const climbFromAll = () => {
    visited.clear();
    for (const at of changedItems(doc, changes)) climb(at.kind, at.id);
  };
  climbFromAll();
  hanging.update(changes);
  climbFromAll();
  for (const { kind, id } of changedItems(doc, changes)) if (isEntityKind(kind)) touched.set(nameOf({ kind, id }), { kind, id });
  return touched;
}

/** A priority hangs on its item; everything else stands for itself. */
function changedItems(doc: ProjectDoc, changes: readonly ModelChange[]): { kind: Parameters<HangingIndex["targetsOf"]>[0]; id: string }[] {
  return changes.flatMap(({ kind, id }) => {
    if (isEntityKind(kind) || kind === "nestingAnswer" || kind === "ctaAnswer") return [{ kind, id }];
    const ranked = kind === "priority" ? rankedKinds.find((each) => entityMap(doc, each, id)) : undefined;
    return ranked ? [{ kind: ranked, id }] : [];
  });
}

/** Kinds that have priorities. */
export const rankedKinds = ["object", "relationship", "cta", "attribute"] as const satisfies readonly EntityKind[];

/** Gives unchanged parts as the same objects, and an unchanged entity as itself, so that nothing renders for nothing. */
function shareUnchanged(before: Entity | null, after: Entity | null): Entity | null {
  if (!before || !after) return after;
  let isSame = true;
  const shared: Record<string, unknown> = { ...after };
  for (const [name, value] of Object.entries(after)) {
    const old = before[name as keyof Entity] as unknown;
    if (old === value) continue;
    if (typeof value === "object" && JSON.stringify(old) === JSON.stringify(value)) shared[name] = old;
    else isSame = false;
  }
  return isSame ? before : (shared as unknown as Entity);
}
