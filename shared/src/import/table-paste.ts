/**
 * What pasting a table into a matrix would do, before it is done (rules P5–P9, docs/spec/artifacts.md).
 *
 * Heads are matched to objects and roles by their names and synonyms; what nobody knows is listed once, to be created with the
 * paste. Nothing is changed here: the preview is shown, and planned when it is confirmed.
 */
import { counted, grouped } from "../artifacts/counted.ts";
import { readGuarded } from "../artifacts/formula-guard.ts";
import type { NameFinder } from "../artifacts/name-finder.ts";
import { foldName } from "../schema/names.ts";
import { readTableHtml } from "./table-html.ts";
import { readTableText, type TableRows } from "./table-text.ts";

/** What the clipboard holds. */
export interface Clipboard {
  readonly text: string;
  readonly html?: string;
}

export type Table = { readonly rows: TableRows; readonly problem: "" } | { readonly rows: readonly []; readonly problem: string };

const mostRows = 10_000;
const mostCells = 200_000;
const mostCharacters = 20_000_000;

/** The table on the clipboard, or a sentence that says why there is none. */
export function readTable({ text, html = "" }: Clipboard): Table {
  if (text.length + html.length > mostCharacters) return without("This is too much to paste at once. Paste it in parts.");
  const rows = (readTableHtml(html) ?? readTableText(text.replace(/^\ufeff/, ""))).map((row) => row.map(readGuarded));
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  if (rows.every((row) => row.every((cell) => cell.trim() === "")))
    return without("There is no text on the clipboard that could fill cells.");
  if (rows.length > mostRows || cells > mostCells)
    return without(`This table has ${counted(rows.length, "row")}. Paste at most ${grouped(mostRows)} at once.`);
  return { rows, problem: "" };
}

const without = (problem: string): Table => ({ rows: [], problem });

/** Rows or columns of a matrix: what is shown there now, and how it is found by name. */
export interface Axis {
  readonly kind: "object" | "role";
  /** In the order they are shown. */
  readonly ids: readonly string[];
  readonly names: NameFinder;
}

/** A head: something known, or a name to be created. */
export type Head = { readonly id: string } | { readonly isNew: string };

/** A cell of the table at its place in the matrix. */
export interface PlacedCell {
  readonly row: Head;
  readonly column: Head;
  readonly text: string;
  /** Where it stood in the table, from 1. */
  readonly at: { readonly row: number; readonly column: number };
}

export interface LeftOut {
  readonly at: { readonly row: number; readonly column: number };
  readonly text: string;
  readonly why: string;
}

export interface Placement {
  readonly cells: readonly PlacedCell[];
  /** Names nobody knows yet, each once, in the order they stand in. */
  readonly newNames: readonly { readonly kind: Axis["kind"]; readonly name: string }[];
  readonly leftOut: readonly LeftOut[];
  /** Which heads the table brought along. */
  readonly heads: { readonly row: boolean; readonly column: boolean };
}

/** Where a table without heads starts, as positions on the axes, and what a single value fills. */
export interface PasteAt {
  readonly row: number;
  readonly column: number;
  /** By the ids of their row and column as they are shown; the cell at the start where it is not given. */
  readonly fills?: readonly { readonly row: string; readonly column: string }[];
}

const longestName = 200;

/** Puts the cells of a table at their places. Blank cells leave what is there. */
export function placeTable(table: TableRows, rows: Axis, columns: Axis, at: PasteAt): Placement {
  const [first = []] = table;
  if (table.length === 1 && first.length === 1) return fillRange(first[0] ?? "", rows, columns, at);
  const heads = findHeads(table, rows, columns);
  const across = headsOf(heads.row ? first : null, columns, at.column, heads.column ? 1 : 0, widthOf(table));
  const down = headsOf(heads.column ? table.map(([head = ""]) => head) : null, rows, at.row, heads.row ? 1 : 0, table.length);
  const cells: PlacedCell[] = [];
  const leftOut: LeftOut[] = [...across.leftOut.map((one) => turned(one)), ...down.leftOut];
  for (const [y, line] of table.entries()) {
    if (heads.row && y === 0) continue;
    for (const [x, text] of line.entries()) {
      if ((heads.column && x === 0) || text.trim() === "") continue;
      const [row, column, place] = [down.heads[y], across.heads[x], { row: y + 1, column: x + 1 }];
      if (row && column) cells.push({ row, column, text, at: place });
      else if (!heads.row && !heads.column) leftOut.push({ at: place, text, why: "It lies beyond the edge of the matrix" });
    }
  }
  return { cells, newNames: eachOnce([...down.newNames, ...across.newNames]), leftOut, heads };
}

/** A single value for all cells of the selection. */
function fillRange(text: string, rows: Axis, columns: Axis, at: PasteAt): Placement {
  const [row = "", column = ""] = [rows.ids[at.row], columns.ids[at.column]];
  const cells = (at.fills ?? [{ row, column }]).map((cell) => ({
    row: { id: cell.row },
    column: { id: cell.column },
    text,
    at: { row: 1, column: 1 },
  }));
  return { cells, newNames: [], leftOut: [], heads: { row: false, column: false } };
}

/**
 * Which heads a table brings: a first row or column that mostly names what is known. Beside a head row the first column holds heads
 * too, unless the corner names a column; and the other way round. Where nothing is known, a blank corner with names on both sides.
 */
function findHeads(table: TableRows, rows: Axis, columns: Axis): Placement["heads"] {
  const [corner = "", ...across] = table[0] ?? [];
  const down = table.slice(1).map(([head = ""]) => head);
  const knowsRow = down.length > 0 && isMostlyKnown(across, columns.names);
  const knowsColumn = across.length > 0 && (isMostlyKnown(down, rows.names) || (!knowsRow && isMostlyKnown([corner], rows.names)));
  const isOpen = ({ names }: Axis) => names.find(corner) === null;
  if (knowsRow) return { row: true, column: knowsColumn || (isOpen(columns) && areNames(down)) };
  if (knowsColumn) return { row: down.length > 0 && isOpen(rows) && areNames(across), column: true };
  const both = corner.trim() === "" && across.length > 0 && down.length > 0 && areNames(across) && areNames(down);
  return { row: both, column: both };
}

/** So many heads tell what a long table brings. */
const telling = 200;

function isMostlyKnown(heads: readonly string[], names: NameFinder): boolean {
  const said = heads.slice(0, telling).filter((head) => head.trim() !== "");
  return said.length > 0 && said.filter((head) => names.find(head) !== null).length * 2 >= said.length;
}

/** Whether heads could be names: all there, all different, each of two letters or of signs that no answer has. */
function areNames(heads: readonly string[]): boolean {
  const isName = (head: string) => (head.match(/\p{L}/gu)?.length ?? 0) > 1 || /[^ -~–—]/.test(head.trim());
  const keys = heads.slice(0, telling).map((head) => (isName(head) ? foldName(head) : ""));
  return keys.every((key) => key !== "") && new Set(keys).size === keys.length;
}

interface Heads {
  /** By position in the table; `undefined` where a cell has no place. */
  readonly heads: readonly (Head | undefined)[];
  readonly newNames: Placement["newNames"];
  readonly leftOut: readonly LeftOut[];
}

/** What stands over (or before) each position: named by a head, or counted on from the active cell. */
function headsOf(named: readonly string[] | null, axis: Axis, from: number, skip: number, length: number): Heads {
  if (!named) return { heads: Array.from({ length }, (_, at) => known(axis.ids[from + at - skip])), newNames: [], leftOut: [] };
  const found = new Map<string, Head | undefined>();
  const headNamed = (name: string) => {
    if (!found.has(name)) found.set(name, headOf(name, axis));
    return found.get(name);
  };
  const heads = named.map((name, at) => (at < skip ? undefined : headNamed(name.trim())));
  const newNames = heads.flatMap((head) => (head && "isNew" in head ? [{ kind: axis.kind, name: head.isNew }] : []));
  const tooLong = named.flatMap((name, at) =>
    name.trim().length > longestName ? [{ at: { row: at + 1, column: 1 }, text: name, why: tooLongName(name) }] : [],
  );
  return { heads, newNames, leftOut: tooLong };
}

const tooLongName = (name: string): string => `A name has at most ${longestName} characters, this one has ${grouped(name.trim().length)}`;
const known = (id: string | undefined): Head | undefined => (id === undefined ? undefined : { id });
const turned = ({ at, ...rest }: LeftOut): LeftOut => ({ ...rest, at: { row: at.column, column: at.row } });
const widthOf = (table: TableRows): number => table.reduce((widest, row) => Math.max(widest, row.length), 0);

function headOf(name: string, { names }: Axis): Head | undefined {
  if (name === "" || name.length > longestName) return undefined;
  const id = names.find(name);
  return id === null ? { isNew: name.normalize("NFC").replace(/\s+/gu, " ") } : { id };
}

/** Each name once, however it is spelled. */
function eachOnce(names: Placement["newNames"]): Placement["newNames"] {
  const found = new Map<string, Placement["newNames"][number]>();
  for (const one of names) {
    const key = newKey(one.kind, one.name);
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** Under what a new name is kept, so that spellings of one name make one thing. */
export const newKey = (kind: Axis["kind"], name: string): string => `${kind} ${foldName(name)}`;
