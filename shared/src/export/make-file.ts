/**
 * Makes a file of a project in one of the formats, together with what a preview shows of it: both come from the same data. Pure.
 */
import { csvFileName, writeCsv } from "./csv.ts";
import { type ExportModel, projectName, type Scope, scopeModel } from "./export-model.ts";
import { type FormatKey, formats, type PartKey } from "./formats.ts";
import { writeMarkdown } from "./markdown.ts";
import { type Diagram, writeMermaid } from "./mermaid.ts";
import type { Paper } from "./page.ts";
import type { FontFiles } from "./pdf-text.ts";
import { makeSheets } from "./sheets.ts";
import { writeZip } from "./zip.ts";

export interface ExportRequest {
  readonly format: Exclude<FormatKey, "json">;
  readonly parts: readonly PartKey[];
  readonly scope: Scope;
  readonly diagram: Diagram;
  readonly paper: Paper;
  /** Ms since 1970. */
  readonly at: number;
}

/** One thing a preview turns to: a file of the zip, a sheet, a page. `content` is its text, or JSON of a sheet or a page. */
export interface PreviewPart {
  readonly name: string;
  readonly shows: "text" | "sheet" | "page";
  readonly content: string;
}

export interface MadeFile {
  readonly content: string | Uint8Array;
  readonly preview: readonly PreviewPart[];
  /** What somebody should know about this file. */
  readonly note?: string;
}

/** What lies beside the code and is fetched when it is wanted. */
export interface Supplies {
  fonts(): Promise<FontFiles>;
}

/** Tells how far it is, 0 to 1; called between pieces of work. */
export type Tell = (share: number, words: string) => void;

const makers: Readonly<
  Record<
    ExportRequest["format"],
    (model: ExportModel, request: ExportRequest, tell: Tell, supplies: Supplies) => MadeFile | Promise<MadeFile>
  >
> = {
  pdf: makePdf,
  excel: makeExcel,
  csv: makeCsv,
  markdown: (model, { parts, at }) => asText("Guide", writeMarkdown(model, { parts, made: madeAt(at) })),
  mermaid: (model, { diagram }) => asText("Diagram", writeMermaid(model, diagram)),
};

export async function makeFile(model: ExportModel, request: ExportRequest, supplies: Supplies, tell: Tell): Promise<MadeFile> {
  return makers[request.format](scopeModel(model, request.scope), request, tell, supplies);
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

/** As the workbook's; its pages are laid out by the widths of the fonts it carries. */
async function makePdf(model: ExportModel, { parts, paper, at }: ExportRequest, tell: Tell, { fonts }: Supplies): Promise<MadeFile> {
  const [{ makeTypeSetter }, { makeBooklet, unshownWords }, { writePdf }, files] = await Promise.all([
    import("./pdf-text.ts"),
    import("./pdf-pages.ts"),
    import("./pdf.ts"),
    fonts(),
  ]);
  const setter = makeTypeSetter(files);
  const pages = makeBooklet(model, { parts, paper, made: madeAt(at) }, setter, (share) => tell(0.3 + share * 0.2, "Laying out pages"));
  const content = writePdf(pages, setter, { title: projectName(model), at }, (share) => tell(0.5 + share * 0.5, "Writing pages"));
  const preview = pages.map(
    (page, place) => ({ name: `${place + 1}. ${page.name}`, shows: "page", content: JSON.stringify(page) }) as const,
  );
  return { content, preview, ...(setter.replaced() > 0 ? { note: unshownWords(setter.replaced()) } : {}) };
}
