/** The content of a document in one form, whatever order its keys came in: equal documents give equal text. */
import type * as Y from "yjs";
import { rootOf } from "#shared/document/layout.ts";
import { type AnyKind, allDefinitions } from "#shared/schema/entities.ts";

export const canonical = (doc: Y.Doc): string => stable(contentOf(doc));

/** The content as plain values, keys in whatever order. */
export function contentOf(doc: Y.Doc): unknown {
  const kinds = Object.keys(allDefinitions) as AnyKind[];
  return Object.fromEntries(kinds.map((kind) => [allDefinitions[kind].root, rootOf(doc, kind).toJSON()]));
}

/** JSON with sorted keys; maps in their order, as pairs. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof Map) return [...each];
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
