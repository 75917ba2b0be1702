/** Projects to export, the same at every run: a sample, and names that try to be more than text. */
import * as Y from "yjs";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { createEntities, type Writer } from "#shared/document/write.ts";
import type { ExportModel } from "#shared/export/export-model.ts";
import { fillFromSample, type SampleKey } from "#shared/samples/samples.ts";
import { everyField } from "./every-field.ts";
import { writerOf } from "./peers.ts";

const made = (fill: (doc: Y.Doc, writer: Writer) => void): ExportModel => {
  const doc = new Y.Doc();
  fill(doc, writerOf("ana", 7));
  return readModel(doc);
};

export async function sampleModel(key: SampleKey): Promise<ExportModel> {
  const doc = new Y.Doc();
  await fillFromSample(doc, writerOf("ana", 7), key);
  return readModel(doc);
}

/** Something in every field of every kind. */
export const everyFieldModel = (): ExportModel => made(everyField);

/** Objects with these names, each with an attribute, a call to action and a relationship that bear the same name. */
export const namedModel = (names: readonly string[]): ExportModel =>
  made((doc, writer) => {
    newProjectDocument(doc, { name: names[0] ?? "Harbour" }, writer);
    const [role = ""] = createEntities(doc, writer, [{ kind: "role", values: { name: names[0] ?? "Pilot" } }]);
    const ids = createEntities(
      doc,
      writer,
      names.map((name) => ({ kind: "object" as const, values: { name, definition: name } })),
    );
    for (const [at, object] of ids.entries()) {
      const name = names[at] ?? "";
      createEntities(doc, writer, [
        { kind: "attribute", values: { object, name, example: name } },
        { kind: "cta", values: { object, verb: name.slice(0, 60), roles: { [role]: { rank: "primary", order: "a0" } }, why: name } },
        { kind: "relationship", values: { source: object, target: ids[0], label: name, "out.nested": "list" } },
      ]);
    }
  });

/** Names that spreadsheets, Markdown, Mermaid or a PDF could take for something else. */
export const trickyNames = [
  "=1+1",
  '=HYPERLINK("http://x","y")',
  "+1",
  "-1",
  "@SUM(A1)",
  "  =2",
  "＝3",
  "＠x",
  "a,b;c\td",
  'say "yes"',
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "a | b",
  "`code`",
  "# head",
  "1. first",
  "- item",
  "[x](javascript:alert(1))",
  "100 % sure",
  "back\\slash",
  "#quot; #35; &amp;",
  "%% comment",
  "end",
  "مرحبا بالعالم",
  "漢字と仮名",
  "👩‍👩‍👧‍👦 family",
  "e\u0301tude",
  "Ärzte, žluťoučký, Ελλάδα, Київ, Việt Nam",
  "x".repeat(200),
];
