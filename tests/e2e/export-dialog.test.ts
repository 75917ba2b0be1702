/** The export dialog: a format, what goes in, the file as it will be; made on the device, without a server. */
import { readFileSync } from "node:fs";
import readSheets from "read-excel-file/node";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { readZip } from "#tests/support/read-zip.ts";
import { startStory } from "#tests/support/story.ts";
import { filesOf } from "#tests/support/story-files.ts";

test("[EX7][EX13] every format is made without a server, and what is saved is what was shown", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.waitsForPill("Saved on this device");
  const files = filesOf(ana.page);
  await files.exports();
  for (const format of ["PDF", "Excel", "CSV"]) await files.chooses(format);
  await ana.line.drop();
  const read = ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes).toString("utf8");

  await files.chooses("Markdown");
  const shown = await files.exporting.getByRole("textbox", { name: "Guide" }).inputValue();
  const guide = await files.saves();
  expect(guide.name).toBe("harbour-summit-conference-app.md");
  expect(shown.length).toBeGreaterThan(10_000);
  expect(read(guide).startsWith(shown.replace(/…$/, ""))).toBe(true);
  expect(shown).toContain("## Session");

  await files.chooses("PDF");
  const booklet = await files.saves();
  expect(booklet.name).toBe("harbour-summit-conference-app.pdf");
  const { text: pages } = await extractText(await getDocumentProxy(booklet.bytes), { mergePages: false });
  await files.exporting.getByText(`Page 1 of ${pages.length}`).waitFor();
  expect(pages[0]).toContain("Harbour Summit");

  await files.chooses("Excel");
  const book = await files.saves();
  expect(book.name).toBe("harbour-summit-conference-app.xlsx");
  const sheets = await readSheets(Buffer.from(book.bytes));
  expect(sheets.map(({ sheet }) => sheet)).toContain("Nested object matrix");
  expect(sheets.find(({ sheet }) => sheet === "Objects")?.data).toHaveLength(15);

  await files.chooses("CSV");
  const bundle = await files.saves();
  expect(bundle.name).toBe("harbour-summit-conference-app.csv.zip");
  const tables = readZip(bundle.bytes);
  expect(tables.size).toBe(10);
  expect(tables.get("1-objects.csv")?.split("\r\n")).toHaveLength(16);

  await files.exporting.getByRole("checkbox", { name: /Object guide/ }).uncheck();
  await files.exporting.getByText("1-nested-object-matrix.csv").waitFor();
  expect(readZip((await files.saves()).bytes).size).toBe(9);

  const text = files.exporting.getByRole("textbox", { name: "Diagram" });
  await files.chooses("Mermaid");
  await expect.poll(() => text.inputValue()).toContain("erDiagram");
  await files.exporting.getByRole("radio", { name: "Flowchart" }).check();
  await expect.poll(() => text.inputValue()).toContain("flowchart LR");
  expect(read(await files.saves())).toContain('o1["Edition"]:::object');

  await files.chooses("Project file");
  const copy = read(await files.saves());
  await files.exporting.getByRole("button", { name: "Close" }).click();
  await files.opens("again.orca.json", copy);
  await ana.page.getByRole("button", { name: "Merge" }).click();
  await ana.sees("Nothing new: all of this file is here already");
});

test("[EX13] by keyboard: the palette, a format by arrows, Ctrl and Enter", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.waitsForPill("Saved on this device");
  await ana.page.getByRole("button", { name: "Search or run a command" }).click();
  await ana.page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
  await ana.types("> export");
  await ana.page.getByRole("option", { name: /^Export/ }).waitFor();
  await ana.presses("Enter");
  const { exporting } = filesOf(ana.page);
  await exporting.getByRole("radio", { name: /^PDF/ }).waitFor();
  await expect.poll(() => exporting.getByRole("radio", { name: /^PDF/ }).evaluate((each) => each === document.activeElement)).toBe(true);
  for (const _ of ["Excel", "CSV", "Markdown"]) await ana.presses("ArrowDown");
  await expect.poll(() => exporting.getByRole("textbox", { name: "Guide" }).inputValue()).toContain("## Session");
  const [download] = await Promise.all([ana.page.waitForEvent("download"), ana.presses("Control+Enter")]);
  expect(readFileSync(await download.path(), "utf8")).toContain("## Session");
  await ana.presses("Escape");
  await exporting.waitFor({ state: "detached" });
});

test.each(["light", "dark"] as const)("[EX13] nothing stands in anybody's way: %s", async (theme) => {
  const story = await startStory();
  const ana = await story.person("Ana", { dark: theme === "dark" });
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const files = filesOf(ana.page);
  await files.exports();
  for (const format of ["PDF", "Excel", "Markdown", "Project file"]) {
    await files.chooses(format);
    expect(await findBarriers(ana.page)).toEqual([]);
  }
});
