/** What objects and roles are called, for sentences; a new object only when a name changed. */
import { useMemo } from "react";
import type { ModelStore, Topic } from "#client/project/model-store.ts";
import type { NameIndex } from "#client/project/name-index.ts";
import { useProject } from "#client/project/project-context.tsx";
import { useIds, useObjectNames, useSelect } from "#client/project/use-entities.ts";
import type { CtaNames } from "#shared/artifacts/cta-sentence.ts";
import type { Named } from "#shared/artifacts/sentence.ts";

export function useCtaNames(): CtaNames {
  const { store } = useProject();
  const index = useObjectNames();
  const roles = useRoleNames();
  return useMemo(() => {
    const objects = objectsNamed(store, index);
    return { object: (id) => objects.get(id), role: (id) => roles.get(id) };
  }, [store, index, roles]);
}

/** All roles, archived ones too, in their order; the same map until one is renamed, comes, goes or moves. */
export function useRoleNames(): ReadonlyMap<string, Named> {
  const ids = useIds("role");
  const topics: Topic[] = ids.map((id): Topic => `entity:role:${id}`);
  const key = useSelect(["ids:role", ...topics], (store) => JSON.stringify(ids.map((id) => [id, store.entity("role", id)?.name ?? ""])));
  return useMemo(() => new Map((JSON.parse(key) as [string, string][]).map(([id, name]) => [id, { name }])), [key]);
}

/** The store gives another index with each rename, so names are gathered once for each. */
const known = new WeakMap<NameIndex, ReadonlyMap<string, Named>>();

function objectsNamed(store: ModelStore, index: NameIndex): ReadonlyMap<string, Named> {
  const named = known.get(index) ?? new Map(store.ids("object").flatMap((id) => readNamed(store, id)));
  known.set(index, named);
  return named;
}

function readNamed(store: ModelStore, id: string): [string, Named][] {
  const object = store.entity("object", id);
  return object ? [[id, { name: object.name, plural: object.plural }]] : [];
}
