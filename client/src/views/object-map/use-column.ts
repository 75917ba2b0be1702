/**
 * The structure of a column: which notes, in which order. The same object while only words in notes change, so that an edit renders
 * its note and not the column (docs/spec/object-map.md B6).
 */
import { useRef } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { useIdsOn, useSelect } from "#client/project/use-entities.ts";
import type { Arrangement, MapColumn } from "#shared/artifacts/object-map.ts";
import { columnOf, topicsOf } from "./column-of.ts";

export function useColumn(object: string, arrangement: Arrangement): MapColumn {
  const { store } = useProject();
  useIdsOn("attribute", object);
  useIdsOn("relationship", object);
  useIdsOn("cta", object);
  const known = useRef<{ key: string; column: MapColumn } | null>(null);
  return useSelect(topicsOf(store, object), (latest) => {
    const column = columnOf(latest, object, arrangement);
    const key = structureOf(column);
    if (known.current?.key !== key) known.current = { key, column };
    return known.current.column;
  });
}

const structureOf = ({ object, arrangement, sections, cardEndsAfter }: MapColumn): string =>
  JSON.stringify([
    object,
    arrangement,
    cardEndsAfter,
    sections.map(({ kind, items }) => [kind, items.map(({ id, kind: own, object: other, isPrimary }) => [id, own, other, isPrimary])]),
  ]);
