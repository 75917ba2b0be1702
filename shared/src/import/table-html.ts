/**
 * Tables as HTML, the other form spreadsheets and pages put on the clipboard (rules P3, P4).
 *
 * Read without a DOM, so that nothing in it is ever run or loaded: only rows, cells, spans and text are looked at.
 */
import type { TableRows } from "./table-text.ts";

/** The first table of a page, or `null`. Merged cells are their value and blanks. */
export function readTableHtml(html: string): string[][] | null {
  const start = html.search(/<table[\s>]/i);
  if (start < 0) return null;
  const grid: Grid = { rows: [], covered: [], row: null, cell: null, span: { columns: 1, rows: 1 }, depth: 0 };
  readTokens(html, start, (token) => take(grid, token));
  closeRow(grid);
  return grid.rows;
}

/** A table that spreadsheets and `readTableHtml` take; the first `heads.rows` and `heads.columns` are heads. */
export function writeTableHtml(
  rows: TableRows,
  heads: { readonly rows: number; readonly columns: number } = { rows: 0, columns: 0 },
): string {
  const cell = (text: string, tag: string) => `<${tag}>${escaped(text)}</${tag}>`;
  const line = (row: readonly string[], y: number) =>
    row.map((text, x) => cell(text, y < heads.rows || x < heads.columns ? "th" : "td")).join("");
  return `<table>${rows.map((row, y) => `<tr>${line(row, y)}</tr>`).join("")}</table>`;
}

interface Token {
  /** Name of a tag, "/name" of a closing one, or "" for text. */
  readonly tag: string;
  readonly content: string;
}

const widest = 1_000;

/** What was read so far. Tables inside cells give their text to the cell they stand in. */
interface Grid {
  readonly rows: string[][];
  /** How many rows a cell above still covers, by column. */
  readonly covered: number[];
  row: string[] | null;
  cell: string[] | null;
  span: { readonly columns: number; readonly rows: number };
  depth: number;
}

/** @returns false once the table is closed */
function take(grid: Grid, { tag, content }: Token): boolean {
  if (tag === "table") grid.depth++;
  if (tag === "/table" && --grid.depth === 0) return false;
  if (grid.depth > 1 || tag === "") write(grid, tag, content);
  else if (tag === "tr") openRow(grid);
  else if (tag === "td" || tag === "th") openCell(grid, content);
  else if (tag === "/td" || tag === "/th") closeCell(grid);
  else if (tag === "/tr") closeRow(grid);
  else write(grid, tag, content);
  return true;
}

function write({ cell }: Grid, tag: string, content: string): void {
  if (tag === "") cell?.push(/[\t\n\r\f]| {2}/.test(content) ? decoded(content.replace(/[ \t\n\r\f]+/g, " ")) : decoded(content));
  else if (tag === "br" || tag === "/p" || tag === "/div" || tag === "/tr") cell?.push("\n");
}

function openRow(grid: Grid): void {
  closeRow(grid);
  grid.row = [];
}

function openCell(grid: Grid, attributes: string): void {
  closeCell(grid);
  grid.row ??= [];
  cover(grid.covered, grid.row);
  grid.cell = [];
  grid.span = { columns: spanOf(attributes, "colspan"), rows: spanOf(attributes, "rowspan") };
}

function closeCell(grid: Grid): void {
  const { row, cell, span, covered } = grid;
  if (!cell || !row) return;
  grid.cell = null;
  const text = cell
    .join("")
    .replace(/ *\n */g, "\n")
    .trim();
  for (let x = 0; x < span.columns; x++) {
    if (span.rows > 1) covered[row.length] = span.rows - 1;
    row.push(x === 0 ? text : "");
  }
}

function closeRow(grid: Grid): void {
  closeCell(grid);
  if (!grid.row) return;
  cover(grid.covered, grid.row);
  grid.rows.push(grid.row);
  grid.row = null;
}

/** Blanks where a cell of a row above reaches down. */
function cover(covered: number[], row: string[]): void {
  for (let left = covered[row.length] ?? 0; left > 0 && row.length < widest; left = covered[row.length] ?? 0) {
    covered[row.length] = left - 1;
    row.push("");
  }
}

function spanOf(attributes: string, name: string): number {
  if (attributes === "") return 1;
  const span = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,4})`, "i").exec(attributes)?.[1] ?? 1);
  return Math.max(1, Math.min(span, widest));
}

/** Gives tags and the text between them to `take` until it has enough, without comments, styles and scripts. */
function readTokens(html: string, from: number, take: (token: Token) => boolean): void {
  for (let at = from; at < html.length; ) {
    const open = html.indexOf("<", at);
    if (open !== at && !take({ tag: "", content: html.slice(at, open < 0 ? html.length : open) })) return;
    if (open < 0) return;
    const isComment = html.startsWith("<!--", open);
    const close = html.indexOf(isComment ? "-->" : ">", open);
    if (close < 0) return;
    at = close + (isComment ? 3 : 1);
    if (isComment) continue;
    const token = tagIn(html.slice(open + 1, close));
    if (token.tag === "style" || token.tag === "script") at = afterElement(html, token.tag, at);
    else if (!take(token)) return;
  }
}

/** Most tags are bare, so that looking for what follows the name comes first. */
function tagIn(inside: string): Token {
  const end = inside.search(/[\s/]/g);
  const nameEnd = inside.startsWith("/") || end < 0 ? inside.length : end;
  return { tag: inside.slice(0, nameEnd).trim().toLowerCase(), content: inside.slice(nameEnd) };
}

function afterElement(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}`, "gi");
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

const entities = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    ndash: "–",
    mdash: "—",
    hellip: "…",
    rsquo: "’",
    lsquo: "‘",
    times: "×",
  }),
);

function decoded(text: string): string {
  if (!text.includes("&")) return text.includes("\u00a0") ? text.replaceAll("\u00a0", " ") : text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code === 160 ? " " : code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");
}
