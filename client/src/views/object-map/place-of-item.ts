/** Where on the map an item of the address stands: an object, or what hangs on one. */
import type { ModelStore } from "#client/project/model-store.ts";
import { isNested } from "#shared/artifacts/nesting-cell.ts";
import type { PresenceItem } from "#shared/presence.ts";
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

/** What a note is, as others are told; a nested object is named by its relationship and the direction. */
export function itemOfNote(store: ModelStore, note: string): PresenceItem | null {
  const [id = "", direction] = note.split(".");
  if (store.entity("attribute", id)) return { kind: "attribute", id };
  if (store.entity("cta", id)) return { kind: "cta", id };
  return store.entity("relationship", id) && { kind: "relationship", id, field: `${direction}.rank` };
}
