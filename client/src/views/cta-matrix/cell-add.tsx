/** New calls to action, typed at the end of a cell's stack. */
import { useCallback } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import type { AfterEdit } from "../../parts/grid/grid-state.ts";
import { useMatrix } from "./matrix-context.ts";
import type { CellAt } from "./matrix-state.ts";
import { tellGone } from "./tell-gone.ts";
import { useCtaNames } from "./use-cta-names.ts";
import { VerbField } from "./verb-field.tsx";
import { verbOffers } from "./verb-offers.ts";

const ways: Readonly<Record<"enter" | "tab" | "back" | "escape", AfterEdit>> = {
  enter: "down",
  tab: "right",
  back: "left",
  escape: "stay",
};

export function CellAdd({ at, typed }: { at: CellAt; typed: string | null }) {
  const { grid, state, gestures } = useMatrix();
  const { index } = useCtaIndex();
  const { store } = useProject();
  const names = useCtaNames();
  const offersFor = useCallback((text: string) => verbOffers(index, at, text, names), [index, at, names]);
  const take = (text: string) => {
    const { problem } = gestures.type(at, text);
    // None here and to discuss are about the whole cell: nothing more is typed into it.
    if (problem === "" && ctaCellOf(index, at.object, at.role).stack.length === 0) queueMicrotask(() => grid.endEdit("down"));
    return problem;
  };
  return (
    <VerbField
      label={`New call to action of ${names.role(at.role)?.name ?? ""} on ${names.object(at.object)?.name ?? ""}`}
      text={typed ?? ""}
      isSelected={false}
      isMany
      offersFor={offersFor}
      onTake={take}
      onEnd={(way) => (way === "left" ? grid.leaveEdit() : grid.endEdit(ways[way]))}
      onDraft={(draft) => state.set({ draft })}
      onLost={(text) => tellGone(store, at, text)}
    />
  );
}
