/**
 * The object map as a picture: columns as on the wall, in the light theme, with marks so that it reads in grey. Many objects take
 * several rows. Pure. Rules X1–X5, docs/spec/export.md.
 */
import { fitText, type Picture, type Shape, writeSvg } from "./picture.ts";

export type PicturedKind = "core" | "metadata" | "cta" | "nested";

export interface PicturedNote {
  readonly kind: PicturedKind;
  readonly text: string;
  /** `0..n`, a rank; at the right edge. */
  readonly end: string;
  readonly isPrimary: boolean;
  readonly uncertain: boolean;
  /** The card ends below it. */
  readonly endsCard: boolean;
}

export interface PicturedColumn {
  readonly name: string;
  readonly phase: "now" | "next" | "later" | "";
  readonly uncertain: boolean;
  /** Lists one below the other. */
  readonly sections: readonly (readonly PicturedNote[])[];
}

export interface PicturedMap {
  /** Name of the project. */
  readonly project: string;
  /** A line below it: figures, date. */
  readonly line: string;
  readonly columns: readonly PicturedColumn[];
}

/** @returns the file's text */
export const writeObjectMapSvg = (map: PicturedMap): string => writeSvg(layOutObjectMap(map));

const margin = 32;
const headHeight = 72;
const [columnWidth, columnGap, rowGap] = [172, 10, 36];
const [nameHeight, noteHeight, noteGap, sectionGap, cardLineHeight] = [40, 30, 3, 8, 15];
/** More stand in rows of about equal length. */
const mostInRow = 12;

const ink = { text: "#14171e", quiet: "#5f656f", line: "#7c8089", ground: "#f9fafc" };
const papers = {
  core: { bg: "#ffec9e", line: "#e3c655", ink: "#4c3f00", mark: "#8e7300" },
  metadata: { bg: "#fed3dc", line: "#f2a4b7", ink: "#6f1035", mark: "#c92d67" },
  cta: { bg: "#c5ebcf", line: "#8dd0a1", ink: "#014a24", mark: "#008847" },
  nested: { bg: "#cde1fe", line: "#97c0fb", ink: "#003a7e", mark: "#0a6ddd" },
} as const satisfies Record<PicturedKind, { bg: string; line: string; ink: string; mark: string }>;
const marks = {
  core: "M3.8 3h8.4a1.3 1.3 0 0 1 0 2.6H3.8a1.3 1.3 0 0 1 0-2.6zM3.8 6.9h8.4a1.3 1.3 0 0 1 0 2.6H3.8a1.3 1.3 0 0 1 0-2.6zM3.8 10.8h3.9a1.3 1.3 0 0 1 0 2.6H3.8a1.3 1.3 0 0 1 0-2.6z",
  metadata: "M7.1 2.2c.5-.5 1.3-.5 1.8 0l4.9 4.9c.5.5.5 1.3 0 1.8l-4.9 4.9c-.5.5-1.3.5-1.8 0L2.2 8.9c-.5-.5-.5-1.3 0-1.8z",
  cta: "M4 3.7c0-.9 1-1.5 1.8-1l6.7 4.2c.8.5.8 1.7 0 2.2l-6.7 4.2c-.8.5-1.8-.1-1.8-1z",
  nested: "M5 2.5h6A2.5 2.5 0 0 1 13.5 5v6a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 11V5A2.5 2.5 0 0 1 5 2.5z",
} as const satisfies Record<PicturedKind, string>;
const phaseMarks = {
  now: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z",
  next: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zm0 1.5a4 4 0 0 1 0 8z",
  later: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zm0 1.5a4 4 0 1 1 0 8a4 4 0 1 1 0-8z",
} as const;

export function layOutObjectMap({ project, line, columns }: PicturedMap): Picture {
  const rows = inRows(columns);
  const across = Math.max(2, ...rows.map((row) => row.length));
  const width = 2 * margin + across * columnWidth + (across - 1) * columnGap;
  const shapes: Shape[] = headShapes(project, line, width);
  let y = margin + headHeight;
  for (const row of rows) {
    row.forEach((column, at) => {
      shapes.push(...columnShapes(column, margin + at * (columnWidth + columnGap), y));
    });
    y += Math.max(...row.map(columnHeight)) + rowGap;
  }
  const height = y - (rows.length > 0 ? rowGap : 0) + margin;
  return { title: `Object map of ${project}`, width, height, background: ink.ground, shapes };
}

function inRows(columns: readonly PicturedColumn[]): PicturedColumn[][] {
  const rows = Math.ceil(columns.length / mostInRow);
  const perRow = Math.ceil(columns.length / Math.max(1, rows));
  return Array.from({ length: rows }, (_, row) => columns.slice(row * perRow, (row + 1) * perRow));
}

function headShapes(project: string, line: string, width: number): Shape[] {
  const at = { shape: "text", x: margin, anchor: "start" } as const;
  return [
    { ...at, ...fitText(project, width - 2 * margin, 20), y: margin + 18, size: 20, weight: 620, fill: ink.text },
    { ...at, ...fitText(line, width - 2 * margin, 12), y: margin + 40, size: 12, weight: 420, fill: ink.quiet },
  ];
}

function columnShapes({ name, phase, uncertain, sections }: PicturedColumn, x: number, top: number): Shape[] {
  const paper = papers.nested;
  const end = phase === "" ? 12 : 30;
  const title = fitText(uncertain ? `${name} ?` : name, columnWidth - 12 - end, 14.6);
  const shapes: Shape[] = [
    strip(x, top, nameHeight, 4, paper),
    { shape: "text", x: x + 12, y: top + 25, ...title, size: 14, weight: 620, fill: paper.ink, anchor: "start" },
  ];
  if (phase !== "") shapes.push({ shape: "mark", d: phaseMarks[phase], x: x + columnWidth - 22, y: top + 14, size: 12, fill: paper.ink });
  let y = top + nameHeight;
  for (const notes of sections) {
    y += sectionGap - noteGap;
    for (const note of notes) {
      y += noteGap;
      shapes.push(...noteShapes(note, x, y));
      y += noteHeight;
      if (note.endsCard) {
        shapes.push(...cardLine(x, y + 2));
        y += cardLineHeight + 1;
      }
    }
  }
  return shapes;
}

function columnHeight({ sections }: PicturedColumn): number {
  const notes = sections.flat();
  const lines = notes.filter(({ endsCard }) => endsCard).length;
  return nameHeight + sections.length * (sectionGap - noteGap) + notes.length * (noteHeight + noteGap) + lines * (cardLineHeight + 1);
}

function noteShapes({ kind, text, end, isPrimary, uncertain }: PicturedNote, x: number, y: number): Shape[] {
  const paper = papers[kind];
  const room = columnWidth - 28 - (end === "" ? 10 : 18 + end.length * 7);
  const fitted = fitText(uncertain ? `${text} ?` : text, room, isPrimary ? 12.5 : 12);
  const shapes: Shape[] = [
    strip(x, y, noteHeight, 3, paper),
    { shape: "mark", d: marks[kind], x: x + 10, y: y + 10, size: 10, fill: paper.mark },
    { shape: "text", x: x + 26, y: y + 19, ...fitted, size: 12, weight: isPrimary ? 620 : 420, fill: paper.ink, anchor: "start" },
  ];
  if (end !== "") {
    shapes.push({ shape: "text", x: x + columnWidth - 10, y: y + 19, text: end, size: 11, weight: 420, fill: paper.ink, anchor: "end" });
  }
  return shapes;
}

const strip = (x: number, y: number, height: number, radius: number, { bg, line }: { bg: string; line: string }): Shape => ({
  shape: "rect",
  x: x + 0.5,
  y: y + 0.5,
  width: columnWidth - 1,
  height: height - 1,
  radius,
  fill: bg,
  stroke: line,
});

const cardLine = (x: number, y: number): Shape[] => [
  { shape: "line", x1: x, x2: x + columnWidth - 76, y: y + 7.5, stroke: ink.line },
  { shape: "text", x: x + columnWidth, y: y + 11, text: "card ends here", size: 10, weight: 420, fill: ink.quiet, anchor: "end" },
];
