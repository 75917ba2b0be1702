/**
 * Everything of the model that can be found, with the words it is found by. Kept from one opening to the next: only what changed is
 * taken apart again. Rules I17–I19, docs/spec/interface.md.
 */
import type { Entity, EntityKind } from "#shared/schema/entities.ts";
import { multiplicitySign } from "#shared/schema/multiplicity.ts";
import type { MarkKind } from "../../parts/kind-mark.tsx";
import type { ModelStore } from "../../project/model-store.ts";
import { type Findable, type Indexed, indexOf } from "./find.ts";

export interface PaletteItem extends Findable {
  readonly kind: FoundKind;
  readonly itemId: string;
  /** Where it hangs, in a few words: "on Session", "Attendee on Session". */
  readonly where: string;
  /** What is opened while no view shows its kind. */
  readonly owner: string | null;
  readonly mark: MarkKind | "role" | "question";
}

export const foundKinds = ["object", "relationship", "cta", "attribute", "role", "question"] as const satisfies readonly EntityKind[];
export type FoundKind = (typeof foundKinds)[number];

interface Kept {
  /** The item itself and what its words are taken from; the item is read anew when any of them is another. */
  readonly from: readonly unknown[];
  readonly indexed: Indexed<PaletteItem>;
}

const keptBy = new WeakMap<ModelStore, Map<string, Kept>>();

export function readPaletteItems(store: ModelStore): Indexed<PaletteItem>[] {
  const before = keptBy.get(store);
  const now = new Map<string, Kept>();
  const read = readersOf(store);
  for (const kind of foundKinds) {
    for (const id of store.ids(kind)) {
      const key = `${kind}:${id}`;
      const from = read.from(kind, id);
      const known = before?.get(key);
      if (known?.from.every((each, at) => each === from[at])) now.set(key, known);
      else {
        const item = read.item(kind, id);
        if (item) now.set(key, { from, indexed: indexOf(item) });
      }
    }
  }
  keptBy.set(store, now);
  return [...now.values()].map(({ indexed }) => indexed);
}

/** One item, for the list of recent ones; null when it is gone. */
export const readPaletteItem = (store: ModelStore, kind: FoundKind, id: string): PaletteItem | null => readersOf(store).item(kind, id);

function readersOf(store: ModelStore) {
  const object = (id: string) => store.entity("object", id);
  const nameOf = (id: string) => object(id)?.name || "No name yet";
  const rolesOf = (cta: Entity<"cta">) => cta.roles.flatMap(({ key }) => store.entity("role", key)?.name ?? []);

  const items: { readonly [K in FoundKind]: (entity: Entity<K>) => Omit<PaletteItem, "id" | "kind" | "itemId"> } = {
    object: ({ name, plural, synonyms }) => ({
      title: name || "No name yet",
      also: [plural, ...synonyms.map(({ value }) => value.text)].join(" "),
      where: "",
      owner: null,
      mark: "object",
      weight: 0,
    }),
    relationship: ({ source, target, label, inverseLabel, sourceToTarget }) => ({
      title: `${nameOf(source)} ${label || "is related to"} ${nameOf(target)}`,
      also: inverseLabel,
      where: multiplicitySign(sourceToTarget),
      owner: source,
      mark: "rel",
      weight: 1,
    }),
    cta: (cta) => ({
      title: cta.target ? `${cta.verb} ${nameOf(cta.target)}` : cta.verb,
      also: [nameOf(cta.object), ...rolesOf(cta)].join(" "),
      where: [rolesOf(cta).slice(0, 2).join(", "), `on ${nameOf(cta.object)}`].filter(Boolean).join(" "),
      owner: cta.object,
      mark: "cta",
      weight: 2,
    }),
    attribute: ({ name, kind, object: owner }) => ({
      title: name,
      also: nameOf(owner),
      where: `on ${nameOf(owner)}`,
      owner,
      mark: kind === "metadata" ? "meta" : "core",
      weight: 3,
    }),
    role: ({ name }) => ({ title: name, where: "Role", owner: null, mark: "role", weight: 4 }),
    question: ({ text, about }) => ({
      title: text,
      where: "Question",
      owner: about?.kind === "object" ? about.id : null,
      mark: "question",
      weight: 5,
    }),
  };

  return {
    item<K extends FoundKind>(kind: K, id: string): PaletteItem | null {
      const entity = store.entity(kind, id);
      if (!entity) return null;
      const make = items[kind] as (given: Entity<K>) => Omit<PaletteItem, "id" | "kind" | "itemId">;
      return { ...make(entity), id: `${kind}:${id}`, kind, itemId: id };
    },
    from(kind: FoundKind, id: string): readonly unknown[] {
      const entity = store.entity(kind, id);
      if (entity === null) return [null];
      if (kind === "relationship") {
        const { source, target } = entity as Entity<"relationship">;
        return [entity, object(source), object(target)];
      }
      if (kind === "attribute") return [entity, object((entity as Entity<"attribute">).object)];
      if (kind !== "cta") return [entity];
      const cta = entity as Entity<"cta">;
      return [entity, object(cta.object), cta.target ? object(cta.target) : null, ...cta.roles.map(({ key }) => store.entity("role", key))];
    },
  };
}
