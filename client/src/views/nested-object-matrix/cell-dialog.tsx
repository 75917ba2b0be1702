/** All fields of a cell over the view: on a phone, and where a row is asked as questions. */
import { useState } from "react";
import { useNestingCell } from "#client/project/use-nesting-index.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { CellFields } from "./cell-fields.tsx";
import { useMatrix } from "./matrix-context.ts";
import type { SideAt } from "./nesting-actions.ts";
import type { Pair } from "./pair.ts";
import { SideTabs, sideShown, sidesOf } from "./side-tabs.tsx";
import { shownName, useObjectName } from "./use-object-name.ts";

export function CellDialog({ pair, onClose }: { pair: Pair | null; onClose: () => void }) {
  const [shown, setShown] = useState<Pair | null>(null);
  // What was shown stays while the layer leaves.
  const kept = pair ?? shown;
  if (pair !== shown && pair !== null) setShown(pair);
  const rowName = shownName(useObjectName(kept?.row ?? ""));
  const columnName = shownName(useObjectName(kept?.column ?? ""));
  return (
    <Dialog
      open={pair !== null}
      onClose={onClose}
      title={`${rowName} → ${columnName}`}
      width={440}
      footer={
        <Button variant="primary" className="ml-auto" onClick={onClose}>
          Done
        </Button>
      }
    >
      {kept && <DialogFields key={`${kept.row} ${kept.column}`} pair={kept} onClose={onClose} />}
    </Dialog>
  );
}

function DialogFields({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const { actions, mayWrite } = useMatrix();
  const cell = useNestingCell(pair.row, pair.column);
  const [wanted, setWanted] = useState<SideAt | null>(null);
  const side = sideShown(cell, wanted);
  return (
    <>
      {sidesOf(cell).length > 1 && <SideTabs cell={cell} shown={side} onShow={setWanted} />}
      <CellFields cell={cell} side={side} onEnter={onClose} />
      {mayWrite && side && (
        <div className="flex flex-wrap gap-2 px-3 pb-3">
          <Button size="sm" onClick={() => setWanted(actions.another(pair))}>
            Add another relationship
          </Button>
          <Button size="sm" onClick={() => actions.removeSide(side)}>
            Delete this one
          </Button>
        </div>
      )}
    </>
  );
}
