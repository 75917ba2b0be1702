/**
 * What an answer in the nested-object matrix changes in the model (rules N13, N14, N18, N19).
 *
 * An answer changes its own cell and, where a relationship is made or named, pencils the inverse into the mirror cell.
 * It never overwrites what the mirror cell says.
 */
import type { Multiplicity } from "../schema/field-kinds.ts";
import { blankEntity } from "./blank-entity.ts";
import { inverseOf, inverseWords } from "./inverse-label.ts";
import { type CellSide, isNested, isSameMultiplicity, isUndecided, type NestingCell } from "./nesting-cell.ts";
import { cellOf, changeAnswer, changeRelationship, copyPairIndex, type PairIndex } from "./nesting-index.ts";
import type { NestingInput, RelatedInput } from "./nesting-input.ts";
import { type Answered, type KeyMaker, type PlannedChange, pairKey, type Written } from "./planned-change.ts";

/** What planning needs beside the index. */
export interface NestingPlanner {
  readonly index: PairIndex;
  readonly keys: KeyMaker;
  /** The last key of an object's mixed order (`lastRank` of object-map.ts), or `null`. */
  lastRank(object: string): string | null;
  /** What the project calls inverses; `inverseWords` of its relationships. */
  readonly words: ReadonlyMap<string, string>;
}

export function nestingPlanner(index: PairIndex, keys: KeyMaker, lastRank: NestingPlanner["lastRank"] = () => null): NestingPlanner {
  return { index, keys, lastRank, words: inverseWords(index.relationships.values()) };
}

/**
 * The changes that make a cell say `input`, none if it says so already.
 *
 * @param at the relationship and direction meant, where a cell holds several; otherwise the first one
 */
export function planNesting(
  planner: NestingPlanner,
  row: string,
  column: string,
  input: NestingInput,
  at?: Pick<CellSide, "relationship" | "direction">,
): PlannedChange[] {
  const cell = cellOf(planner.index, row, column);
  if (input.says === "no") return refuse(cell);
  if (input.says === "discuss") return [...reopen(cell), ...answer(cell, "discuss")];
  if (input.says === "clear") return clear(planner, cell);
  const side = at ? sideAt(cell, at) : (cell.sides[0] ?? cell.proposed[0] ?? cell.refused[0]);
  const changes = side ? relate(planner, side, input) : createBetween(planner, cell, input);
  return [...changes, ...answer(cell, "")];
}

/** Another relationship in a cell that has one already. */
export function planAnother(planner: NestingPlanner, row: string, column: string, input: RelatedInput): PlannedChange[] {
  const cell = cellOf(planner.index, row, column);
  return [...createBetween(planner, cell, input), ...answer(cell, "")];
}

export interface CellInput {
  readonly row: string;
  readonly column: string;
  readonly input: NestingInput;
}

/** The changes of many cells, each planned in sight of those before it, so that a cell and its mirror share one relationship. */
export function planNestings(planner: NestingPlanner, inputs: Iterable<CellInput>): PlannedChange[] {
  const ranks = new Map<string, string>();
  const lastRank = (object: string) => ranks.get(object) ?? planner.lastRank(object);
  const ahead = { ...planner, index: copyPairIndex(planner.index), lastRank };
  const changes: PlannedChange[] = [];
  for (const { row, column, input } of inputs) {
    const planned = planNesting(ahead, row, column, input);
    applyToIndex(ahead.index, planned);
    rememberRanks(ranks, planned);
    changes.push(...planned);
  }
  return changes;
}

/** So that none of many new relationships stand at one place. */
function rememberRanks(ranks: Map<string, string>, planned: readonly PlannedChange[]): void {
  for (const change of planned) {
    if (change.does !== "create" || change.kind !== "relationship") continue;
    const { source = "", target = "", ...values } = change.values;
    ranks.set(source, values["out.rank"] ?? "").set(target, values["in.rank"] ?? "");
  }
}

/** What an index shows once changes are carried out. */
export function applyToIndex(index: PairIndex, changes: Iterable<PlannedChange>): void {
  for (const change of changes) {
    if (change.does === "answer" && change.kind === "nestingAnswer") changeAnswer(index, pairKey(change.row, change.column), change.value);
    if (change.does === "create" && change.kind === "relationship")
      changeRelationship(index, change.id, blankEntity("relationship", change.id, change.values));
    if (change.does === "remove" && change.kind === "relationship") changeRelationship(index, change.id, null);
    if (change.does === "write" && change.kind === "relationship") applyWrite(index, change);
  }
}

function applyWrite(index: PairIndex, { id, field, value }: Written): void {
  const before = index.relationships.get(id);
  if (before) changeRelationship(index, id, { ...before, [field]: value });
}

function sideAt(cell: NestingCell, at: Pick<CellSide, "relationship" | "direction">): CellSide | undefined {
  const sides = [...cell.sides, ...cell.proposed, ...cell.refused];
  return sides.find(({ relationship, direction }) => relationship === at.relationship && direction === at.direction);
}

/** How something shows as long as nobody said: one as a link, several as a list. */
const usualNesting = (multiplicity: Multiplicity | null) => (multiplicity?.max === 1 ? "link" : "list");

function write(side: CellSide, field: string, value: unknown): Written {
  return { does: "write", kind: "relationship", id: side.relationship, field, value };
}

const nestedField = ({ direction }: CellSide) => `${direction}.nested`;

function answer({ row, column, answer: before }: NestingCell, value: Answered["value"]): Answered[] {
  return before === value ? [] : [{ does: "answer", kind: "nestingAnswer", row, column, value }];
}

function relate(planner: NestingPlanner, side: CellSide, { label, multiplicity, nested }: RelatedInput): PlannedChange[] {
  const out = side.direction === "out";
  const changes: PlannedChange[] = [];
  if (label !== null && label !== side.label)
    changes.push(write(side, out ? "label" : "inverseLabel", label), ...proposeInverse(planner, side, label));
  if (multiplicity && !isSameMultiplicity(multiplicity, side.multiplicity))
    changes.push(write(side, out ? "sourceToTarget" : "targetToSource", multiplicity));
  const shown = nested ?? (isNested(side.nested) ? side.nested : usualNesting(multiplicity ?? side.multiplicity));
  if (shown !== side.nested) changes.push(write(side, nestedField(side), shown));
  return changes;
}

/** Names the other end, as long as nobody has named or answered it. */
function proposeInverse({ words }: NestingPlanner, side: CellSide, label: string): PlannedChange[] {
  const proposed = side.inverseLabel.trim() === "" && isUndecided(side.inverseNested) ? inverseOf(label, words) : "";
  return proposed === "" ? [] : [write(side, side.direction === "out" ? "inverseLabel" : "label", proposed)];
}

function createBetween(
  planner: NestingPlanner,
  { row, column }: NestingCell,
  { label, multiplicity, nested }: RelatedInput,
): PlannedChange[] {
  const { keys, words } = planner;
  const outRank = keys.between(planner.lastRank(row), null);
  const inRank = keys.between(row === column ? outRank : planner.lastRank(column), null);
  const values = {
    source: row,
    target: column,
    label: label ?? "",
    inverseLabel: label ? inverseOf(label, words) : "",
    sourceToTarget: multiplicity,
    "out.nested": (nested ?? usualNesting(multiplicity)) as "list",
    "out.rank": outRank,
    "in.rank": inRank,
  };
  return [{ does: "create", kind: "relationship", id: keys.id(), values }];
}

function refuse(cell: NestingCell): PlannedChange[] {
  const open = [...cell.sides, ...cell.proposed];
  const changes = open.map((side) => write(side, nestedField(side), "none"));
  const isSaid = open.length + cell.refused.length > 0;
  return [...changes, ...answer(cell, isSaid ? "" : "no")];
}

/** Takes back what the cell says of each relationship, which stays as a proposal. */
function reopen(cell: NestingCell): PlannedChange[] {
  return [...cell.sides, ...cell.refused].map((side) => write(side, nestedField(side), "undecided"));
}

/** Not answered again. A relationship that shows nowhere else goes with it; a mirror cell that says no keeps saying so. */
function clear(planner: NestingPlanner, cell: NestingCell): PlannedChange[] {
  const changes: PlannedChange[] = [];
  // What is only pencilled in here and shows at neither end goes too: nothing of it is said anywhere.
  const idle = cell.proposed.filter(({ inverseNested }) => !isNested(inverseNested));
  const sides = [...cell.sides, ...cell.refused, ...idle];
  const isKept = ({ inverseNested }: CellSide) => cell.row !== cell.column && isNested(inverseNested);
  for (const side of sides.filter(isKept)) changes.push(write(side, nestedField(side), "undecided"));
  const gone = new Set(sides.filter((side) => !isKept(side)).map(({ relationship }) => relationship));
  for (const id of gone) changes.push({ does: "remove", kind: "relationship", id });
  return [...changes, ...keepMirror(planner, cell, gone), ...answer(cell, "")];
}

function keepMirror({ index }: NestingPlanner, { row, column }: NestingCell, gone: ReadonlySet<string>): Answered[] {
  if (row === column || gone.size === 0) return [];
  const mirror = cellOf(index, column, row);
  const isSaidElsewhere = mirror.refused.some(({ relationship }) => !gone.has(relationship));
  return mirror.state === "no" && !isSaidElsewhere ? answer(mirror, "no") : [];
}
