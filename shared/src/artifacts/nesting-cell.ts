/**
 * One cell of the nested-object matrix: do you see the column's objects on the row's? (model.md 3; rules N1–N6, docs/spec/artifacts.md)
 *
 * A relationship shows in two cells: its targets on the source (`out`), its sources on the target (`in`). Each is a *side*.
 */
import type { Multiplicity } from "../schema/field-kinds.ts";
import { multiplicitySign, multiplicityWords } from "../schema/multiplicity.ts";
import type { RelationshipEntity } from "./planned-change.ts";

export type NestingState = "related" | "no" | "discuss" | "unanswered";
export type Direction = "out" | "in";

/** One direction of one relationship, read from the row that holds it. */
export interface CellSide {
  readonly relationship: string;
  readonly direction: Direction;
  /** How the column's objects show on the row's. Words of newer clients come as written. */
  readonly nested: string;
  readonly label: string;
  /** How many of the column one of the row has. */
  readonly multiplicity: Multiplicity | null;
  readonly inverseLabel: string;
  readonly inverseMultiplicity: Multiplicity | null;
  readonly inverseNested: string;
  readonly uncertain: boolean;
}

export interface NestingCell {
  readonly row: string;
  readonly column: string;
  readonly state: NestingState;
  /** What the cell holds, in the order of the row's ranking; the first one is the one shown. */
  readonly sides: readonly CellSide[];
  /** What the mirror cell pencils in here until somebody confirms it. */
  readonly proposed: readonly CellSide[];
  /** Directions that were answered with "none". */
  readonly refused: readonly CellSide[];
  /** The stored answer, or "". */
  readonly answer: string;
}

export const isNested = (nested: string): boolean => nested !== "none" && !isUndecided(nested);
export const isUndecided = (nested: string): boolean => nested === "undecided" || nested === "";

/** How a relationship reads from one of its ends. */
export function sideOf(relationship: RelationshipEntity, direction: Direction): CellSide {
  const out = direction === "out";
  const { id, label, inverseLabel, sourceToTarget, targetToSource, uncertain } = relationship;
  return {
    relationship: id,
    direction,
    nested: relationship[out ? "out.nested" : "in.nested"],
    label: out ? label : inverseLabel,
    multiplicity: out ? sourceToTarget : targetToSource,
    inverseLabel: out ? inverseLabel : label,
    inverseMultiplicity: out ? targetToSource : sourceToTarget,
    inverseNested: relationship[out ? "in.nested" : "out.nested"],
    uncertain,
  };
}

/** The directions in which a relationship shows in a cell: both, on the diagonal. */
export function directionsIn(relationship: RelationshipEntity, row: string, column: string): Direction[] {
  const directions: Direction[] = [];
  if (relationship.source === row && relationship.target === column) directions.push("out");
  if (relationship.target === row && relationship.source === column) directions.push("in");
  return directions;
}

/**
 * Reads a cell from the relationships of its pair and its answer.
 *
 * @param relationships all live ones between the two objects, whichever way they run
 * @param answer `no`, `discuss` or ""
 */
export function readCell(row: string, column: string, relationships: Iterable<RelationshipEntity>, answer: string): NestingCell {
  const sides = orderedSides(row, column, relationships);
  if (sides.length === 0) return { row, column, state: stateOf(0, 0, answer), sides, proposed: sides, refused: sides, answer };
  const related = sides.filter(({ nested }) => isNested(nested));
  const refused = sides.filter(({ nested }) => nested === "none");
  const proposed = sides.filter(({ nested }) => isUndecided(nested));
  return { row, column, state: stateOf(related.length, refused.length, answer), sides: related, proposed, refused, answer };
}

function stateOf(related: number, refused: number, answer: string): NestingState {
  if (related > 0) return "related";
  if (refused > 0 || answer === "no") return "no";
  return answer === "discuss" ? "discuss" : "unanswered";
}

/** Sides in the order of the row's ranking; blank ranks last, ties by id. */
function orderedSides(row: string, column: string, relationships: Iterable<RelationshipEntity>): CellSide[] {
  const found: { rank: string; side: CellSide }[] = [];
  for (const relationship of relationships) {
    for (const direction of directionsIn(relationship, row, column)) {
      found.push({ rank: relationship[`${direction}.rank`], side: sideOf(relationship, direction) });
    }
  }
  if (found.length > 1) found.sort((a, b) => compareRanks(a.rank, b.rank) || compareText(a.side.relationship, b.side.relationship));
  return found.map(({ side }) => side);
}

/** Compares order keys: as text, with missing ones at the end. */
export function compareRanks(a: string, b: string): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  return compareText(a, b);
}

/** Compares by code unit, which is the same on every device. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A label as cells show it: without the leading "is", unless nothing to read would remain. */
export function shownLabel(label: string): string {
  const rest = /^is\s+(.+)$/i.exec(label.trim())?.[1];
  return rest === undefined || /^(an?|the)$/i.test(rest) ? label.trim() : rest;
}

/** What stands in the cell: sign, label, and how many more relationships it holds. */
export function shownIn(cell: NestingCell): {
  readonly sign: string;
  readonly label: string;
  readonly more: number;
  readonly pencilled: boolean;
} {
  const pencilled = cell.state === "unanswered" && cell.proposed.length > 0;
  const [side] = pencilled ? cell.proposed : cell.sides;
  const more = Math.max(0, (pencilled ? cell.proposed : cell.sides).length - 1);
  return { sign: multiplicitySign(side?.multiplicity ?? null), label: shownLabel(side?.label ?? ""), more, pencilled };
}

/** What a screen reader says after the heads: "is presented by, one or more", "no relationship", "to discuss". */
export function describeCell(cell: NestingCell): string {
  if (cell.state === "related") return cell.sides.map(describeSide).join("; ");
  if (cell.state === "no") return "no relationship";
  if (cell.state === "discuss") return "to discuss";
  const [proposed] = cell.proposed;
  return proposed ? `not answered, perhaps ${describeSide(proposed)}` : "not answered";
}

function describeSide(side: CellSide): string {
  const words = [side.label || "related", side.multiplicity && multiplicityWords(side.multiplicity), side.uncertain && "uncertain"];
  return words.filter(Boolean).join(", ");
}

/** Whether two readings of one cell show the same, so that the older one can stay. */
export function isSameCell(a: NestingCell, b: NestingCell): boolean {
  return (
    a.state === b.state &&
    a.answer === b.answer &&
    isSameSides(a.sides, b.sides) &&
    isSameSides(a.proposed, b.proposed) &&
    isSameSides(a.refused, b.refused)
  );
}

function isSameSides(a: readonly CellSide[], b: readonly CellSide[]): boolean {
  return a.length === b.length && a.every((side, at) => isSameSide(side, b[at]));
}

function isSameSide(a: CellSide, b: CellSide | undefined): boolean {
  if (b === undefined || a.relationship !== b.relationship || a.direction !== b.direction || a.uncertain !== b.uncertain) return false;
  if (a.nested !== b.nested || a.inverseNested !== b.inverseNested || a.label !== b.label || a.inverseLabel !== b.inverseLabel)
    return false;
  return isSameMultiplicity(a.multiplicity, b.multiplicity) && isSameMultiplicity(a.inverseMultiplicity, b.inverseMultiplicity);
}

export function isSameMultiplicity(a: Multiplicity | null, b: Multiplicity | null): boolean {
  return a === b || (a !== null && b !== null && a.min === b.min && a.max === b.max && a.usual === b.usual);
}
