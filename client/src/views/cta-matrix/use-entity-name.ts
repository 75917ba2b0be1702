/** What an object or a role is called; renders again only when that changes. */
import { useSelect } from "#client/project/use-entities.ts";

/** @returns "" while it has no name or is gone */
export const useEntityName = (kind: "object" | "role", id: string): string =>
  useSelect([`entity:${kind}:${id}`], (store) => store.entity(kind, id)?.name ?? "");
