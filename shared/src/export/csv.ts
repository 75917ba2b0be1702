/**
 * Sheets as CSV: RFC 4180, every cell quoted, UTF-8 with its mark so that spreadsheets read the letters right.
 *
 * No cell can act as a formula (rule EX5): one that begins with a sign that starts formulas, also behind spaces, gets an apostrophe.
 */
import { guardFormula } from "../artifacts/formula-guard.ts";
import type { Sheet } from "./sheets.ts";

const byteOrderMark = "\ufeff";
export function writeCsv({ rows }: Sheet): string {
  const lines = rows.map((row) => row.map(({ text }) => csvCell(text)).join(","));
  return `${byteOrderMark}${lines.join("\r\n")}\r\n`;
}

/** A number stays one; text is quoted. */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  return `"${guardFormula(value).replaceAll('"', '""')}"`;
}

/** "Nested object matrix" → "3-nested-object-matrix.csv". */
export const csvFileName = ({ name }: Sheet, at: number): string => `${at + 1}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.csv`;
