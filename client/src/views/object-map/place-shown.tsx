/** Shows others which note this person stands on. Draws nothing. */
import { useShowPlace } from "#client/project/presence.ts";
import { useSelect } from "#client/project/use-entities.ts";
import type { PresencePlace } from "#shared/presence.ts";
import { columnOf } from "./column-of.ts";
import { useHeld } from "./held-value.ts";
import { itemIn, kindOfEntity } from "./map-commands.ts";
import { headItem, useMap } from "./map-context.ts";

export function PlaceShown() {
  const { active, look } = useMap();
  const at = useHeld(active, (now) => now);
  const json = useSelect(at ? [`entity:object:${at.object}`] : [], (store) => {
    const item = at && at.item !== headItem ? itemIn(columnOf(store, at.object, look.get().arrangement), at.item) : null;
    if (!at) return JSON.stringify({ view: "object-map" });
    if (!item) return JSON.stringify({ view: "object-map", kind: "object", id: at.object });
    const field = item.direction === "" ? {} : { field: `${item.direction}.rank` };
    return JSON.stringify({ view: "object-map", kind: kindOfEntity(item), id: item.entity, ...field });
  });
  useShowPlace(JSON.parse(json) as PresencePlace);
  return null;
}
