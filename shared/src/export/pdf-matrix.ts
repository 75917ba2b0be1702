/** A matrix on as many wide pages as it takes; row and column heads stand on each of them. */
import { frameOf, ink, type Mark, type Page, type Paper, type Tone, tones } from "./page.ts";
import type { TypeSetter } from "./pdf-text.ts";
import type { Sheet, SheetCell } from "./sheets.ts";

const [headWidth, narrowest, size, padding, mostLines] = [86, 74, 6.6, 3, 14];
const leading = size * 1.3;

/** Grounds of the cells; related ones stand out, a "no" is grey. */
const grounds: Partial<Record<SheetCell["tone"], Tone>> = {
  head: { bg: "#eef0f3", line: ink.line, ink: ink.text, mark: ink.text },
  object: tones.object,
  relationship: tones.relationship,
  cta: { ...tones.cta, bg: "#eaf8ed" },
  no: { bg: "#e6e8ec", line: ink.line, ink: ink.quiet, mark: ink.quiet },
};

export function matrixPages(sheet: Sheet, paper: Paper, setter: TypeSetter): Page[] {
  const { width, height, left, top, right, bottom } = frameOf(paper, true);
  const [heads = [], ...rows] = sheet.rows;
  const room = right - left - headWidth;
  const perPage = shareOut(heads.length - 1, Math.max(1, Math.floor(room / narrowest)));
  const widths = [headWidth, ...heads.slice(1).map(() => Math.min(2 * narrowest, room / perPage))];
  const pages: Page[] = [];
  for (let column = 1; column < heads.length; column += perPage) {
    const shown = <T>(cells: readonly T[]) => [...cells.slice(0, 1), ...cells.slice(column, column + perPage)];
    const head = setRow(shown(heads), widths, setter);
    let marks: Mark[] = [];
    let y = top;
    const turn = () => {
      if (marks.length > 0) pages.push({ name: sheet.name, width, height, marks });
      marks = drawRow(head, left, top);
      y = top + head.height;
    };
    turn();
    const empty = marks.length;
    for (const row of rows) {
      const set = setRow(shown(row), widths, setter);
      if (y + set.height > bottom && marks.length > empty) turn();
      marks.push(...drawRow(set, left, y));
      y += set.height;
    }
    pages.push({ name: sheet.name, width, height, marks });
  }
  return pages;
}

interface SetRow {
  readonly height: number;
  readonly cells: readonly { readonly cell: SheetCell; readonly lines: readonly string[]; readonly width: number }[];
}

/** Pages as full as each other. */
const shareOut = (columns: number, most: number): number => Math.ceil(columns / Math.max(1, Math.ceil(columns / most)));

function setRow(row: readonly SheetCell[], widths: readonly number[], setter: TypeSetter): SetRow {
  const cells = row.map((cell, at) => {
    const width = widths[at] ?? narrowest;
    const lines = setter.wrap(String(cell.text), width - 2 * padding, size, cell.strong ? "bold" : "regular");
    const cut = lines.length > mostLines ? [...lines.slice(0, mostLines - 1), `and ${lines.length - mostLines + 1} lines more`] : lines;
    return { cell, lines: cut, width };
  });
  return { cells, height: Math.max(1, ...cells.map(({ lines }) => lines.length)) * leading + 2 * padding };
}

function drawRow({ cells, height }: SetRow, left: number, y: number): Mark[] {
  let x = left;
  return cells.flatMap(({ cell, lines, width }) => {
    const at = x;
    x += width;
    const ground = grounds[cell.tone];
    const box: Mark = { shape: "rect", x: at, y, width, height, stroke: ink.line, fill: ground?.bg ?? "#ffffff" };
    const words = lines.map(
      (text, place): Mark => ({
        shape: "text",
        x: at + padding,
        y: y + padding + size + place * leading,
        text,
        size,
        weight: cell.strong ? "bold" : "regular",
        fill: ground?.ink ?? ink.quiet,
      }),
    );
    return [box, ...words];
  });
}
