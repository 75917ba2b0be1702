/** Where on the map an item of the address stands: an object, or what hangs on one. */
import type { ModelStore } from "#client/project/model-store.ts";
import { isNested } from "#shared/artifacts/nesting-cell.ts";
import { headItem, type MapPlace } from "./map-context.ts";

export function placeOfItem(store: ModelStore, id: string): MapPlace | null {
  if (store.entity("object", id)) return { object: id, item: headItem };
  const held = store.entity("attribute", id) ?? store.entity("cta", id);
  if (held) return { object: held.object, item: id };
  const relationship = store.entity("relationship", id);
  if (!relationship) return null;
  if (isNested(relationship["out.nested"])) return { object: relationship.source, item: `${id}.out` };
  return { object: relationship.target, item: `${id}.in` };
}
