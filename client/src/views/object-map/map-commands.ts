/** What can be done on the map, each as one undo step, with the words that tell it. */
import type { ModelStore } from "#client/project/model-store.ts";
import type { Commands } from "#client/project/use-write.ts";
import type { LiftedNote } from "#shared/artifacts/map-many.ts";
import { planOtherKind } from "#shared/artifacts/map-moves.ts";
import { lastRank, type MapColumn, type MapItem } from "#shared/artifacts/object-map.ts";
import { keyMaker, type PlannedChange } from "#shared/artifacts/planned-change.ts";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import { countOf } from "../../parts/counted.ts";
import { showToast } from "../../parts/toast.tsx";
import { columnOf } from "./column-of.ts";
import { headItem, type MapPlace, type MapShared } from "./map-context.ts";
import { labelOfAll, whereItIsWritten } from "./map-words.ts";

export const mapKeys = keyMaker(orderBetween);

export interface MapWorld {
  readonly store: ModelStore;
  readonly write: Commands;
  readonly map: MapShared;
}

export const kindOfEntity = ({ kind }: Pick<MapItem, "kind">) =>
  kind === "cta" ? ("cta" as const) : kind === "nested" ? ("relationship" as const) : ("attribute" as const);

/** The column as it is shown to this person. */
export const columnIn = ({ store, map }: MapWorld, object: string): MapColumn => columnOf(store, object, map.look.get().arrangement);

export function itemIn(column: MapColumn, id: string): MapItem | null {
  for (const { items } of column.sections) for (const item of items) if (item.id === id) return item;
  return null;
}

export const itemAt = (world: MapWorld, { object, item }: MapPlace): MapItem | null => itemIn(columnIn(world, object), item);

export const isShown =
  ({ map }: MapWorld) =>
  ({ kind }: Pick<MapItem, "kind">): boolean =>
    !map.look.get().hidden.includes(kind);

export function labelOf({ store }: Pick<MapWorld, "store">, item: MapItem): string {
  if (item.kind === "nested") return store.entity("object", item.object)?.name || "Object without a name";
  return item.text || (item.kind === "cta" ? "No verb yet" : "No name yet");
}

export const objectName = ({ store }: Pick<MapWorld, "store">, id: string): string =>
  store.entity("object", id)?.name || "Object without a name";

/** What notes or a head put on the clipboard: names, one a line, so that they paste as a list. */
export function copiedText(world: MapWorld, places: readonly MapPlace[]): string {
  const [at] = places;
  if (!at) return "";
  const items = at.item === headItem ? [] : itemsAt(world, places);
  if (items.length > 0) return items.map((item) => labelOf(world, item)).join("\n");
  if (at.item !== headItem) return "";
  return columnIn(world, at.object)
    .mixed.filter(({ kind }) => kind !== "nested")
    .map(({ text }) => text)
    .join("\n");
}

/** For readers; said again, the same words are heard again. */
export function say({ map }: Pick<MapWorld, "map">, words: string): void {
  map.said.set(map.said.get() === words ? `${words}\u00a0` : words);
}

/** Core content becomes metadata and back; several become what the first of them is not. */
export function turnOtherKind(world: MapWorld, places: readonly MapPlace[]): void {
  const items = itemsAt(world, places);
  const attributes = items.filter((item) => kindOfEntity(item) === "attribute");
  const first = attributes[0];
  if (!first) return void (items[0] && say(world, whereItIsWritten(items[0])));
  const turned = attributes.filter(({ kind }) => kind === first.kind);
  const label = labelOfAll(labelOf(world, first), attributes.length);
  carry(world, `change of ${label}`, turned.flatMap(planOtherKind));
  say(world, `${label} ${isOrAre(attributes.length)} ${first.kind === "core" ? "metadata" : "core content"} now`);
}

/** Uncertain or not; several become what the first of them is not. */
export function turnUncertain(world: MapWorld, places: readonly MapPlace[]): void {
  const things = thingsAt(world, places);
  const [first] = things;
  if (!first) return;
  const label = labelOfAll(first.label, things.length);
  const changes = things.map(({ kind, id }) => ({ does: "write", kind, id, field: "uncertain", value: !first.uncertain }) as const);
  carry(world, `change of ${label}`, changes);
  say(world, `${label} ${isOrAre(things.length)} ${first.uncertain ? "certain" : "uncertain"} now`);
}

const isOrAre = (count: number): string => (count === 1 ? "is" : "are");

interface Thing {
  readonly kind: "object" | ReturnType<typeof kindOfEntity>;
  readonly id: string;
  readonly label: string;
  readonly uncertain: boolean;
}

function thingsAt(world: MapWorld, places: readonly MapPlace[]): Thing[] {
  const [at] = places;
  const object = at?.item === headItem ? world.store.entity("object", at.object) : null;
  if (object) return [{ kind: "object", id: object.id, label: objectName(world, object.id), uncertain: object.uncertain }];
  return itemsAt(world, places).map((item) => ({
    kind: kindOfEntity(item),
    id: item.entity,
    label: labelOf(world, item),
    uncertain: item.uncertain,
  }));
}

/** @returns whether something was deleted */
export function removeAt(world: MapWorld, places: readonly MapPlace[]): boolean {
  const [at] = places;
  if (at?.item === headItem) return removeObject(world, at.object);
  const items = itemsAt(world, places);
  const [kept] = items.filter((item) => kindOfEntity(item) !== "attribute");
  const attributes = items.filter((item) => kindOfEntity(item) === "attribute");
  const [first] = attributes;
  if (!first) {
    if (kept) showToast({ tone: "other", says: whereItIsWritten(kept) });
    return false;
  }
  const says = attributes.length === 1 ? labelOf(world, first) : countOf(attributes.length, "attribute");
  const rest = kept ? `. ${whereItIsWritten(kept)}` : "";
  told(world, `${says} deleted${rest}`, world.write.remove(attributes.map(({ entity }) => ({ kind: "attribute", id: entity }))));
  return true;
}

/** The notes of these places, as they are now; each column is read once. */
function itemsAt(world: MapWorld, places: readonly MapPlace[]): MapItem[] {
  return notesAt(world, places).map(({ item }) => item);
}

/** The same with the objects they hang on. */
export function notesAt(world: MapWorld, places: readonly MapPlace[]): LiftedNote[] {
  const columns = new Map<string, ReadonlyMap<string, MapItem>>();
  return places.flatMap(({ object, item: id }) => {
    const known = columns.get(object) ?? itemsById(columnIn(world, object));
    columns.set(object, known);
    const item = known.get(id);
    return item ? [{ from: object, item }] : [];
  });
}

const itemsById = ({ sections }: MapColumn) => new Map(sections.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));

function removeObject(world: MapWorld, object: string): boolean {
  const { store, write } = world;
  const parts = [
    countedOf(store.idsOn("relationship", object).length, "relationship", "relationships"),
    countedOf(store.idsOn("cta", object).length, "call to action", "calls to action"),
    countedOf(store.idsOn("attribute", object).length, "attribute", "attributes"),
  ].filter((part) => part !== "");
  const rest = parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts.join("");
  const says = `${objectName(world, object)} deleted${rest ? `, with ${rest}` : ""}`;
  told(world, says, write.remove([{ kind: "object", id: object }]));
  return true;
}

const countedOf = (count: number, one: string, many: string): string => (count === 0 ? "" : countOf(count, one, many));

function told({ write }: MapWorld, says: string, batch: string): void {
  showToast({ says, action: { label: "Undo", run: () => write.restoreBatch(batch) } });
}

/** New attributes at the end of an object's order. @returns their ids */
export function addAttributes(world: MapWorld, object: string, kind: "core" | "metadata", names: readonly string[]): string[] {
  const last = lastRank(columnIn(world, object));
  const ranks = names.length === 1 ? [orderBetween(last, null)] : ordersBetween(last, null, names.length);
  return world.write.createAll(names.map((name, at) => ({ kind: "attribute", values: { object, name, kind, rank: ranks[at] } })));
}

/** New objects behind the last. @returns their ids */
export function addObjects({ store, write }: MapWorld, names: readonly string[]): string[] {
  const last = store.ids("object").at(-1);
  const before = (last && store.entity("object", last)?.order) || null;
  const orders = names.length === 1 ? [orderBetween(before, null)] : ordersBetween(before, null, names.length);
  return write.createAll(names.map((name, at) => ({ kind: "object", values: { name, order: orders[at] } })));
}

/** Carries out what a gesture planned; nothing planned is nothing undone. */
export function carry({ write }: MapWorld, words: string, changes: readonly PlannedChange[]): boolean {
  if (changes.length > 0) write.carryOut(words, changes);
  return changes.length > 0;
}
