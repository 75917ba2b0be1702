/**
 * The matrix on paper: whole, as plain tables whose heads repeat on each page, in blocks of as many columns as a sheet is wide.
 * Made when printing begins and let go afterwards; on the screen only the cells in sight exist.
 */
import { createPortal } from "react-dom";
import { useProject } from "#client/project/project-context.tsx";
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import type { CtaCell, CtaChip } from "#shared/artifacts/cta-cell.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import type { GridAxes } from "../../parts/grid/grid-places.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { PhaseMark } from "../../parts/phase-mark.tsx";
import { usePrinting } from "../../parts/use-printing.ts";
import { useMatrix } from "./matrix-context.ts";
import { phaseMark } from "./phases.ts";
import "./printed-matrix.css";

/** Columns beside the heads on a sheet of A4 held across. */
const columnsPerSheet = 7;

export function PrintedMatrix({ rows, columns }: GridAxes) {
  const isPrinting = usePrinting();
  const { store } = useProject();
  const { index } = useCtaIndex();
  const { isTurned, cellOf, nameOfObject, nameOfRole } = useMatrix();
  if (!isPrinting) return null;
  const [rowName, columnName] = isTurned ? [nameOfRole, nameOfObject] : [nameOfObject, nameOfRole];
  const blocks = Array.from({ length: Math.ceil(columns.length / columnsPerSheet) }, (_, at) =>
    columns.slice(at * columnsPerSheet, (at + 1) * columnsPerSheet),
  );
  return createPortal(
    <div className="printed cta-print" data-theme="light">
      <h1>CTA matrix</h1>
      {blocks.map((block, at) => (
        <table key={block[0]}>
          <caption>{blocks.length > 1 ? `${store.project().name}, part ${at + 1} of ${blocks.length}` : store.project().name}</caption>
          <thead>
            <tr>
              <th scope="col">{isTurned ? "Role" : "Object"}</th>
              {block.map((column) => (
                <th key={column} scope="col">
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{rowName(row)}</th>
                {block.map((column) => {
                  const { object, role } = cellOf(row, column);
                  return <PrintedCell key={column} cell={ctaCellOf(index, object, role)} nameOf={nameOfObject} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>,
    document.body,
  );
}

const signs: Record<CtaCell["state"], string> = { none: "–", discuss: "?", unanswered: "", ctas: "" };

function PrintedCell({ cell, nameOf }: { cell: CtaCell; nameOf: (object: string) => string }) {
  return (
    <td className={`is-${cell.state}`}>
      {signs[cell.state]}
      {cell.stack.map((chip) => (
        <PrintedChip key={chip.cta} chip={chip} nameOf={nameOf} />
      ))}
    </td>
  );
}

function PrintedChip({ chip, nameOf }: { chip: CtaChip; nameOf: (object: string) => string }) {
  const { verb, target, condition, rank, phase, uncertain } = chip;
  return (
    <p data-primary={rank === "primary" || undefined}>
      <PhaseMark phase={phaseMark(phase)} className="size-[7pt]" />
      <span>
        {verb}
        {target !== "" && ` › ${nameOf(target)}`}
        {condition !== "" && ` (${condition})`}
        {uncertain && " ?"}
      </span>
      {rank === "primary" && <KindMark kind="cta" className="size-[6pt] text-cta-ink!" />}
    </p>
  );
}
