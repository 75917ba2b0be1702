/**
 * Pasting into the nested-object matrix and the CTA matrix: the preview people confirm, and the changes it then makes, all of them
 * one undo step (rules P8–P12, docs/spec/artifacts.md).
 */
import { counted, grouped } from "../artifacts/counted.ts";
import { type CtaPlanner, planCtas, planManyCtas } from "../artifacts/cta-changes.ts";
import { ctaCellOf } from "../artifacts/cta-index.ts";
import { type CtaInput, problemOf, readCtaText } from "../artifacts/cta-input.ts";
import { type NestingPlanner, planNesting, planNestings } from "../artifacts/nesting-changes.ts";
import { cellOf } from "../artifacts/nesting-index.ts";
import { type NestingInput, readNestingText, writeCellText } from "../artifacts/nesting-input.ts";
import type { KeyMaker, PlannedChange } from "../artifacts/planned-change.ts";
import { foldName } from "../schema/names.ts";
import { writeCtaCell } from "./table-copy.ts";
import {
  type Axis,
  type Head,
  type LeftOut,
  newKey,
  type PasteAt,
  type PlacedCell,
  type Placement,
  placeTable,
  type Table,
} from "./table-paste.ts";

export interface PreviewedCell<Input> {
  readonly row: Head;
  readonly column: Head;
  readonly input: Input;
  /** As text, what the cell says now and what it will say. */
  readonly before: string;
  readonly after: string;
}

export interface PastePreview<Input> {
  /** Why nothing can be pasted, or "". */
  readonly problem: string;
  /** Listed once, created with the paste. */
  readonly newNames: Placement["newNames"];
  /** Cells that will say something else; rows are objects whichever way the matrix is turned. */
  readonly changes: readonly PreviewedCell<Input>[];
  readonly unchanged: number;
  /** The first of them; `leftOutCount` is how many there are. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
}

/** What is pasted, and where. */
export interface PasteInto {
  readonly table: Table;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly at: PasteAt;
  /** The matrix is shown the other way round: its rows are what is held (nested objects) or the roles. */
  readonly isTransposed?: boolean;
}

/** A preview only asks whether something would change. */
const noKeys: KeyMaker = { id: () => "", between: () => "" };

const mostNew = 200;
const shownLeftOut = 100;
const longestLabel = 200;

export function previewNestingPaste(paste: PasteInto, { index, words }: NestingPlanner): PastePreview<NestingInput> {
  const planner = { index, words, keys: noKeys, lastRank: () => null };
  return preview(paste, (cell) => {
    const input = readNestingText(cell.text);
    if (input.says === "related" && (input.label?.length ?? 0) > longestLabel) return { why: tooLongLabel(input.label ?? "") };
    const ids = idsOf(cell);
    const isSame = ids !== null && planNesting(planner, ids.row, ids.column, input).length === 0;
    return { input, isSame, before: ids ? writeCellText(cellOf(planner.index, ids.row, ids.column)) : "", after: tidy(cell.text) };
  });
}

const tooLongLabel = (label: string): string => `A label has at most ${longestLabel} characters, this one has ${grouped(label.length)}`;

/** All changes of a confirmed preview, new objects first. */
export function planNestingPaste({ newNames, changes }: PastePreview<NestingInput>, planner: NestingPlanner): PlannedChange[] {
  const made = createNew(newNames, planner.keys.id);
  const inputs = changes.map(({ row, column, input }) => ({ row: made.idOf("object", row), column: made.idOf("object", column), input }));
  return [...made.changes, ...planNestings(planner, inputs)];
}

/** @param nameOf the name of an object by its id */
export function previewCtaPaste(
  paste: PasteInto,
  { index, targetOf }: CtaPlanner,
  nameOf: (object: string) => string,
): PastePreview<CtaInput> {
  const planner = { index, targetOf, keys: noKeys };
  const targets: { kind: "object"; name: string }[] = [];
  const shown = preview<CtaInput>(paste, (cell) => {
    const input = readCtaText(cell.text);
    const why = input.says === "ctas" ? input.ctas.map(problemOf).find((problem) => problem !== "") : undefined;
    if (why) return { why: why.replace(/\.$/, "") };
    for (const name of targetsOf(input)) if (planner.targetOf(name) === null) targets.push({ kind: "object", name });
    const ids = idsOf(cell);
    const isSame = ids !== null && isSameCta(planner, ids.row, ids.column, input);
    return {
      input,
      isSame,
      before: ids ? writeCtaCell(ctaCellOf(planner.index, ids.row, ids.column), nameOf) : "",
      after: tidy(cell.text),
    };
  });
  return withNewNames(shown, targets);
}

/** All changes of a confirmed preview, new objects and roles first. */
export function planCtaPaste({ newNames, changes }: PastePreview<CtaInput>, planner: CtaPlanner): PlannedChange[] {
  const made = createNew(newNames, planner.keys.id);
  const targetOf = (name: string) => planner.targetOf(name) ?? made.ids.get(newKey("object", name)) ?? null;
  const inputs = changes.map(({ row, column, input }) => ({ object: made.idOf("object", row), role: made.idOf("role", column), input }));
  return [...made.changes, ...planManyCtas({ ...planner, targetOf }, inputs).changes];
}

/** "3 new objects, 41 cells change, 2 left out." */
export function describePaste({ problem, newNames, changes, leftOutCount }: PastePreview<unknown>): string {
  if (problem !== "") return problem;
  const of = (kind: Axis["kind"]) => newNames.filter((one) => one.kind === kind).length;
  const said = [
    of("object") > 0 && counted(of("object"), "new object"),
    of("role") > 0 && counted(of("role"), "new role"),
    `${counted(changes.length, "cell")} ${changes.length === 1 ? "changes" : "change"}`,
    leftOutCount > 0 && `${grouped(leftOutCount)} left out`,
  ];
  return `${said.filter(Boolean).join(", ")}.`;
}

type Reading<Input> =
  | { readonly why: string }
  | { readonly input: Input; readonly isSame: boolean; readonly before: string; readonly after: string };

function preview<Input>(paste: PasteInto, read: (cell: PlacedCell) => Reading<Input>): PastePreview<Input> {
  const none = { problem: "", newNames: [], changes: [], unchanged: 0, leftOut: [], leftOutCount: 0 };
  if (paste.table.problem !== "") return { ...none, problem: paste.table.problem };
  const { cells, newNames, leftOut: beyond } = placeTable(paste.table.rows, paste.rows, paste.columns, paste.at);
  if (newNames.length > mostNew) return { ...none, problem: tooManyNew(newNames.length) };
  const changes: PreviewedCell<Input>[] = [];
  const leftOut = [...beyond];
  const last = lastOfEach(cells);
  for (const placed of last) {
    const cell = paste.isTransposed ? { ...placed, row: placed.column, column: placed.row } : placed;
    const reading = read(cell);
    if ("why" in reading) leftOut.push({ at: cell.at, text: cell.text, why: reading.why });
    else if (!reading.isSame) changes.push({ row: cell.row, column: cell.column, ...reading });
  }
  const unchanged = last.length - changes.length - (leftOut.length - beyond.length);
  return { ...none, newNames, changes, unchanged, leftOut: leftOut.slice(0, shownLeftOut), leftOutCount: leftOut.length };
}

/** Where a table names a cell twice, what stands further down counts. */
function lastOfEach(cells: readonly PlacedCell[]): PlacedCell[] {
  const keyOf = (head: Head) => ("id" in head ? head.id : `+${foldName(head.isNew)}`);
  const found = new Map<string, PlacedCell>();
  for (const cell of cells) found.set(`${keyOf(cell.row)}>${keyOf(cell.column)}`, cell);
  return [...found.values()];
}

const tooManyNew = (count: number): string =>
  `This table names ${grouped(count)} that are not in the project yet. Paste at most ${mostNew} new ones at once, or leave the heads out to fill the cells alone.`;

const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();

function idsOf({ row, column }: PlacedCell): { row: string; column: string } | null {
  return "id" in row && "id" in column ? { row: row.id, column: column.id } : null;
}

function targetsOf(input: CtaInput): string[] {
  return input.says === "ctas" ? input.ctas.map(({ target }) => target).filter((target) => target !== "") : [];
}

function isSameCta(planner: CtaPlanner, object: string, role: string, input: CtaInput): boolean {
  const { changes, asks, problems } = planCtas(planner, object, role, input);
  return changes.length + asks.length + problems.length === 0;
}

function withNewNames<Input>(shown: PastePreview<Input>, more: Placement["newNames"]): PastePreview<Input> {
  const names = new Map(shown.newNames.map((one) => [newKey(one.kind, one.name), one]));
  for (const one of more) if (!names.has(newKey(one.kind, one.name))) names.set(newKey(one.kind, one.name), one);
  return { ...shown, newNames: [...names.values()] };
}

interface Made {
  readonly changes: PlannedChange[];
  readonly ids: ReadonlyMap<string, string>;
  idOf(kind: Axis["kind"], head: Head): string;
}

function createNew(newNames: Placement["newNames"], newId: () => string): Made {
  const ids = new Map(newNames.map(({ kind, name }) => [newKey(kind, name), newId()]));
  const changes = newNames.map(
    ({ kind, name }): PlannedChange => ({ does: "create", kind, id: ids.get(newKey(kind, name)) ?? "", values: { name } }),
  );
  return { changes, ids, idOf: (kind, head) => ("id" in head ? head.id : (ids.get(newKey(kind, head.isNew)) ?? "")) };
}
