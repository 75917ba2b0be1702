/** The figures of the legend, kept true by each change instead of being counted anew. */
import { useEffect, useState } from "react";
import type { EntityChange, ModelStore } from "#client/project/model-store.ts";
import { useProject } from "#client/project/project-context.tsx";
import { isNested } from "#shared/artifacts/nesting-cell.ts";
import type { MapLegend } from "#shared/artifacts/object-map.ts";
import type { Entity } from "#shared/schema/entities.ts";

export function useMapCounts(): MapLegend {
  const { store } = useProject();
  const [counts, setCounts] = useState(() => countAll(store));
  useEffect(() => {
    let now = countAll(store);
    setCounts((before) => (isSame(before, now) ? before : now));
    return store.observe(({ entities }) => {
      const next = entities.reduce(afterChange, now);
      if (isSame(next, now)) return;
      now = next;
      setCounts(next);
    });
  }, [store]);
  return counts;
}

const none: MapLegend = { core: 0, metadata: 0, ctas: 0, nested: 0 };

function countAll(store: ModelStore): MapLegend {
  let counts = none;
  const kinds = ["attribute", "cta", "relationship"] as const;
  for (const object of store.ids("object")) {
    for (const kind of kinds) {
      for (const id of store.idsOn(kind, object)) {
        const after = store.entity(kind, id);
        const isOthers = kind === "relationship" && (after as Entity<"relationship"> | null)?.source !== object;
        if (after && !isOthers) counts = afterChange(counts, { kind, id, before: null, after });
      }
    }
  }
  return counts;
}

function afterChange(counts: MapLegend, { kind, before, after }: EntityChange): MapLegend {
  if (kind !== "attribute" && kind !== "cta" && kind !== "relationship") return counts;
  const [was, is] = [shareOf(kind, before), shareOf(kind, after)];
  return {
    core: counts.core + is.core - was.core,
    metadata: counts.metadata + is.metadata - was.metadata,
    ctas: counts.ctas + is.ctas - was.ctas,
    nested: counts.nested + is.nested - was.nested,
  };
}

/** What one entity adds to the figures. */
function shareOf(kind: "attribute" | "cta" | "relationship", entity: Entity | null): MapLegend {
  if (!entity) return none;
  if (kind === "cta") return { ...none, ctas: 1 };
  if (kind === "attribute") {
    return (entity as Entity<"attribute">).kind === "metadata" ? { ...none, metadata: 1 } : { ...none, core: 1 };
  }
  const { "out.nested": out, "in.nested": into } = entity as Entity<"relationship">;
  return { ...none, nested: Number(isNested(out)) + Number(isNested(into)) };
}

const isSame = (a: MapLegend, b: MapLegend): boolean =>
  a.core === b.core && a.metadata === b.metadata && a.ctas === b.ctas && a.nested === b.nested;
