/** The entities behind some ids, as one array that stays the same until one of them changes. */
import { useRef } from "react";
import type { Topic } from "#client/project/model-store.ts";
import { useSelect } from "#client/project/use-entities.ts";
import type { Entity, EntityKind } from "#shared/schema/entities.ts";

export function useAll<K extends EntityKind>(kind: K, ids: readonly string[]): readonly Entity<K>[] {
  const known = useRef<readonly Entity<K>[]>([]);
  return useSelect(
    ids.map((id): Topic => `entity:${kind}:${id}`),
    (store) => {
      const now = ids.flatMap((id) => store.entity(kind, id) ?? []);
      const same = now.length === known.current.length && now.every((entity, at) => entity === known.current[at]);
      if (!same) known.current = now;
      return known.current;
    },
  );
}
