/** Shows others which note this person stands on, and what is selected with it. Draws nothing. */
import { useShowPlace } from "#client/project/presence.ts";
import { useSelect } from "#client/project/use-entities.ts";
import type { MapItem } from "#shared/artifacts/object-map.ts";
import { mostSelectedShown, type PresenceItem, type PresencePlace } from "#shared/presence.ts";
import { columnOf } from "./column-of.ts";
import { useHeld } from "./held-value.ts";
import { itemIn, kindOfEntity } from "./map-commands.ts";
import { headItem, useMap } from "./map-context.ts";
import { itemOfNote } from "./place-of-item.ts";

const view = "object-map";

export function PlaceShown() {
  const { active, look, selection } = useMap();
  const at = useHeld(active, (now) => now);
  const selected = useHeld(selection, ({ items }) => items);
  const json = useSelect(at ? [`entity:object:${at.object}`] : [], (store) => {
    const item = at && at.item !== headItem ? itemIn(columnOf(store, at.object, look.get().arrangement), at.item) : null;
    if (!at) return JSON.stringify({ view });
    if (!item) return JSON.stringify({ view, kind: "object", id: at.object });
    const others = [...selected].filter((id) => id !== at.item).slice(0, mostSelectedShown);
    const also = others.flatMap((id) => itemOfNote(store, id) ?? []);
    return JSON.stringify({ view, ...itemShown(item), ...(also.length > 0 && { also }) });
  });
  useShowPlace(JSON.parse(json) as PresencePlace);
  return null;
}

const itemShown = (item: MapItem): PresenceItem => ({
  kind: kindOfEntity(item),
  id: item.entity,
  ...(item.direction !== "" && { field: `${item.direction}.rank` }),
});
