/**
 * A value of the model as it reads in a table: names instead of ids, words instead of keys. Derived from the field's declaration.
 */
import { writeMultiplicityText } from "../artifacts/multiplicity-text.ts";
import { type EntityKind, entities } from "../schema/entities.ts";
import { type Field, itemPointer, multiplicity, type SetEntry, type SetField } from "../schema/field-kinds.ts";
import { describeSip, type SipAnswer } from "../schema/sip.ts";
import { titleOf } from "../schema/title.ts";
import { type ExportModel, nameOf } from "./export-model.ts";

/** Sets that say something only when read as a whole. */
const asWhole: Readonly<Record<string, (entries: readonly SetEntry<unknown>[]) => string>> = {
  "object.sip": (entries) => describeSip(entries as readonly SetEntry<SipAnswer>[]),
};

/** @returns a number, or text with a line for each element of a list; "" where nothing is said */
export function writeValue(model: ExportModel, path: string, field: Field, value: unknown): string | number {
  switch (field.type) {
    case "line":
    case "prose":
    case "order":
      return String(value);
    case "choice":
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    case "flag":
      return value === true ? "Yes" : "";
    case "int":
      return typeof value === "number" ? value : "";
    case "ref":
      return value === "" ? "" : refName(model, field.to, String(value));
    case "record":
      return value === null ? "" : writeRecord(model, value);
    case "set":
      return asWhole[path]?.(value as never) ?? writeEntries(model, field, value as readonly SetEntry<unknown>[]);
  }
}

const refName = (model: ExportModel, kind: string, id: string): string =>
  Object.hasOwn(entities, kind) ? nameOf(model, kind as EntityKind, id) : id;

function writeRecord(model: ExportModel, value: unknown): string {
  const range = multiplicity.safeParse(value);
  if (range.success) return writeMultiplicityText(range.data);
  const pointer = itemPointer.safeParse(value);
  if (pointer.success) return refName(model, pointer.data.kind, pointer.data.id);
  return pairs(value).join("; ");
}

const pairs = (value: unknown): string[] =>
  Object.entries(value as object).flatMap(([key, each]) => (each === "" || each === undefined ? [] : [`${key}: ${String(each)}`]));

function writeEntries(model: ExportModel, { key: by }: SetField, entries: readonly SetEntry<unknown>[]): string {
  return entries.map(({ key, value }) => writeEntry(by.by === "ref" ? refName(model, by.to, key) : "", key, value)).join("\n");
}

/** "Clinician (primary)", "Draft: not yet sent", "s.person: yes". */
function writeEntry(name: string, key: string, value: unknown): string {
  if (typeof value !== "object" || value === null) return name || (value === true ? key : `${key}: ${String(value)}`);
  const { order: _, ...rest } = value as Record<string, unknown>;
  const title = name || titleOf(rest);
  const more = Object.entries(rest).filter(([field, each]) => each !== title && each !== "" && each !== false && field !== "name");
  const words = more.map(([field, each]) => (typeof each === "string" ? each : each === true ? field : `${field} ${String(each)}`));
  return words.length === 0 ? title : `${title} (${words.join(", ")})`;
}
