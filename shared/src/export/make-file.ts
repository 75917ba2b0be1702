/**
 * Makes a file of a project in one of the formats, together with what a preview shows of it: both come from the same data. Pure.
 */
import { csvFileName, writeCsv } from "./csv.ts";
import { type ExportModel, projectName, type Scope, scopeModel } from "./export-model.ts";
import { type FormatKey, formats, type PartKey } from "./formats.ts";
import { writeMarkdown } from "./markdown.ts";
import { type Diagram, writeMermaid } from "./mermaid.ts";
import { makeSheets } from "./sheets.ts";
import { writeZip } from "./zip.ts";

export interface ExportRequest {
  readonly format: Exclude<FormatKey, "json">;
  readonly parts: readonly PartKey[];
  readonly scope: Scope;
  readonly diagram: Diagram;
  /** Ms since 1970. */
  readonly at: number;
}

/** One thing a preview turns to: a file of the zip, a sheet, a page. `content` is its text, or JSON of a sheet. */
export interface PreviewPart {
  readonly name: string;
  readonly shows: "text" | "sheet";
  readonly content: string;
}

export interface MadeFile {
  readonly content: string | Uint8Array;
  readonly preview: readonly PreviewPart[];
}

/** Tells how far it is, 0 to 1; called between pieces of work. */
export type Tell = (share: number, words: string) => void;

const makers: Readonly<
  Record<ExportRequest["format"], (model: ExportModel, request: ExportRequest, tell: Tell) => MadeFile | Promise<MadeFile>>
> = {
  excel: makeExcel,
  csv: makeCsv,
  markdown: (model, { parts, at }) => asText("Guide", writeMarkdown(model, { parts, made: madeAt(at) })),
  mermaid: (model, { diagram }) => asText("Diagram", writeMermaid(model, diagram)),
};

export async function makeFile(model: ExportModel, request: ExportRequest, tell: Tell): Promise<MadeFile> {
  return makers[request.format](scopeModel(model, request.scope), request, tell);
}

/** "Harbour Conf app" → "harbour-conf-app.csv.zip": letters every file system takes. */
export function exportFileName(model: Pick<ExportModel, "project">, format: FormatKey): string {
  const plain = projectName(model as ExportModel)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? ["project"];
  return `${words.join("-").slice(0, 60)}.${formats.find(({ key }) => key === format)?.ending ?? format}`;
}

const minute = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });

export const madeAt = (at: number): string => `Made on ${minute.format(at)} with ORCA Project Builder`;

const asText = (name: string, content: string): MadeFile => ({ content, preview: [{ name, shows: "text", content }] });

function makeCsv(model: ExportModel, { parts }: ExportRequest, tell: Tell): MadeFile {
  const sheets = makeSheets(model, parts);
  tell(0.5, "Writing tables");
  const files = Object.fromEntries(sheets.map((sheet, at) => [csvFileName(sheet, at), writeCsv(sheet)]));
  const preview = sheets.map((sheet, at) => ({ name: csvFileName(sheet, at), shows: "sheet", content: JSON.stringify(sheet) }) as const);
  tell(0.8, "Packing");
  return { content: writeZip(files), preview };
}

/** The writer is large, and fetched when it is wanted. */
async function makeExcel(model: ExportModel, { parts, at }: ExportRequest, tell: Tell): Promise<MadeFile> {
  const sheets = makeSheets(model, parts);
  tell(0.4, "Writing sheets");
  const { writeWorkbook } = await import("./excel.ts");
  const content = await writeWorkbook(sheets, { title: projectName(model), at }, (share) => tell(0.4 + share * 0.3, "Writing sheets"));
  return { content, preview: sheets.map((sheet) => ({ name: sheet.name, shows: "sheet", content: JSON.stringify(sheet) }) as const) };
}
