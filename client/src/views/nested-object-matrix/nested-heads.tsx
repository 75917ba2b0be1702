/** Heads and sums: names that F2 edits, how many each holds and is held by, and what the matrix says of it. */

import { memo, type ReactNode } from "react";
import { useNestingFigures } from "#client/project/use-nesting-index.ts";
import { grouped } from "#shared/artifacts/counted.ts";
import { columnSum, type NestingReadings, rowSum } from "#shared/artifacts/nested-object-matrix.ts";
import { object } from "#shared/schema/entities/object.ts";
import { committedLine } from "../../fields/line-draft.ts";
import { classNames } from "../../parts/class-names.ts";
import { GridColumnHead, type GridHeadProps, GridRowHead } from "../../parts/grid/grid-cell.tsx";
import { GridInput } from "../../parts/grid/grid-input.tsx";
import { noteRender } from "../../parts/render-count.ts";
import { useMatrix } from "./matrix-context.ts";
import { shownName, useObjectName } from "./use-object-name.ts";

export const NestedRowHead = memo(function NestedRowHead(head: GridHeadProps) {
  noteRender("head");
  const { isTurned } = useMatrix();
  const { name, content } = useHead(head, isTurned ? "column" : "row");
  return (
    <GridRowHead head={head} className={name.length > 15 ? "nom-long" : undefined}>
      {content}
    </GridRowHead>
  );
});

export const NestedColumnHead = memo(function NestedColumnHead(head: GridHeadProps) {
  noteRender("head");
  const { isTurned } = useMatrix();
  const { name, content } = useHead(head, isTurned ? "row" : "column");
  return (
    <GridColumnHead head={head} className={longestWord(name) > 10 ? "nom-tight" : undefined}>
      {content}
    </GridColumnHead>
  );
});

const longestWord = (name: string): number => Math.max(...name.split(/\s+/).map((word) => word.length));

interface Head {
  readonly name: string;
  readonly content: ReactNode;
}

function useHead({ id, isEditing }: GridHeadProps, end: "row" | "column"): Head {
  const { readings } = useMatrix();
  const given = useObjectName(id);
  const name = shownName(given);
  const said = readings ? wordsFor(readings, id, end) : [];
  if (isEditing) return { name, content: <RenamedHead id={id} name={given} /> };
  return {
    name,
    content: (
      <>
        <span className={classNames("nom-name", given === "" && "is-nameless")} title={name}>
          {name}
        </span>
        {said.length > 0 && " "}
        {said.map((word) => (
          <small key={word} className="nom-reading">
            {word}
          </small>
        ))}
      </>
    ),
  };
}

/** What stands out in a row, or in a column. */
export function wordsFor({ hubs, popular, leaves, isolated }: NestingReadings, id: string, end: "row" | "column"): string[] {
  if (isolated.includes(id)) return ["isolated"];
  if (end === "column") return popular.includes(id) ? ["popular"] : [];
  return hubs.includes(id) ? ["hub"] : leaves.includes(id) ? ["leaf"] : [];
}

function RenamedHead({ id, name }: { id: string; name: string }) {
  const { grid, actions } = useMatrix();
  return (
    <GridInput
      grid={grid}
      label={`Name of ${shownName(name)}`}
      text={name}
      typed={null}
      max={object.fields.name.max}
      stays
      className="nom-input"
      onSave={(said) => committedLine(said) !== "" && actions.rename(id, committedLine(said))}
    />
  );
}

export function RowSum({ id }: { id: string }) {
  const { isTurned } = useMatrix();
  return isTurned ? <HeldSum id={id} /> : <HoldsSum id={id} />;
}

export function ColumnSum({ id }: { id: string }) {
  const { isTurned } = useMatrix();
  return isTurned ? <HoldsSum id={id} /> : <HeldSum id={id} />;
}

function HoldsSum({ id }: { id: string }) {
  const { readings } = useMatrix();
  const sum = useNestingFigures(`row:${id}`, (index) => rowSum(index, id).nested);
  return <span className={readings?.hubs.includes(id) ? "nom-hub" : undefined}>{grouped(sum)}</span>;
}

function HeldSum({ id }: { id: string }) {
  const { readings } = useMatrix();
  const sum = useNestingFigures(`column:${id}`, (index) => columnSum(index, id).nested);
  return <span className={readings?.popular.includes(id) ? "nom-hub" : undefined}>{grouped(sum)}</span>;
}

export function TotalSum() {
  return grouped(useNestingFigures("any", totalOf));
}

const totalOf = ({ total }: { readonly total: { readonly nested: number } }): number => total.nested;
