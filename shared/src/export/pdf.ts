/** Pages as a PDF: drawn shape by shape, with the letters that are used embedded. Only text and shapes, nothing that is run or loaded. */
import { jsPDF } from "jspdf";
import type { Mark, Page } from "./page.ts";
import { type TypeSetter, unshowableEms, type Weight } from "./pdf-text.ts";

export interface PdfHead {
  readonly title: string;
  /** Ms since 1970. */
  readonly at: number;
}

/** @param tell after each page, 0 to 1 */
export function writePdf(pages: readonly Page[], setter: TypeSetter, { title, at }: PdfHead, tell: (share: number) => void): Uint8Array {
  const [first] = pages;
  const format = (page: Page | undefined): [number, number] => [page?.width ?? 595.28, page?.height ?? 841.89];
  const pdf = new jsPDF({ unit: "pt", format: format(first), orientation: sideOf(first), compress: true, putOnlyUsedFonts: true });
  pdf.setProperties({ title, creator: "ORCA Project Builder" });
  pdf.setCreationDate(new Date(at));
  // The same project gives the same file.
  pdf.setFileId("0".repeat(32));
  for (const weight of ["regular", "bold"] as const) {
    for (const [face, { file }] of setter.faces[weight].entries()) {
      pdf.addFileToVFS(`${weight}-${face}.ttf`, binaryText(file));
      pdf.addFont(`${weight}-${face}.ttf`, `face-${face}`, weight === "bold" ? "bold" : "normal", undefined, "Identity-H");
    }
  }
  for (const [place, page] of pages.entries()) {
    if (place > 0) pdf.addPage(format(page), sideOf(page));
    for (const mark of page.marks) draw(pdf, mark, setter);
    tell((place + 1) / pages.length);
  }
  return new Uint8Array(pdf.output("arraybuffer"));
}

const sideOf = (page: Page | undefined) => (page && page.width > page.height ? "landscape" : "portrait");

function binaryText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}

function draw(pdf: jsPDF, mark: Mark, setter: TypeSetter): void {
  if (mark.shape === "rect") {
    const { x, y, width, height, radius = 0, fill, stroke } = mark;
    if (fill) pdf.setFillColor(fill);
    if (stroke) pdf.setDrawColor(stroke).setLineWidth(0.5);
    const style = fill && stroke ? "FD" : fill ? "F" : "S";
    if (radius > 0) pdf.roundedRect(x, y, width, height, radius, radius, style);
    else pdf.rect(x, y, width, height, style);
  }
  if (mark.shape === "line") {
    pdf.setDrawColor(mark.stroke).setLineWidth(0.5);
    pdf.setLineDashPattern(mark.dashed ? [2, 2] : [], 0);
    pdf.line(mark.x1, mark.y1, mark.x2, mark.y2);
    pdf.setLineDashPattern([], 0);
  }
  if (mark.shape === "poly") drawPoly(pdf, mark.points, mark.fill);
  if (mark.shape === "text") drawText(pdf, mark, setter);
}

function drawPoly(pdf: jsPDF, points: readonly (readonly [number, number])[], fill: string): void {
  const [start, ...rest] = points;
  if (!start) return;
  let [x, y] = start;
  const steps = rest.map(([nextX, nextY]) => {
    const step = [nextX - x, nextY - y];
    [x, y] = [nextX, nextY];
    return step;
  });
  pdf.setFillColor(fill).lines(steps, start[0], start[1], [1, 1], "F", true);
}

function drawText(pdf: jsPDF, { x, y, text, size, weight, fill }: Mark & { shape: "text" }, setter: TypeSetter): void {
  pdf.setFontSize(size).setTextColor(fill);
  let at = x;
  for (const run of setter.runs(text, weight)) {
    if (run.face < 0) drawBoxes(pdf, at, y, [...run.text].length, size, fill);
    else pdf.setFont(`face-${run.face}`, styleOf(weight)).text(run.text, at, y);
    at += setter.widthOf(run.text, size, weight);
  }
}

const styleOf = (weight: Weight): string => (weight === "bold" ? "bold" : "normal");

function drawBoxes(pdf: jsPDF, x: number, y: number, count: number, size: number, stroke: string): void {
  pdf.setDrawColor(stroke).setLineWidth(size / 16);
  for (let place = 0; place < count; place++)
    pdf.rect(x + (place + 0.1) * unshowableEms * size, y - size * 0.7, unshowableEms * size * 0.8, size * 0.7, "S");
}
