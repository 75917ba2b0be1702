/** How far each artifact has come, from the same readings that the views show. Fetched when the rail first counts. */
import { ctaIndexOf } from "#client/project/cta-index-store.ts";
import { nestingIndexOf } from "#client/project/nesting-index-store.ts";
import { ctaHead } from "#shared/artifacts/cta-matrix.ts";
import { nestingHead } from "#shared/artifacts/nested-object-matrix.ts";
import type { ArtifactKey } from "#shared/schema/steps.ts";
import type { ModelStore } from "../../project/model-store.ts";

export interface Progress {
  readonly done: number;
  readonly of: number;
}

const counts: Partial<Record<ArtifactKey, (store: ModelStore) => Progress>> = {
  "object-guide": (store) => shareOf(store, (id) => (store.entity("object", id)?.definition.trim() ?? "") !== ""),
  "object-map": (store) => shareOf(store, (id) => store.idsOn("attribute", id).length > 0),
  "nested-object-matrix": (store) => {
    const { objects, toAnswer } = nestingHead(nestingIndexOf(store).index);
    return { done: objects ** 2 - toAnswer, of: objects ** 2 };
  },
  "cta-matrix": (store) => {
    const { objects, roles, toAnswer } = ctaHead(ctaIndexOf(store).index);
    return { done: objects * roles - toAnswer, of: objects * roles };
  },
};

/** What nobody counts has not begun. */
export const countProgress = (store: ModelStore, artifact: ArtifactKey): Progress => counts[artifact]?.(store) ?? { done: 0, of: 0 };

function shareOf(store: ModelStore, isDone: (objectId: string) => boolean): Progress {
  const ids = store.ids("object");
  return { done: ids.filter(isDone).length, of: ids.length };
}
