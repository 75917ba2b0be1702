/**
 * The project as sheets of cells, for CSV and Excel: a table for each kind, derived from the declarations, and the two matrices.
 *
 * A table has a row for each thing; a cell of several lines is a list. Ids stand last, so that tables can be joined. Rules EX1–EX3.
 */
import type { CtaCell } from "../artifacts/cta-cell.ts";
import { ctaCellOf } from "../artifacts/cta-index.ts";
import { type NestingCell, shownIn } from "../artifacts/nesting-cell.ts";
import { cellOf } from "../artifacts/nesting-index.ts";
import { type AnyKind, allDefinitions, type EntityKind, entities } from "../schema/entities.ts";
import type { Field } from "../schema/field-kinds.ts";
import { ctasByCell, type ExportModel, nameOf, nestingOf, rolesOf } from "./export-model.ts";
import type { PartKey } from "./formats.ts";
import { writeValue } from "./write-value.ts";

/** What a cell is about, and with that its colour. */
export type Tone = "plain" | "head" | "object" | "relationship" | "cta" | "core" | "metadata" | "no" | "discuss" | "pencilled";

export interface SheetCell {
  readonly text: string | number;
  readonly tone: Tone;
  readonly strong?: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** Rows and columns at the start that are heads: they stay when the rest is scrolled. */
  readonly heads: { readonly rows: number; readonly columns: number };
  /** In letters. */
  readonly widths: readonly number[];
  readonly isMatrix: boolean;
}

const sheetsOf: Readonly<Record<PartKey, readonly ((model: ExportModel) => Sheet)[]>> = {
  "object-guide": [(model) => tableOf(model, "object")],
  "nested-object-matrix": [nestingSheet, (model) => tableOf(model, "relationship")],
  "cta-matrix": [ctaSheet, (model) => tableOf(model, "cta"), (model) => tableOf(model, "criterion"), (model) => tableOf(model, "role")],
  "attribute-specs": [(model) => tableOf(model, "attribute")],
  "object-map": [],
  questions: [(model) => tableOf(model, "question")],
  "noun-foraging": [(model) => tableOf(model, "noun"), (model) => tableOf(model, "source")],
};

/** The sheets of the parts that are wanted, in the order of the process; a table without a row is left out. */
export function makeSheets(model: ExportModel, wanted: readonly PartKey[]): Sheet[] {
  const order = Object.keys(sheetsOf) as PartKey[];
  const made = order.filter((part) => wanted.includes(part)).flatMap((part) => sheetsOf[part].map((make) => make(model)));
  return made.filter(({ rows }) => rows.length > 1);
}

/** Kinds that are ranked by phase and score. */
const ranked: readonly AnyKind[] = ["object", "relationship", "cta", "attribute"];
const rankFields = ["phase", "score", "notes"] as const;
const tones: Partial<Record<EntityKind, Tone>> = { object: "object", relationship: "relationship", cta: "cta", attribute: "core" };
const [narrowest, widest] = [8, 48];

interface Column {
  readonly label: string;
  readonly read: (id: string) => string | number;
}

/** Everything of one kind that people see, in its order. */
export function tableOf(model: ExportModel, kind: EntityKind): Sheet {
  const { plural } = entities[kind];
  const columns = columnsOf(model, kind);
  const tone = tones[kind] ?? "plain";
  const rows = inOrder(model, kind).map((id) =>
    columns.map(({ read }, at): SheetCell => ({ text: read(id), tone: at === 0 ? tone : "plain", strong: at === 0 })),
  );
  const head = columns.map(({ label }): SheetCell => ({ text: label, tone: "head", strong: true }));
  const all = [head, ...rows];
  return { name: plural, rows: all, heads: { rows: 1, columns: 1 }, widths: widthsOf(all), isMatrix: false };
}

/** What each kind hangs on: its rows stand in that order, and in their own within it. */
const hangsOn: Partial<Record<EntityKind, readonly [field: string, kind: EntityKind]>> = {
  relationship: ["source", "object"],
  cta: ["object", "object"],
  attribute: ["object", "object"],
  criterion: ["cta", "cta"],
};

function inOrder(model: ExportModel, kind: EntityKind): string[] {
  const own = [...model.entities[kind].entries()];
  const on = hangsOn[kind];
  if (!on) return own.map(([id]) => id);
  const places = new Map(inOrder(model, on[1]).map((id, at) => [id, at]));
  const placed = own.map(([id, entity]) => ({ id, place: places.get(String((entity as never)[on[0]])) ?? 0 }));
  return placed.sort((a, b) => a.place - b.place).map(({ id }) => id);
}

function columnsOf(model: ExportModel, kind: EntityKind): Column[] {
  const fields = Object.entries(allDefinitions[kind].fields).filter(([, field]) => field.type !== "order");
  const fieldValue = (id: string, name: string) => (model.entities[kind].get(id) as unknown as Record<string, unknown> | undefined)?.[name];
  const own = fields.map(
    ([name, field]): Column => ({
      label: field.label,
      read: (id) => writeValue(model, `${kind}.${name}`, field, fieldValue(id, name)),
    }),
  );
  const refs = fields.flatMap(([name, field]): Column[] =>
    field.type === "ref" ? [{ label: `${field.label}, id`, read: (id) => String(fieldValue(id, name)) }] : [],
  );
  return [...titleFirst(fields, own), ...(ranked.includes(kind) ? rankColumns(model) : []), { label: "Id", read: (id) => id }, ...refs];
}

/** What a thing is called stands first; what it hangs on follows. */
function titleFirst(fields: readonly (readonly [string, Field])[], columns: readonly Column[]): Column[] {
  const at = fields.findIndex(([, field]) => field.type === "line" && field.required);
  return at < 1 ? [...columns] : [...columns.slice(at, at + 1), ...columns.slice(0, at), ...columns.slice(at + 1)];
}

function rankColumns(model: ExportModel): Column[] {
  return rankFields.map((name) => {
    const field = allDefinitions.priority.fields[name];
    const read = (id: string) => {
      const value = model.priorities.get(id)?.[name];
      return value === undefined || value === "unassigned" || !field ? "" : writeValue(model, `priority.${name}`, field, value);
    };
    return { label: name === "notes" ? "Notes on the ranking" : (field?.label ?? name), read };
  });
}

function widthsOf(rows: readonly (readonly SheetCell[])[]): number[] {
  const [head = []] = rows;
  return head.map((_, at) => {
    const lengths = rows.map((row) =>
      Math.max(
        0,
        ...String(row[at]?.text ?? "")
          .split("\n")
          .map((line) => line.length),
      ),
    );
    return Math.min(widest, Math.max(narrowest, ...lengths)) + 2;
  });
}

const matrixCellWidth = 16;

/** Rows hold, columns are held. */
export function nestingSheet(model: ExportModel): Sheet {
  const index = nestingOf(model);
  const name = (id: string) => nameOf(model, "object", id);
  const head: SheetCell[] = [cornerCell, ...index.objects.map((id): SheetCell => ({ text: name(id), tone: "object", strong: true }))];
  const rows = index.objects.map((row): SheetCell[] => [
    { text: name(row), tone: "object", strong: true },
    ...index.objects.map((column) => nestingCell(cellOf(index, row, column))),
  ]);
  return matrixOf("Nested object matrix", [head, ...rows]);
}

const cornerCell: SheetCell = { text: "", tone: "head" };

/** What a cell of the nested-object matrix reads on paper: `1..n presents`, `no`, `?`. */
export function nestingCell(cell: NestingCell): SheetCell {
  if (cell.state === "no") return { text: "no", tone: "no" };
  if (cell.state === "discuss") return { text: "?", tone: "discuss" };
  const { sign, label, more, pencilled } = shownIn(cell);
  const words = [sign, label].filter(Boolean).join(" ") || (cell.state === "related" ? "related" : "");
  const text = more > 0 ? `${words} (and ${more} more)` : words;
  if (cell.state === "related") return { text, tone: "relationship" };
  return pencilled && text !== "" ? { text: `(${text})`, tone: "pencilled" } : { text: "", tone: "plain" };
}

/** Objects by roles. */
export function ctaSheet(model: ExportModel): Sheet {
  const index = ctasByCell(model);
  const roles = rolesOf(model);
  const head: SheetCell[] = [
    cornerCell,
    ...roles.map(({ name }): SheetCell => ({ text: name || "No name yet", tone: "head", strong: true })),
  ];
  const rows = index.objects.map((object): SheetCell[] => [
    { text: nameOf(model, "object", object), tone: "object", strong: true },
    ...roles.map(({ id }) => ctaCell(model, ctaCellOf(index, object, id))),
  ]);
  return matrixOf("CTA matrix", [head, ...rows]);
}

/** A line for each call to action, the primary ones marked with a star. */
export function ctaCell(model: ExportModel, { state, stack }: CtaCell): SheetCell {
  if (state === "none") return { text: "none", tone: "no" };
  if (state === "discuss") return { text: "?", tone: "discuss" };
  const lines = stack.map(({ verb, target, condition, rank }) => {
    const words = [verb || "No verb yet", target && `> ${nameOf(model, "object", target)}`, condition && `(${condition})`];
    return (rank === "primary" ? "* " : "") + words.filter(Boolean).join(" ");
  });
  return { text: lines.join("\n"), tone: stack.length > 0 ? "cta" : "plain" };
}

function matrixOf(name: string, rows: readonly (readonly SheetCell[])[]): Sheet {
  const [first = 0] = widthsOf(rows);
  const widths = [first, ...(rows[0]?.slice(1) ?? []).map(() => matrixCellWidth)];
  return { name, rows, heads: { rows: 1, columns: 1 }, widths, isMatrix: true };
}
