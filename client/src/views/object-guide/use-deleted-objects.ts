/** Objects that were deleted and can be brought back, newest first. */
import type { DeletedItem } from "#client/project/model-store.ts";
import { useDeleted } from "#client/project/use-entities.ts";

export function useDeletedObjects(): readonly DeletedItem[] {
  return useDeleted().filter((item) => item.kind === "object");
}
