/** What the list shows of every object; the same array until one of those things changes. */
import { useCallback, useRef } from "react";
import type { ModelStore, Topic } from "#client/project/model-store.ts";
import { useIds, useSelect } from "#client/project/use-entities.ts";
import type { ListedObject } from "./list-rows.ts";

export function useListedObjects(): readonly ListedObject[] {
  const ids = useIds("object");
  const topics = ids.flatMap((id): Topic[] => [`entity:object:${id}`, `priority:${id}`]);
  const known = useRef<readonly ListedObject[]>([]);
  const read = useCallback((store: ModelStore) => {
    const before = new Map(known.current.map((listed) => [listed.id, listed]));
    const now = store.ids("object").flatMap((id) => readListed(store, id, before.get(id)) ?? []);
    const same = now.length === known.current.length && now.every((listed, at) => listed === known.current[at]);
    if (!same) known.current = now;
    return known.current;
  }, []);
  return useSelect(topics, read);
}

/** The one from before where nothing that the list shows has changed. */
function readListed(store: ModelStore, id: string, before: ListedObject | undefined): ListedObject | null {
  const object = store.entity("object", id);
  if (!object) return null;
  const phase = store.priority(id).phase;
  const synonyms = object.synonyms.map((synonym) => synonym.value.text);
  const same =
    before?.name === object.name &&
    before.plural === object.plural &&
    before.phase === phase &&
    before.synonyms.length === synonyms.length &&
    before.synonyms.every((synonym, at) => synonym === synonyms[at]);
  return same ? before : { id, name: object.name, plural: object.plural, synonyms, phase };
}
