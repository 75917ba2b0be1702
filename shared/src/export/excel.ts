/**
 * Sheets as an Excel workbook: heads frozen and repeated in print, cells in the colours of the model. Written only, never read.
 *
 * Every text is a string cell in the format "text", so that it is no formula, and stays none when somebody edits it (rule EX15).
 */
import exceljs, { type AddWorksheetOptions, type Fill, type Worksheet } from "exceljs";
import type { Sheet, SheetCell, Tone } from "./sheets.ts";

export interface WorkbookHead {
  readonly title: string;
  /** Ms since 1970. */
  readonly at: number;
}

/** @param tell after each sheet, 0 to 1 */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  { title, at }: WorkbookHead,
  tell: (share: number) => void,
): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.creator = "ORCA Project Builder";
  book.title = title;
  book.created = new Date(at);
  book.modified = new Date(at);
  const names = sheetNames(sheets);
  for (const [place, sheet] of sheets.entries()) {
    fillSheet(book.addWorksheet(names[place] ?? "", viewOf(sheet)), sheet);
    tell((place + 1) / sheets.length);
  }
  if (sheets.length === 0) book.addWorksheet("Empty");
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Excel takes 31 letters, and none of `\ / ? * [ ] :`. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  return sheets.map(({ name }) => name.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, 31));
}

function viewOf({ heads, isMatrix }: Sheet): Partial<AddWorksheetOptions> {
  return {
    views: [{ state: "frozen", xSplit: heads.columns, ySplit: heads.rows }],
    pageSetup: {
      orientation: "landscape",
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "1:1",
      ...(isMatrix ? { printTitlesColumn: "A:A" } : {}),
    },
  };
}

/** Of the light theme: ground and letters. */
const tones: Readonly<Record<Tone, { readonly ground?: string; readonly letters: string }>> = {
  plain: { letters: "14171E" },
  head: { ground: "EEF0F3", letters: "14171E" },
  object: { ground: "CDE1FE", letters: "003A7E" },
  relationship: { ground: "F4F2FE", letters: "452878" },
  cta: { ground: "EAF8ED", letters: "014A24" },
  core: { ground: "FFF8DC", letters: "4C3F00" },
  metadata: { ground: "FFEFF2", letters: "6F1035" },
  no: { ground: "E6E8EC", letters: "5F656F" },
  discuss: { letters: "40454E" },
  pencilled: { letters: "5F656F" },
};

/** A cell that Excel can not show in full is cut by Excel at this many letters; ours end with "…". */
const mostLetters = 32_767;
const lineHeight = 14;
const mostLines = 12;

function fillSheet(sheet: Worksheet, { rows, widths, heads, isMatrix }: Sheet): void {
  sheet.columns = widths.map((width) => ({ width }));
  for (const cells of rows) {
    const row = sheet.addRow(cells.map(({ text }) => valueOfCell(text)));
    row.height = lineHeight * linesOf(cells, widths) + 4;
    cells.forEach((cell, at) => {
      const target = row.getCell(at + 1);
      if (typeof cell.text === "string") target.numFmt = "@";
      const { ground, letters } = tones[cell.tone];
      target.font = {
        name: "Calibri",
        size: 11,
        bold: cell.strong === true,
        italic: cell.tone === "pencilled",
        color: { argb: `FF${letters}` },
      };
      if (ground) target.fill = filled(ground);
      target.alignment = { vertical: "top", wrapText: true };
      if (isMatrix) target.border = edges;
    });
  }
  if (!isMatrix && rows.length > 1)
    sheet.autoFilter = { from: { row: heads.rows, column: 1 }, to: { row: rows.length, column: widths.length } };
}

/** XML takes no control signs but tab and line feed, and no halves of letters. */
function valueOfCell(text: string | number): string | number {
  if (typeof text === "number") return text;
  const plain = text.toWellFormed().replaceAll(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, "");
  return plain.length > mostLetters ? `${plain.slice(0, mostLetters - 1)}…` : plain;
}

function linesOf(cells: readonly SheetCell[], widths: readonly number[]): number {
  const lines = cells.map(({ text }, at) =>
    String(text)
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (widths[at] ?? 10))), 0),
  );
  return Math.min(mostLines, Math.max(1, ...lines));
}

const filled = (ground: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb: `FF${ground}` } });
const edge = { style: "thin", color: { argb: "FFD5D9DF" } } as const;
const edges = { top: edge, left: edge, bottom: edge, right: edge };
