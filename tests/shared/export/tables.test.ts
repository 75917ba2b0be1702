/** Sheets and CSV: docs/spec/files.md, EX1–EX6. */
import { describe, expect, test } from "vitest";
import { csvCell, csvFileName, writeCsv } from "#shared/export/csv.ts";
import { type ExportModel, objectsIn, scopeModel } from "#shared/export/export-model.ts";
import { formats, parts } from "#shared/export/formats.ts";
import { makeFile } from "#shared/export/make-file.ts";
import { makeSheets, type Sheet, tableOf } from "#shared/export/sheets.ts";
import { readTableText } from "#shared/import/table-text.ts";
import { type EntityKind, entities } from "#shared/schema/entities.ts";
import { supplies } from "#tests/support/export-fonts.ts";
import { everyFieldModel, namedModel, sampleModel, trickyNames } from "#tests/support/export-world.ts";
import { readZip } from "#tests/support/read-zip.ts";

const everything = parts.map(({ key }) => key);
const textOf = (sheet: Sheet): string[][] => sheet.rows.map((row) => row.map(({ text }) => String(text)));
const sheetOf = (model: ExportModel, name: string): Sheet => {
  const found = makeSheets(model, everything).find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

describe("tables", () => {
  test("[EX1] every declared field of every kind has a column with something in it, but for orders", () => {
    const model = everyFieldModel();
    for (const kind of Object.keys(entities) as EntityKind[]) {
      const [head = [], first = []] = textOf(tableOf(model, kind));
      for (const field of Object.values(entities[kind].fields)) {
        if (field.type === "order") continue;
        expect(first[head.indexOf(field.label)], `${kind}: ${field.label}`).toBeTruthy();
      }
      expect(head).toContain("Id");
    }
  });

  test("[EX1] names stand instead of ids, lists have a line for each element", async () => {
    const model = await sampleModel("harbour-summit");
    const [head = [], ...rows] = textOf(tableOf(model, "cta"));
    const bookmark = rows.find(([verb]) => verb === "Bookmark") ?? [];
    expect(bookmark[head.indexOf("Object")]).toBe("Session");
    expect(bookmark[head.indexOf("Who may")]).toBe("Attendee (primary)");
    expect(bookmark[head.indexOf("Phase")]).toBe("Now");
    const [, edition = []] = textOf(tableOf(model, "object"));
    expect(edition).toContain("conference\nevent\nsummit\nthis year");
  });

  test("[EX2] the matrices stand as on the screen", async () => {
    const model = await sampleModel("harbour-summit");
    const nested = textOf(sheetOf(model, "Nested object matrix"));
    const [head = []] = nested;
    const session = nested.find(([name]) => name === "Session") ?? [];
    expect(session[head.indexOf("Speaker")]).toBe("1..n given by");
    expect(nested.find(([name]) => name === "Track")?.[head.indexOf("Edition")]).toBe("no");
    const ctas = textOf(sheetOf(model, "CTA matrix"));
    const attendee = ctas[0]?.indexOf("Attendee") ?? 0;
    expect(ctas.find(([name]) => name === "Session")?.[attendee]?.split("\n")[0]).toBe("* Bookmark");
  });

  test("[EX2] St Brannoc: a row and a column for each of 42 objects", async () => {
    const { rows } = sheetOf(await sampleModel("st-brannoc"), "Nested object matrix");
    expect([rows.length, ...new Set(rows.map((row) => row.length))]).toEqual([43, 43]);
  });

  test("[EX3] a part of the objects takes along what hangs on them, and nothing that hangs on others", async () => {
    const model = await sampleModel("harbour-summit");
    const now = objectsIn(model, "now");
    const scoped = scopeModel(model, "now");
    expect(now.length).toBeGreaterThan(0);
    expect(now.length).toBeLessThan(14);
    expect([...scoped.entities.object.keys()]).toEqual(now);
    for (const { source, target } of scoped.entities.relationship.values()) expect(now).toEqual(expect.arrayContaining([source, target]));
    for (const { object, target } of scoped.entities.cta.values()) expect([...now, ""]).toEqual(expect.arrayContaining([object, target]));
    for (const { cta } of scoped.entities.criterion.values()) expect(scoped.entities.cta.has(cta)).toBe(true);
    expect(objectsIn(model, "next").length).toBeGreaterThanOrEqual(now.length);
  });
});

describe("CSV", () => {
  test("[EX4] read again by another parser, every cell is as it was", async () => {
    for (const sheet of makeSheets(await sampleModel("st-brannoc"), everything)) {
      expect(readTableText(writeCsv(sheet).slice(1), ",")).toEqual(textOf(sheet));
    }
  });

  test.each(trickyNames)("[EX5] %s can not act as a formula", (name) => {
    for (const sheet of makeSheets(namedModel([name]), everything)) {
      for (const cell of readTableText(writeCsv(sheet).slice(1), ",").flat()) expect(cell).not.toMatch(/^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
    }
  });

  test("[EX5] signs that begin formulas are kept behind an apostrophe, and nothing else is touched", () => {
    for (const text of ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "  =1", "＝1", "\u00a0@x"]) expect(csvCell(text)).toBe(`"'${text}"`);
    expect(csvCell('say "yes"')).toBe('"say ""yes"""');
    for (const text of ["a=1", "1-2", "", "'x"]) expect(csvCell(text)).toBe(`"${text}"`);
    expect(csvCell(-5)).toBe("-5");
  });

  test("[EX6] the bundle holds a file for each table that has rows, and is the same each time", async () => {
    const model = await sampleModel("harbour-summit");
    const request = { format: "csv", parts: everything, scope: "all", diagram: "entities", paper: "a4", at: 0 } as const;
    const made = await makeFile(model, request, supplies, () => undefined);
    const files = readZip(made.content as Uint8Array);
    expect([...files.keys()]).toEqual(makeSheets(model, everything).map(csvFileName));
    expect(files.get("1-objects.csv")).toBe(writeCsv(tableOf(model, "object")));
    expect((await makeFile(model, request, supplies, () => undefined)).content).toEqual(made.content);
    expect(made.preview.map(({ name }) => name)).toEqual([...files.keys()]);
  });

  test("[EX6] golden files: the tables of Harbour Summit", async () => {
    const model = await sampleModel("harbour-summit");
    for (const name of ["Objects", "Nested object matrix", "CTA matrix"]) {
      const sheet = sheetOf(model, name);
      await expect(writeCsv(sheet)).toMatchFileSnapshot(`golden/${csvFileName(sheet, 0).slice(2)}`);
    }
  });
});

test("[EX7] what a format offers is a part that exists, and an empty project makes a file in each", async () => {
  const model = namedModel([]);
  for (const { key, parts: offered } of formats) {
    expect(parts.map((part) => part.key)).toEqual(expect.arrayContaining([...offered]));
    if (key === "json") continue;
    const made = await makeFile(
      model,
      { format: key, parts: offered, scope: "all", diagram: "entities", paper: "a4", at: 0 },
      supplies,
      () => undefined,
    );
    expect(made.content.length).toBeGreaterThan(0);
  }
});
