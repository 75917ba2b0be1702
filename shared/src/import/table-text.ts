/**
 * Tables as text: tab-separated values as spreadsheets put them on the clipboard, and comma- or semicolon-separated ones
 * (rules P1–P3, docs/spec/artifacts.md).
 *
 * Reading always succeeds: quotes that close nothing are part of their cell, rows may differ in length.
 */
export type TableRows = readonly (readonly string[])[];
export type Separator = "\t" | "," | ";";

/** The cells of a text, row by row. A line break at the very end makes no row. */
export function readTableText(text: string, separator: Separator = separatorOf(text)): string[][] {
  const plain = text.replace(/\r\n?/g, "\n");
  const reader: Reader = { text: plain, at: 0, separator, lastQuote: plain.lastIndexOf('"'), lineEnd: -1 };
  const rows: string[][] = [];
  while (reader.at < reader.text.length) rows.push(readRow(reader));
  return rows;
}

/** Cells as text that `readTableText` reads back, and that spreadsheets take. */
export function writeTableText(rows: TableRows): string {
  return rows.map((row) => (row.length === 1 && row[0] === "" ? '""' : row.map(quoted).join("\t"))).join("\n");
}

/**
 * What parts the cells: a tab where there is one; commas or semicolons only where every line has as many of them, none followed
 * by a space, so that verbs parted by commas stay in one cell.
 */
export function separatorOf(text: string): Separator {
  if (text.includes("\t")) return "\t";
  return ([",", ";"] as const).find((separator) => isEvenlyParted(text, separator)) ?? "\t";
}

interface Reader {
  readonly text: string;
  readonly separator: Separator;
  /** Behind it no quote closes, so that none is looked for. */
  readonly lastQuote: number;
  /** End of the line that `at` stands in, once it was looked for. */
  lineEnd: number;
  at: number;
}

function isEvenlyParted(text: string, separator: Separator): boolean {
  if (!text.includes(separator) || !/\n./.test(text.replace(/\r\n?/g, "\n"))) return false;
  const rows = readTableText(text, separator);
  const [first] = rows;
  return (
    first !== undefined &&
    first.length > 1 &&
    rows.every((row) => row.length === first.length && row.slice(1).every((cell) => !cell.startsWith(" ")))
  );
}

function readRow(reader: Reader): string[] {
  const row: string[] = [];
  for (;;) {
    row.push(readQuoted(reader) ?? readPlain(reader));
    const next = reader.text.charAt(reader.at++);
    if (next !== reader.separator) return row;
  }
}

/** A cell in quotes; `null` where the quotes do not close right before a separator, a line break or the end. */
function readQuoted(reader: Reader): string | null {
  const { text, at, separator } = reader;
  if (text.charAt(at) !== '"' || at >= reader.lastQuote) return null;
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text.charAt(end + 1) === '"') end = text.indexOf('"', end + 2);
  const after = text.charAt(end + 1);
  if (end < 0 || (after !== "" && after !== separator && after !== "\n")) return null;
  reader.at = end + 1;
  return text.slice(at + 1, end).replaceAll('""', '"');
}

function readPlain(reader: Reader): string {
  const { text, at, separator } = reader;
  if (reader.lineEnd < at) reader.lineEnd = endOf(text, "\n", at);
  const line = text.slice(at, reader.lineEnd);
  const cell = line.slice(0, endOf(line, separator, 0));
  reader.at = at + cell.length;
  return cell;
}

function endOf(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}

function quoted(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
