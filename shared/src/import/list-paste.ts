/**
 * Pasting a column into a list: each cell becomes an item (ui/README.md 5; rule P16, docs/spec/artifacts.md).
 */
import { grouped } from "../artifacts/counted.ts";
import { foldName } from "../schema/names.ts";
import type { Table } from "./table-paste.ts";

export interface ListPaste {
  /** Why nothing can be pasted, or "". */
  readonly problem: string;
  /** New names in their order, each once. */
  readonly items: readonly string[];
  /** Names the list has already. */
  readonly known: readonly string[];
  /** Names longer than the field allows. */
  readonly tooLong: readonly string[];
}

const mostItems = 500;

/**
 * The items a table adds to a list: the first cell of each row; of a single row, each of its cells.
 *
 * @param has names the list has, as they are
 * @param max characters the name of an item may have
 */
export function readItems({ rows, problem }: Table, has: Iterable<string>, max = 200): ListPaste {
  const keys = new Set([...has].map(foldName));
  const [first = []] = rows;
  const said = (rows.length === 1 ? first : rows.map(([cell = ""]) => cell)).map(tidy).filter((name) => name !== "");
  const fitting = said.filter((name) => name.length <= max);
  const known = fitting.filter((name) => keys.has(foldName(name)));
  const items = eachOnce(fitting.filter((name) => !keys.has(foldName(name))));
  if (items.length > mostItems)
    return { ...nothing, problem: `This column has ${grouped(items.length)} new items. Paste at most ${mostItems} at once.` };
  return { problem, items, known, tooLong: said.filter((name) => name.length > max) };
}

const nothing: ListPaste = { problem: "", items: [], known: [], tooLong: [] };

const tidy = (cell: string): string => cell.normalize("NFC").replace(/\s+/gu, " ").trim();

function eachOnce(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(foldName(name))) found.set(foldName(name), name);
  return [...found.values()];
}
