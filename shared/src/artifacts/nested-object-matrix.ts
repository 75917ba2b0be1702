/**
 * The nested-object matrix as a whole: heads, sums, what the rows and columns say, what is left to answer (rules N10–N12, N20).
 */
import { counted, grouped } from "./counted.ts";
import type { NestingCell } from "./nesting-cell.ts";
import { cellOf, type NestingTally, type PairIndex } from "./nesting-index.ts";

/** "12 objects, 38 relationships, 69 nested", and the two filters. */
export interface NestingHead {
  readonly objects: number;
  readonly relationships: number;
  /** Directions shown: what the map lists as nested objects. */
  readonly nested: number;
  readonly toAnswer: number;
  readonly toDiscuss: number;
}

const nothing: Readonly<NestingTally> = { nested: 0, related: 0, others: 0, no: 0, discuss: 0 };

export function nestingHead(index: PairIndex): NestingHead {
  const { nested, discuss } = index.total;
  return {
    objects: index.objects.length,
    relationships: index.relationships.size,
    nested,
    toAnswer: index.objects.length ** 2 - answered(index.total),
    toDiscuss: discuss,
  };
}

/** "12 objects, 38 relationships, 69 nested". */
export function describeNestingHead({ objects, relationships, nested }: NestingHead): string {
  return `${counted(objects, "object")}, ${counted(relationships, "relationship")}, ${grouped(nested)} nested`;
}

export interface NestingSum {
  /** The figure under Σ. */
  readonly nested: number;
  readonly toAnswer: number;
  readonly toDiscuss: number;
}

export const rowSum = (index: PairIndex, row: string): NestingSum => sumOf(index, index.rows.get(row) ?? nothing);
export const columnSum = (index: PairIndex, column: string): NestingSum => sumOf(index, index.columns.get(column) ?? nothing);

function sumOf(index: PairIndex, tally: NestingTally): NestingSum {
  return { nested: tally.nested, toAnswer: index.objects.length - answered(tally), toDiscuss: tally.discuss };
}

const answered = ({ related, no, discuss }: NestingTally): number => related + no + discuss;

/** A row or column counts as full from this share of the fullest one, and from three other objects. */
const fullShare = 0.75;
const fullFrom = 3;

export interface NestingReadings {
  /** Full rows, fullest first: pages that hold most of the rest. */
  readonly hubs: readonly string[];
  /** Full columns, fullest first: objects seen everywhere. */
  readonly popular: readonly string[];
  /** Hold nothing, but are held. */
  readonly leaves: readonly string[];
  /** Neither hold nor are held: a finding. */
  readonly isolated: readonly string[];
}

/** What the whole matrix says. Silent while it holds no relationship at all. */
export function readNestings(index: PairIndex): NestingReadings {
  if (index.total.related === 0) return { hubs: [], popular: [], leaves: [], isolated: [] };
  const holds = (id: string) => index.rows.get(id)?.others ?? 0;
  const held = (id: string) => index.columns.get(id)?.others ?? 0;
  const empty = index.objects.filter((id) => holds(id) === 0);
  return {
    hubs: fullest(index.objects, holds),
    popular: fullest(index.objects, held),
    leaves: empty.filter((id) => held(id) > 0),
    isolated: empty.filter((id) => held(id) === 0),
  };
}

function fullest(objects: readonly string[], count: (id: string) => number): string[] {
  const most = Math.max(0, ...objects.map(count));
  const from = Math.max(fullFrom, most * fullShare);
  return objects.filter((id) => count(id) >= from).sort((a, b) => count(b) - count(a));
}

export type NestingFilter = "all" | "answer" | "discuss";

/** Rows and columns that have at least one cell of the filter; cells keep their place, so both keep their order. */
export function filterNestings(
  index: PairIndex,
  filter: NestingFilter,
): { readonly rows: readonly string[]; readonly columns: readonly string[] } {
  if (filter === "all") return { rows: index.objects, columns: index.objects };
  const has = ({ toAnswer, toDiscuss }: NestingSum) => (filter === "answer" ? toAnswer : toDiscuss) > 0;
  return {
    rows: index.objects.filter((id) => has(rowSum(index, id))),
    columns: index.objects.filter((id) => has(columnSum(index, id))),
  };
}

/** Whether a cell stands out under a filter; the others pale. */
export function isInFilter(cell: NestingCell, filter: NestingFilter): boolean {
  return filter === "all" || cell.state === (filter === "answer" ? "unanswered" : "discuss");
}

/** One row asked as a question: which of these would you see on a Session? */
export interface RowQuestion {
  readonly row: string;
  /** Cells not answered yet, in the order of the columns; pencilled ones among them. */
  readonly open: readonly NestingCell[];
  readonly related: readonly NestingCell[];
  readonly answered: number;
  readonly of: number;
}

export function askRow(index: PairIndex, row: string): RowQuestion {
  const cells = index.objects.map((column) => cellOf(index, row, column));
  const open = cells.filter(({ state }) => state === "unanswered");
  const related = cells.filter(({ state }) => state === "related");
  return { row, open, related, answered: cells.length - open.length, of: cells.length };
}

/** The next row with something to answer, round the end; `null` when all is answered. */
export function nextRowToAsk(index: PairIndex, after: string | null): string | null {
  const at = after === null ? -1 : index.objects.indexOf(after);
  const inTurn = [...index.objects.slice(at + 1), ...index.objects.slice(0, at + 1)];
  return inTurn.find((row) => rowSum(index, row).toAnswer > 0) ?? null;
}
