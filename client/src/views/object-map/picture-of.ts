/** The map as this person sees it, as data for a picture. */
import type { ModelStore } from "#client/project/model-store.ts";
import type { MapItem } from "#shared/artifacts/object-map.ts";
import type { PicturedColumn, PicturedMap, PicturedNote } from "#shared/export/object-map-svg.ts";
import { columnOf } from "./column-of.ts";
import { labelOf } from "./map-commands.ts";
import type { MapLook } from "./map-context.ts";
import { headSentence } from "./map-words.ts";

const phases = ["now", "next", "later"] as const;
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** @param at the moment it is made, in ms since 1970 */
export function pictureOf(store: ModelStore, objects: readonly string[], look: MapLook, at: number): PicturedMap {
  const project = store.project().name || "Untitled project";
  const line = `${lineOf(store, objects, look)} · ${day.format(at)}`;
  return { project, line, columns: objects.flatMap((id) => columnPicture(store, id, look)) };
}

/** "Object map, ranked · 12 objects, 96 attributes". */
export function lineOf(store: ModelStore, objects: readonly string[], { arrangement }: MapLook): string {
  const attributes = objects.reduce((sum, id) => sum + store.idsOn("attribute", id).length, 0);
  return `Object map, ${arrangement === "ranked" ? "ranked" : "by kind"} · ${headSentence(objects.length, attributes)}`;
}

function columnPicture(store: ModelStore, id: string, { arrangement, hidden }: MapLook): PicturedColumn[] {
  const object = store.entity("object", id);
  if (!object) return [];
  const { sections, cardEndsAfter } = columnOf(store, id, arrangement);
  const phase = phases.find((each) => each === store.priority(id).phase) ?? "";
  const shown = sections
    .map(({ kind, items }) =>
      items
        .map((item, at) => ({ item, note: notePicture(store, item, kind === "ranked" ? at + 1 : 0, item.id === cardEndsAfter) }))
        .filter(({ item }) => !hidden.includes(item.kind))
        .map(({ note }) => note),
    )
    .filter((notes) => notes.length > 0);
  return [{ name: object.name || "No name yet", phase, uncertain: object.uncertain, sections: shown }];
}

export function notePicture(store: ModelStore, item: MapItem, rank: number, endsCard: boolean): PicturedNote {
  const target = item.kind === "cta" ? (store.entity("cta", item.entity)?.target ?? "") : "";
  const over = target === "" ? "" : (store.entity("object", target)?.name ?? "");
  return {
    kind: item.kind,
    text: labelOf({ store }, item) + (over && ` → ${over}`),
    end: [item.sign, rank > 0 ? String(rank) : ""].filter(Boolean).join("  "),
    isPrimary: item.isPrimary,
    uncertain: item.uncertain,
    endsCard,
  };
}
