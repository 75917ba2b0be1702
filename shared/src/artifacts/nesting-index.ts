/**
 * Everything the nested-object matrix shows, kept by pair, so that one edit reads one cell and its mirror again (rules N7–N9).
 *
 * Built once from the visible model and then told of each changed relationship, answer and object. A cell is the same
 * object until what it shows changes, so a view may compare by identity. Sums and heads are counted as cells change.
 */

import { compareText, directionsIn, isSameCell, type NestingCell, readCell } from "./nesting-cell.ts";
import { pairKey, type RelationshipEntity, readPairKey } from "./planned-change.ts";

/** What is counted of a row, a column or the whole. */
export interface NestingTally {
  /** Directions shown: what the map lists as nested objects. */
  nested: number;
  /** Cells that hold at least one relationship. */
  related: number;
  /** As `related`, without the diagonal. */
  others: number;
  no: number;
  discuss: number;
}

/** The visible part of the model that the matrix needs; `readModel` and a list of entities both give it. */
export interface NestingSource {
  /** Ids of the visible objects, in their order. */
  readonly objects: Iterable<string>;
  readonly relationships: Iterable<RelationshipEntity>;
  /** `<row>><column>` and `no` or `discuss`. */
  readonly answers: Iterable<readonly [pair: string, answer: string]>;
}

export interface PairIndex {
  objects: readonly string[];
  readonly known: Set<string>;
  readonly relationships: Map<string, RelationshipEntity>;
  /** Relationships by the pair of their ends, whichever way they run. */
  readonly pairs: Map<string, Map<string, RelationshipEntity>>;
  readonly answers: Map<string, string>;
  readonly cells: Map<string, NestingCell>;
  readonly rows: Map<string, NestingTally>;
  readonly columns: Map<string, NestingTally>;
  readonly total: NestingTally;
}

const emptyTally = (): NestingTally => ({ nested: 0, related: 0, others: 0, no: 0, discuss: 0 });

export function buildPairIndex(source: NestingSource): PairIndex {
  const objects = [...source.objects];
  const index: PairIndex = {
    objects,
    known: new Set(objects),
    relationships: new Map(),
    pairs: new Map(),
    answers: new Map(),
    cells: new Map(),
    rows: new Map(),
    columns: new Map(),
    total: emptyTally(),
  };
  for (const [pair, answer] of source.answers) changeAnswer(index, pair, answer);
  for (const relationship of source.relationships) changeRelationship(index, relationship.id, relationship);
  return index;
}

/** The cell of a row and a column; work only in proportion to the relationships of the pair, and none while nothing changed. */
export function cellOf(index: PairIndex, row: string, column: string): NestingCell {
  const key = pairKey(row, column);
  const held = index.cells.get(key);
  if (held) return held;
  const cell = readCellOf(index, row, column);
  index.cells.set(key, cell);
  return cell;
}

/**
 * Tells the index how a relationship reads now; `null` when it is no longer visible.
 *
 * @returns keys of the cells that show something else now
 */
export function changeRelationship(index: PairIndex, id: string, after: RelationshipEntity | null): string[] {
  const before = index.relationships.get(id);
  if (before) index.pairs.get(unorderedKey(before.source, before.target))?.delete(id);
  if (after) place(index, after);
  else index.relationships.delete(id);
  return [...cellsShowing(before, after)].filter((key) => refresh(index, key));
}

/** Tells the index of an answer; "" takes it back. */
export function changeAnswer(index: PairIndex, pair: string, answer: string): string[] {
  if (answer === "") index.answers.delete(pair);
  else index.answers.set(pair, answer);
  return refresh(index, pair) ? [pair] : [];
}

/** Tells the index which objects are visible, in their order. Cells of objects that came or went are counted again. */
export function changeObjects(index: PairIndex, ids: Iterable<string>): void {
  const after = [...ids];
  const now = new Set(after);
  const moved = new Set([...now].filter((id) => !index.known.has(id)).concat([...index.known].filter((id) => !now.has(id))));
  const touched = moved.size === 0 ? [] : [...index.cells.values()].filter(({ row, column }) => moved.has(row) || moved.has(column));
  for (const cell of touched) tally(index, cell, -1);
  index.objects = after;
  index.known.clear();
  for (const id of after) index.known.add(id);
  for (const cell of touched) tally(index, cell, 1);
}

/** A copy that may be changed to see how a plan comes out. */
export function copyPairIndex(index: PairIndex): PairIndex {
  return buildPairIndex({ objects: index.objects, relationships: index.relationships.values(), answers: index.answers });
}

/** The relationships between two objects, whichever way they run. */
export function relationshipsBetween(index: PairIndex, one: string, other: string): Iterable<RelationshipEntity> {
  return index.pairs.get(unorderedKey(one, other))?.values() ?? [];
}

function place(index: PairIndex, relationship: RelationshipEntity): void {
  const key = unorderedKey(relationship.source, relationship.target);
  const pair = index.pairs.get(key) ?? new Map<string, RelationshipEntity>();
  index.pairs.set(key, pair.set(relationship.id, relationship));
  index.relationships.set(relationship.id, relationship);
}

const unorderedKey = (one: string, other: string): string => (compareText(one, other) <= 0 ? pairKey(one, other) : pairKey(other, one));

function cellsShowing(...relationships: (RelationshipEntity | null | undefined)[]): Set<string> {
  const keys = new Set<string>();
  for (const relationship of relationships) {
    if (!relationship) continue;
    keys.add(pairKey(relationship.source, relationship.target)).add(pairKey(relationship.target, relationship.source));
  }
  return keys;
}

function readCellOf(index: PairIndex, row: string, column: string): NestingCell {
  return readCell(row, column, relationshipsBetween(index, row, column), index.answers.get(pairKey(row, column)) ?? "");
}

/** Reads a cell again. True when it shows something else. */
function refresh(index: PairIndex, key: string): boolean {
  const [row, column] = readPairKey(key) ?? ["", ""];
  if (row === "") return false;
  const before = index.cells.get(key);
  const after = readCellOf(index, row, column);
  if (before ? isSameCell(before, after) : isBlankCell(after)) return false;
  if (before) tally(index, before, -1);
  tally(index, after, 1);
  index.cells.set(key, after);
  return true;
}

const isBlankCell = ({ state, proposed }: NestingCell): boolean => state === "unanswered" && proposed.length === 0;

function tally(index: PairIndex, cell: NestingCell, by: 1 | -1): void {
  const { row, column } = cell;
  if (cell.state === "unanswered" || !index.known.has(row) || !index.known.has(column)) return;
  for (const sum of [tallyOf(index.rows, row), tallyOf(index.columns, column), index.total]) count(sum, cell, by);
}

function count(sum: NestingTally, cell: NestingCell, by: 1 | -1): void {
  if (cell.state === "no") sum.no += by;
  if (cell.state === "discuss") sum.discuss += by;
  if (cell.state !== "related") return;
  sum.related += by;
  sum.nested += by * cell.sides.length;
  if (cell.row !== cell.column) sum.others += by;
}

function tallyOf(sums: Map<string, NestingTally>, id: string): NestingTally {
  const sum = sums.get(id) ?? emptyTally();
  sums.set(id, sum);
  return sum;
}

/** Directions of a relationship that nest something on an object: what the map lists there. */
export function nestedOn(
  index: PairIndex,
  object: string,
): { readonly relationship: RelationshipEntity; readonly direction: "out" | "in" }[] {
  const found = [];
  for (const column of index.objects) {
    for (const relationship of relationshipsBetween(index, object, column)) {
      for (const direction of directionsIn(relationship, object, column)) found.push({ relationship, direction });
    }
  }
  return found;
}
