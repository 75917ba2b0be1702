/** Notes of the fullest column, to fit the map into the wall. Looked at when asked for, not with every edit. */
import { useProject } from "#client/project/project-context.tsx";
import { useIds } from "#client/project/use-entities.ts";

export function useTallest(): number {
  const { store } = useProject();
  const objects = useIds("object");
  const kinds = ["attribute", "cta", "relationship"] as const;
  return objects.reduce(
    (most, id) =>
      Math.max(
        most,
        kinds.reduce((sum, kind) => sum + store.idsOn(kind, id).length, 0),
      ),
    0,
  );
}
