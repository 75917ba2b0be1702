/** How a note looks, and what it is told by its column. */
import type { Direction } from "#shared/artifacts/nesting-cell.ts";
import type { MapItem, MapKind } from "#shared/artifacts/object-map.ts";

export interface NoteStripProps {
  object: string;
  id: string;
  kind: MapKind;
  entity: string;
  direction: Direction | "";
  /** The nested object, or "". */
  other: string;
  section: MapKind | "ranked";
  isPrimary: boolean;
  /** Its number in the list; 0 where none is shown. */
  rank: number;
  /** Lifted: only its place is left. */
  isSlot: boolean;
  isLastOnCard: boolean;
}

export const papers: Readonly<Record<MapKind, string>> = {
  core: "bg-core-bg border-core-line text-core-ink",
  metadata: "bg-meta-bg border-meta-line text-meta-ink",
  cta: "bg-cta-bg border-cta-line text-cta-ink",
  nested: "bg-object-bg border-object-line text-object-ink",
};

export const noteFrame =
  "relative flex h-note items-center gap-2 rounded-xs border px-2.5 text-sm scroll-mt-18 scroll-mb-16 scroll-mx-5 max-phone:h-11 max-phone:text-[15px]";

export const noteProps = (item: MapItem): Pick<NoteStripProps, "id" | "kind" | "entity" | "direction" | "other" | "isPrimary"> => ({
  id: item.id,
  kind: item.kind,
  entity: item.entity,
  direction: item.direction,
  other: item.object,
  isPrimary: item.isPrimary,
});
