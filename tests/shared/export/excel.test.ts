/** The workbook, read again by another reader: docs/spec/files.md, EX14–EX16. */
import readSheets from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { writeWorkbook } from "#shared/export/excel.ts";
import { parts } from "#shared/export/formats.ts";
import { makeSheets, type Sheet } from "#shared/export/sheets.ts";
import { everyFieldModel, namedModel, sampleModel, trickyNames } from "#tests/support/export-world.ts";
import { readZip } from "#tests/support/read-zip.ts";

const everything = parts.map(({ key }) => key);
const written = (sheets: readonly Sheet[]) => writeWorkbook(sheets, { title: "Harbour", at: 0 }, () => undefined);
const readAgain = async (bytes: Uint8Array) => {
  const found = await readSheets(Buffer.from(bytes), { trim: false });
  return new Map(found.map(({ sheet, data }) => [sheet, data]));
};
/** Empty cells are nothing to the reader, and rows end with their last cell. */
const asRead = (sheet: Sheet) => sheet.rows.map((row) => row.map(({ text }) => (text === "" ? null : text)));

describe("the workbook", () => {
  test.each(["harbour-summit", "st-brannoc"] as const)("[EX14] %s: each sheet has every cell", async (key) => {
    const sheets = makeSheets(await sampleModel(key), everything);
    const read = await readAgain(await written(sheets));
    expect([...read.keys()]).toEqual(sheets.map(({ name }) => name));
    for (const sheet of sheets) expect(read.get(sheet.name)).toEqual(asRead(sheet));
  });

  test("[EX14] a value of every field of every kind comes back", async () => {
    const sheets = makeSheets(everyFieldModel(), everything);
    const read = await readAgain(await written(sheets));
    for (const sheet of sheets) expect(read.get(sheet.name)).toEqual(asRead(sheet));
  });

  test("[EX14] nothing to say makes a workbook that opens", async () => {
    expect([...(await readAgain(await written([]))).keys()]).toEqual(["Empty"]);
  });

  test("[EX15] names that begin like formulas are text, and stay text when somebody edits the cell", async () => {
    const sheets = makeSheets(namedModel(trickyNames), everything);
    const bytes = await written(sheets);
    const files = readZip(bytes);
    const pages = [...files].filter(([name]) => name.startsWith("xl/worksheets/sheet"));
    expect(pages).toHaveLength(sheets.length);
    for (const [, xml] of pages) {
      expect(xml).not.toMatch(/<f[ >]|<hyperlink/);
      for (const [cell] of xml.matchAll(/<c [^>]*>.*?<\/c>/g)) expect(cell).toMatch(/ t="s"|^<c r="[A-Z]+\d+" s="\d+"><v>-?\d+<\/v>/);
    }
    expect([...files.keys()].filter((name) => name.includes("externalLink"))).toEqual([]);
    const read = await readAgain(bytes);
    expect(
      read
        .get("Objects")
        ?.slice(1)
        .map(([name]) => name),
    ).toEqual(
      asRead(sheets[0] as Sheet)
        .slice(1)
        .map(([name]) => name),
    );
    const text = /numFmtId="49"/;
    expect(files.get("xl/styles.xml")).toMatch(text);
  });

  test("[EX16] heads stay when one scrolls and stand on every printed page; the matrices are in colour", async () => {
    const sheets = makeSheets(await sampleModel("harbour-summit"), everything);
    const files = readZip(await written(sheets));
    const at = sheets.findIndex(({ name }) => name === "Nested object matrix") + 1;
    expect(files.get(`xl/worksheets/sheet${at}.xml`)).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2"');
    expect(files.get("xl/workbook.xml")).toContain("&apos;Nested object matrix&apos;!$A:$A,&apos;Nested object matrix&apos;!$1:$1");
    for (const colour of ["FFCDE1FE", "FFF4F2FE", "FFEAF8ED", "FFE6E8EC"]) expect(files.get("xl/styles.xml")).toContain(colour);
  });

  test("[EX16] what is longer than a cell of Excel takes is cut, and says so", async () => {
    const long = "x".repeat(40_000);
    const sheet: Sheet = {
      name: "Long",
      rows: [[{ text: long, tone: "plain" }]],
      heads: { rows: 0, columns: 0 },
      widths: [10],
      isMatrix: false,
    };
    const cell = String((await readAgain(await written([sheet]))).get("Long")?.[0]?.[0]);
    expect([cell.length, cell.at(-1)]).toEqual([32_767, "…"]);
  });
});
