/** What objects are called: one name, or all of them for sentences. */
import { useMemo } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { useObjectNames, useSelect } from "#client/project/use-entities.ts";
import type { NameOf } from "#shared/artifacts/sentence.ts";

/** "" for one without a name; renders again only when the name changes. */
export const useObjectName = (id: string): string => useSelect([`entity:object:${id}`], (store) => store.entity("object", id)?.name ?? "");

export const shownName = (name: string): string => name.trim() || "No name yet";

/** Names and plurals of all objects; another function when one of them changes. */
export function useNames(): NameOf {
  const { store } = useProject();
  const index = useObjectNames();
  return useMemo<NameOf>(() => {
    const names = new Map(store.ids("object").map((id) => [id, store.entity("object", id)]));
    return (id) => (index ? (names.get(id) ?? undefined) : undefined);
  }, [store, index]);
}
