/** What the palette offers to make: what was asked for, or, where nothing bears the name, an object or a role of that name. */
import { orderBetween } from "#shared/document/order.ts";
import { isSameName } from "#shared/schema/names.ts";
import type { ModelStore } from "../../project/model-store.ts";
import type { Commands } from "../../project/use-write.ts";
import type { MakeKind, PaletteQuery } from "./read-query.ts";

export interface Making {
  readonly kind: MakeKind;
  readonly name: string;
  /** The object it will hang on. */
  readonly on: { readonly id: string; readonly name: string } | null;
  /** One of that name is there already: it is offered instead (model.md 3). */
  readonly twin: string | null;
}

const words: Readonly<Record<MakeKind, string>> = { object: "object", role: "role", cta: "call to action", attribute: "attribute" };

/** "New object Session", "New attribute Price on Session". */
export const describeMaking = ({ kind, on }: Making): string => `New ${words[kind]}${on ? ` on ${on.name}` : ""}`;

/**
 * @param object the object that is open, which calls to action and attributes hang on
 * @param isNameless nothing was found that bears the name
 */
export function makingsFor(query: PaletteQuery, store: ModelStore, object: string | null, isNameless: boolean): Making[] {
  const kinds: readonly MakeKind[] = query.make ? [query.make.kind] : query.scope === "all" && isNameless ? ["object", "role"] : [];
  const name = query.make?.name ?? query.text;
  return kinds.flatMap((kind) => {
    const hangs = kind === "cta" || kind === "attribute";
    const owner = object === null ? null : store.entity("object", object);
    if (name === "" || (hangs && !owner)) return [];
    const on = hangs && owner ? { id: owner.id, name: owner.name || "this object" } : null;
    return [{ kind, name, on, twin: twinOf(store, kind, name, on?.id ?? null) }];
  });
}

function twinOf(store: ModelStore, kind: MakeKind, name: string, owner: string | null): string | null {
  if (kind === "object") return store.names().idsNamed(name)[0] ?? null;
  const ids = kind === "role" ? store.ids("role") : store.idsOn(kind, owner ?? "");
  const called = (id: string) => (kind === "cta" ? store.entity("cta", id)?.verb : store.entity(kind, id)?.name) ?? "";
  return ids.find((id) => isSameName(called(id), name)) ?? null;
}

/** @returns the new id */
export function make({ kind, name, on }: Making, store: ModelStore, write: Commands): string {
  const last = kind === "object" || kind === "role" ? store.ids(kind).at(-1) : undefined;
  const before = (last && store.entity(kind as "object" | "role", last)?.order) || null;
  if (kind === "object") return write.create("object", { name, order: orderBetween(before, null) });
  if (kind === "role") return write.create("role", { name, order: orderBetween(before, null) });
  if (kind === "cta") return write.create("cta", { object: on?.id ?? "", verb: name });
  return write.create("attribute", { object: on?.id ?? "", name });
}
