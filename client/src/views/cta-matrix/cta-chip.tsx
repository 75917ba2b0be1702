/** A call to action in a cell: its phase, its verb, what it reaches, and whether it is the primary one. */
import { Pin } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import type { CtaChip } from "#shared/artifacts/cta-cell.ts";
import { isChipInFilter } from "#shared/artifacts/cta-matrix.ts";
import { classNames } from "../../parts/class-names.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { PhaseMark } from "../../parts/phase-mark.tsx";
import { useMatrix } from "./matrix-context.ts";
import { type CellAt, isSameChip, useMatrixState } from "./matrix-state.ts";
import { phaseMark, phaseWord } from "./phases.ts";
import { useEntityName } from "./use-entity-name.ts";

export interface CtaChipProps {
  cell: CellAt;
  chip: CtaChip;
  /** One of several that were made primary apart. */
  isRival: boolean;
  onKey: (event: KeyboardEvent<HTMLElement>) => void;
  onOpen: () => void;
  onPress: (event: PointerEvent<HTMLElement>) => void;
}

export function CtaChipButton({ cell, chip, isRival, onKey, onOpen, onPress }: CtaChipProps) {
  const { state, grid, placeOf, filter } = useMatrix();
  const at = { ...cell, cta: chip.cta };
  const isPinned = useMatrixState(state, ({ pinned }) => isSameChip(pinned, at));
  const isPrimary = chip.rank === "primary";
  const said = useSaid(chip);
  const focused = () => {
    state.set({ chip: at, isRenaming: false });
    grid.go(placeOf(cell), { focus: false });
  };
  const blurred = () => isSameChip(state.get().chip, at) && !state.get().isRenaming && state.set({ chip: null });
  return (
    <button
      type="button"
      tabIndex={-1}
      data-cta={chip.cta}
      data-primary={isPrimary || undefined}
      data-quiet={!isChipInFilter(chip, filter) || undefined}
      aria-label={said}
      onFocus={focused}
      onBlur={blurred}
      onKeyDown={onKey}
      onPointerDown={onPress}
      onClick={(event) => event.detail === 0 && onOpen()}
      className="cta-chip"
    >
      <PhaseMark phase={phaseMark(chip.phase)} className="size-3" />
      <span className="min-w-0 flex-1 truncate text-left">
        {chip.verb}
        {chip.target !== "" && <Target id={chip.target} />}
        {chip.condition !== "" && <span className="font-regular"> ({chip.condition})</span>}
        {chip.uncertain && <span className="font-semibold"> ?</span>}
      </span>
      {isPinned && <Pin aria-hidden className="size-3" />}
      {isPrimary && <KindMark kind="cta" className={classNames("size-2.5", isRival ? "cta-rival" : "text-current!")} />}
    </button>
  );
}

function Target({ id }: { id: string }) {
  const name = useEntityName("object", id);
  return (
    <span className="font-regular">
      {" "}
      <span aria-hidden="true">›</span> {name}
    </span>
  );
}

/** "Assign › Room, own, primary, now". */
function useSaid({ verb, target, condition, rank, phase, uncertain }: CtaChip): string {
  const other = useEntityName("object", target);
  const what = target === "" ? verb : `${verb} › ${other}`;
  return [what, condition, rank === "primary" && "primary", phaseWord(phase), uncertain && "uncertain"].filter(Boolean).join(", ");
}
