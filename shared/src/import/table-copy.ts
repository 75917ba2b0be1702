/**
 * Copying a range of a matrix as text and as HTML, so that it pastes well into spreadsheets, documents and back (rule P13).
 */
import type { CtaCell } from "../artifacts/cta-cell.ts";
import { writeCtaText } from "../artifacts/cta-input.ts";
import { guardApostrophe } from "../artifacts/formula-guard.ts";
import { writeTableHtml } from "./table-html.ts";
import { type TableRows, writeTableText } from "./table-text.ts";

/** What goes on the clipboard. */
export interface CopiedTable {
  readonly text: string;
  readonly html: string;
}

/** A range of cells, with its heads where they are copied along. */
export interface CopiedRange {
  readonly cells: TableRows;
  readonly rowHeads?: readonly string[];
  readonly columnHeads?: readonly string[];
}

export function copyTable({ cells, rowHeads, columnHeads }: CopiedRange): CopiedTable {
  const lines = cells.map((line, at) => (rowHeads ? [rowHeads[at] ?? "", ...line] : line));
  const head = columnHeads ? [[...(rowHeads ? [""] : []), ...columnHeads]] : [];
  const rows = [...head, ...lines].map((line) => line.map(guardApostrophe));
  return { text: writeTableText(rows), html: writeTableHtml(rows, { rows: head.length, columns: rowHeads ? 1 : 0 }) };
}

/** A cell of the CTA matrix as it is copied: its verbs, `-`, `?` or nothing. */
export function writeCtaCell({ state, stack }: CtaCell, nameOf: (object: string) => string): string {
  if (state === "none") return "-";
  if (state === "discuss") return "?";
  return writeCtaText(
    stack.map(({ verb, target, condition, rank, phase }) => ({
      verb,
      target: target === "" ? "" : nameOf(target),
      condition,
      isPrimary: rank === "primary",
      isNow: phase === "now",
    })),
  );
}
