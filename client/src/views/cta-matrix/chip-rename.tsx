/** A call to action typed over in its place. */
import { useProject } from "#client/project/project-context.tsx";
import type { CtaCell, CtaChip } from "#shared/artifacts/cta-cell.ts";
import { writeCtaText } from "#shared/artifacts/cta-input.ts";
import { useMatrix } from "./matrix-context.ts";
import type { CellAt } from "./matrix-state.ts";
import { tellGone } from "./tell-gone.ts";
import { VerbField } from "./verb-field.tsx";

export function ChipRename({ at, chip }: { at: CellAt; cell: CtaCell; chip: CtaChip }) {
  const { state, gestures, moves, nameOfObject } = useMatrix();
  const { store } = useProject();
  const { verb, target, condition } = chip;
  const text = writeCtaText([{ verb, target: target && nameOfObject(target), condition, isPrimary: false, isNow: false }]);
  const here = { ...at, cta: chip.cta };
  return (
    <VerbField
      label={`Change ${verb}`}
      text={text}
      isSelected
      isMany={false}
      offersFor={nothing}
      onTake={(said) => (said === text ? "" : gestures.rewrite(here, said))}
      onEnd={(way) => (way === "left" ? state.set({ chip: null, isRenaming: false }) : moves.focus(here))}
      onDraft={(draft) => state.set({ draft: draft && draft.text !== text ? draft : null })}
      onLost={(said) => tellGone(store, here, said)}
    />
  );
}

const none: never[] = [];
const nothing = () => none;
