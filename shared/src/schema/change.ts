/**
 * One change as the log keeps it, and the words for it. The words come from the labels of the schema: a new field needs none.
 */
import { type AnyKind, allDefinitions } from "./entities.ts";
import type { Field } from "./field-kinds.ts";

export interface FieldChange {
  readonly kind: AnyKind;
  /** Of the entity; "project"; of the item a priority ranks; the key of an answer, placement or step. */
  readonly id: string;
  /** A field, an element (`synonyms/<key>`), or what happened to the whole: "created", "deleted", "mergedInto". */
  readonly field: string;
  /** What the entity was called when it happened. */
  readonly title: string;
  /** Values as JSON; prose as text; null for nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What somebody did, to stand after their name: `changed the definition of Patient`.
 *
 * Never throws: fields of newer versions are called by their key.
 */
export function describeChange(change: FieldChange): string {
  const thing = thingOf(change);
  const { field, before, after } = change;
  if (field === "created") return `added ${thing}`;
  if (field === "deleted") return after === null ? `restored ${thing}` : `deleted ${thing}`;
  if (field === "mergedInto") return after === null ? `took ${thing} apart again` : `merged ${thing} into another`;
  const [name = field, element] = field.split("/", 2);
  const declared = allDefinitions[change.kind].fields[name];
  const label = (declared?.label ?? name).toLowerCase();
  if (declared?.type === "order") return `moved ${thing}`;
  if (element !== undefined) return describeElement(label, thing, before, after);
  const words = wordsOf(declared, after);
  if (words === "") return isNothing(after) ? `cleared the ${label} of ${thing}` : `changed the ${label} of ${thing}`;
  return `changed the ${label} of ${thing} to ${words}`;
}

function thingOf({ kind, title }: FieldChange): string {
  const { label, held } = allDefinitions[kind];
  if (held === "single") return "the project";
  return title === "" ? `a${/^[aeiou]/i.test(label) ? "n" : ""} ${label.toLowerCase()}` : title;
}

function describeElement(label: string, thing: string, before: unknown, after: unknown): string {
  const words = textOf(after ?? before);
  const what = words === "" ? "an entry" : `“${words}”`;
  if (after === null) return `took ${what} out of the ${label} of ${thing}`;
  return before === null ? `added ${what} to the ${label} of ${thing}` : `changed ${what} in the ${label} of ${thing}`;
}

/** A value in a few words; "" where it is too long or means nothing to people. */
function wordsOf(field: Field | undefined, value: unknown): string {
  if (field?.type === "choice")
    return field.options.find((option) => option.value === value)?.label ?? (isNothing(value) ? "" : String(value));
  if (field?.type === "flag") return value === true ? "yes" : "no";
  if (field?.type === "int") return isNothing(value) ? "" : String(value);
  return field?.type === "line" && typeof value === "string" && value !== "" && value.length <= 80 ? `“${value}”` : "";
}

function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const { text, name } = value as { text?: unknown; name?: unknown };
  return typeof text === "string" ? text : typeof name === "string" ? name : "";
}

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === "";
