/**
 * Which objects and roles are shown. A filter chooses once: what is answered under it stays where it is until the filter is chosen
 * again, so that no row goes from under one's hands. What comes meanwhile and fits is shown.
 */
import { useMemo, useRef } from "react";
import { useCtaHeads, useCtaIndex } from "#client/project/use-cta-index.ts";
import { type CtaFilter, filterCtas } from "#shared/artifacts/cta-matrix.ts";
import type { GridAxes } from "../../parts/grid/grid-places.ts";

interface Chosen {
  readonly filter: CtaFilter;
  readonly objects: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

export function useShownHeads(filter: CtaFilter, isTurned: boolean): GridAxes {
  const { objects, roles } = useCtaHeads();
  const { index } = useCtaIndex();
  const chosen = useRef<Chosen | null>(null);
  if (chosen.current?.filter !== filter) chosen.current = { filter, objects: new Set(), roles: new Set() };
  const before = chosen.current;
  return useMemo(() => {
    const found = filterCtas({ ...index, objects, roles }, filter);
    const kept = { filter, objects: new Set([...before.objects, ...found.objects]), roles: new Set([...before.roles, ...found.roles]) };
    chosen.current = kept;
    const shown =
      filter === "all"
        ? { objects, roles }
        : { objects: objects.filter((id) => kept.objects.has(id)), roles: roles.filter((id) => kept.roles.has(id)) };
    return isTurned ? { rows: shown.roles, columns: shown.objects } : { rows: shown.objects, columns: shown.roles };
  }, [filter, isTurned, objects, roles, before, index]);
}
