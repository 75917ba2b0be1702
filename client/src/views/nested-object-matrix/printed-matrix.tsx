/**
 * The matrix on paper: whole, as plain tables whose heads repeat on each page, in blocks of as many columns as a sheet is wide.
 * Made when printing begins and let go afterwards; on the screen only the cells in sight exist.
 */
import { useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { useProject } from "#client/project/project-context.tsx";
import { columnSum, rowSum } from "#shared/artifacts/nested-object-matrix.ts";
import { cellOf } from "#shared/artifacts/nesting-index.ts";
import type { GridAxes } from "../../parts/grid/grid-places.ts";
import { useMatrix } from "./matrix-context.ts";
import { turn } from "./pair.ts";
import "./printed-matrix.css";
import { CellWords } from "./nested-cell.tsx";
import { shownName } from "./use-object-name.ts";

/** Columns beside the heads on a sheet of A4 held across. */
const columnsPerSheet = 12;

export function PrintedMatrix({ rows, columns }: GridAxes) {
  const isPrinting = usePrinting();
  const { store } = useProject();
  const { actions, isTurned } = useMatrix();
  if (!isPrinting) return null;
  const { index } = actions.live;
  const nameOf = (id: string) => shownName(store.entity("object", id)?.name ?? "");
  const blocks = blocksOf(columns, columnsPerSheet);
  return createPortal(
    <div className="printed nom-print" data-theme="light">
      <h1>Nested object matrix</h1>
      {blocks.map((block, at) => (
        <table key={block[0]}>
          <caption>{blocks.length > 1 ? `${store.project().name}, part ${at + 1} of ${blocks.length}` : store.project().name}</caption>
          <thead>
            <tr>
              <th scope="col">{isTurned ? "Held by a" : "Inside a"}</th>
              {block.map((column) => (
                <th key={column} scope="col">
                  {nameOf(column)}
                </th>
              ))}
              <th scope="col">Σ</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{nameOf(row)}</th>
                {block.map((column) => {
                  const pair = turn(isTurned, { row, column });
                  const cell = cellOf(index, pair.row, pair.column);
                  return (
                    <td key={column} className={`is-${cell.state}`}>
                      {cell.state === "no" ? "–" : <CellWords cell={cell} />}
                    </td>
                  );
                })}
                <td>{(isTurned ? columnSum : rowSum)(index, row).nested}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>,
    document.body,
  );
}

function blocksOf(columns: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(columns.length / size) }, (_, at) => columns.slice(at * size, (at + 1) * size));
}

/** True from the moment the browser asks for the page until it has it. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const media = matchMedia("print");
    const follow = () => (media.matches ? begin() : end());
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    media.addEventListener("change", follow);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      media.removeEventListener("change", follow);
    };
  }, []);
  return isPrinting;
}
