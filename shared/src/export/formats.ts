/**
 * The formats a project leaves in, and what can go into each. A format that is not whole is not in this list.
 */
import type { EntityKind } from "../schema/entities.ts";

export type FormatKey = "pdf" | "excel" | "csv" | "markdown" | "mermaid" | "json";
export type PartKey =
  | "object-guide"
  | "nested-object-matrix"
  | "cta-matrix"
  | "attribute-specs"
  | "object-map"
  | "questions"
  | "noun-foraging";

export interface Part {
  readonly key: PartKey;
  readonly label: string;
  readonly mark: "object" | "rel" | "cta" | "core";
  /** The kind whose number says how much of it there is. */
  readonly counts: EntityKind;
}

export interface Format {
  readonly key: FormatKey;
  readonly label: string;
  readonly words: string;
  /** What the file's name ends with. */
  readonly ending: string;
  readonly type: string;
  readonly parts: readonly PartKey[];
}

export const parts: readonly Part[] = [
  { key: "object-guide", label: "Object guide", mark: "object", counts: "object" },
  { key: "nested-object-matrix", label: "Nested object matrix", mark: "rel", counts: "relationship" },
  { key: "cta-matrix", label: "CTA matrix", mark: "cta", counts: "cta" },
  { key: "object-map", label: "Object map", mark: "core", counts: "attribute" },
  { key: "attribute-specs", label: "Attribute specs", mark: "core", counts: "attribute" },
  { key: "questions", label: "Open questions", mark: "object", counts: "question" },
  { key: "noun-foraging", label: "Noun foraging", mark: "object", counts: "noun" },
];

const tabular = ["object-guide", "nested-object-matrix", "cta-matrix", "attribute-specs", "questions", "noun-foraging"] as const;

export const formats: readonly Format[] = [
  {
    key: "pdf",
    label: "PDF",
    words: "A booklet to read and sign off",
    ending: "pdf",
    type: "application/pdf",
    parts: ["object-guide", "nested-object-matrix", "cta-matrix", "object-map"],
  },
  {
    key: "excel",
    label: "Excel",
    words: "One workbook, a tab per artifact",
    ending: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    parts: tabular,
  },
  { key: "csv", label: "CSV", words: "One file per table, zipped", ending: "csv.zip", type: "application/zip", parts: tabular },
  {
    key: "markdown",
    label: "Markdown",
    words: "The object guide as text",
    ending: "md",
    type: "text/markdown",
    parts: ["object-guide", "nested-object-matrix", "cta-matrix", "attribute-specs", "questions"],
  },
  { key: "mermaid", label: "Mermaid", words: "The system model as a diagram in text", ending: "mmd", type: "text/plain", parts: [] },
  { key: "json", label: "Project file", words: "Everything, to open again here", ending: "orca.json", type: "application/json", parts: [] },
];
