/** One cell: sign and label, none, to discuss, nothing yet, or what the mirror cell pencils in. */
import { memo } from "react";
import { useShowTyping } from "#client/project/presence.ts";
import { useProject } from "#client/project/project-context.tsx";
import { useNestingCell } from "#client/project/use-nesting-index.ts";
import { isInFilter } from "#shared/artifacts/nested-object-matrix.ts";
import { describeCell, type NestingCell, shownIn } from "#shared/artifacts/nesting-cell.ts";
import { readNestingText, writeNestingText } from "#shared/artifacts/nesting-input.ts";
import { classNames } from "../../parts/class-names.ts";
import { GridCell, type GridCellProps } from "../../parts/grid/grid-cell.tsx";
import { GridInput } from "../../parts/grid/grid-input.tsx";
import { noteRender } from "../../parts/render-count.ts";
import { tellLost } from "../../parts/tell-lost.ts";
import { useMatrix } from "./matrix-context.ts";
import { turn } from "./pair.ts";
import { shownName, useObjectName } from "./use-object-name.ts";

/** Label, cardinality and "usually"; longer labels are refused with a sentence by the field itself. */
const mostTyped = 260;

export const NestedCell = memo(function NestedCell(cell: GridCellProps) {
  noteRender("cell");
  const { isTurned, filter } = useMatrix();
  const { row, column } = turn(isTurned, cell);
  const held = useNestingCell(row, column);
  const names = `${shownName(useObjectName(row))}, ${shownName(useObjectName(column))}`;
  const look = classNames("nom-cell", `is-${held.state}`, row === column && "is-self", !isInFilter(held, filter) && "is-pale");
  return (
    <GridCell cell={cell} says={`${names}, ${describeCell(held)}`} className={look}>
      {cell.isEditing ? <EditedCell cell={cell} held={held} label={names} /> : <CellWords cell={held} />}
    </GridCell>
  );
});

export function CellWords({ cell }: { cell: NestingCell }) {
  if (cell.state === "no") return null;
  if (cell.state === "discuss") {
    return (
      <div aria-hidden="true" className="nom-words">
        <b>?</b>
        <span>discuss</span>
      </div>
    );
  }
  const { sign, label, more, pencilled } = shownIn(cell);
  const [side] = pencilled ? cell.proposed : cell.sides;
  if (!side) return null;
  return (
    <div aria-hidden="true" className={classNames("nom-words", pencilled && "is-pencilled")}>
      {(sign !== "" || side.uncertain) && (
        <b>
          {sign}
          {side.uncertain && <i>?</i>}
        </b>
      )}
      <span>{label || (sign === "" ? "related" : "")}</span>
      {more > 0 && <em>+{more}</em>}
    </div>
  );
}

function EditedCell({ cell, held, label }: { cell: GridCellProps; held: NestingCell; label: string }) {
  const { grid, actions, draft } = useMatrix();
  const { store } = useProject();
  const typing = useShowTyping();
  const side = held.sides[0] ?? held.proposed[0];
  const text = held.state === "no" ? "-" : held.state === "discuss" ? "?" : side ? writeNestingText(side) : "";
  return (
    <GridInput
      grid={grid}
      label={label}
      text={text}
      typed={cell.typed}
      max={mostTyped}
      placeholder="presents 1..n"
      className={classNames("nom-input", cell.columnIndex >= grid.axes().columns.length - 2 && cell.columnIndex > 1 && "is-at-end")}
      onDraft={(said) => {
        draft.set(said);
        if (said !== null) typing();
      }}
      onLost={(said) => {
        const isGone = [held.row, held.column].some((id) => store.entity("object", id) === null);
        if (isGone) tellLost("The object was deleted meanwhile.", said);
      }}
      onSave={(said) => actions.say([{ row: held.row, column: held.column }], readNestingText(said))}
    />
  );
}
