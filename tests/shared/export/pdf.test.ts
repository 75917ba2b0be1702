/** The booklet, read again by another reader: docs/spec/files.md, EX17–EX22. */
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import type { ExportModel } from "#shared/export/export-model.ts";
import { readFace } from "#shared/export/font-file.ts";
import { makeFile } from "#shared/export/make-file.ts";
import type { Page, Paper } from "#shared/export/page.ts";
import { makeTypeSetter, unshowable } from "#shared/export/pdf-text.ts";
import { fonts, supplies } from "#tests/support/export-fonts.ts";
import { everyFieldModel, namedModel, sampleModel, trickyNames } from "#tests/support/export-world.ts";

const parts = ["object-guide", "nested-object-matrix", "cta-matrix", "object-map"] as const;

async function booklet(model: ExportModel, paper: Paper = "a4", wanted: readonly (typeof parts)[number][] = parts) {
  const request = { format: "pdf", parts: wanted, scope: "all", diagram: "entities", paper, at: 0 } as const;
  const made = await makeFile(model, request, supplies, () => undefined);
  return { ...made, bytes: made.content as Uint8Array, pages: made.preview.map(({ content }) => JSON.parse(content) as Page) };
}

/** A copy, since the reader takes the bytes over. */
const open = (bytes: Uint8Array) => getDocumentProxy(new Uint8Array(bytes));
const textOf = async (bytes: Uint8Array) => (await extractText(await open(bytes), { mergePages: false })).text;
const wordsOn = ({ marks }: Page) => marks.flatMap((mark) => (mark.shape === "text" ? [mark.text] : []));

const isWithin = (at: { x: number; y: number }, box: { x: number; y: number; width: number; height: number }) =>
  at.x >= box.x && at.x < box.x + box.width && at.y > box.y && at.y <= box.y + box.height;

describe("the booklet", () => {
  test("[EX17] another reader finds the pages, and on them the words: cover, guide, matrices, map", async () => {
    const model = await sampleModel("st-brannoc");
    const { bytes, pages } = await booklet(model);
    const read = await textOf(bytes);
    expect(read).toHaveLength(pages.length);
    expect(read[0]?.replace(/\s+/g, " ")).toContain("St Brannoc hospital group scheduling");
    const all = read.join(" ").replace(/\s+/g, " ");
    for (const { name, definition } of model.entities.object.values()) {
      expect(all).toContain(name);
      expect(all).toContain(definition.replace(/\s+/g, " ").trim());
    }
    for (const [at, page] of pages.entries()) {
      for (const words of wordsOn(page)) expect(read[at]?.replace(/\s/g, "")).toContain(words.replace(/\s/g, ""));
    }
  });

  test("[EX17] only what is wanted goes in, and every page but the cover has its name and number", async () => {
    const { bytes, pages } = await booklet(await sampleModel("harbour-summit"), "a4", ["object-map"]);
    expect(new Set(pages.map(({ name }) => name))).toEqual(new Set(["Cover", "Object map"]));
    const read = await textOf(bytes);
    for (const [at, text] of read.slice(1).entries()) expect(text).toContain(`${at + 2} of ${pages.length}`);
  });

  test("[EX18] the matrix stands on as many pages as it takes; each has the heads of its rows and columns, and every cell is on one", async () => {
    const model = await sampleModel("st-brannoc");
    const { pages } = await booklet(model, "a4", ["nested-object-matrix"]);
    const matrix = pages.filter(({ name }) => name === "Nested object matrix");
    const names = [...model.entities.object.values()].map(({ name }) => name);
    expect(matrix.length).toBeGreaterThan(5);
    let cells = 0;
    for (const page of matrix) {
      const boxes = page.marks.filter((mark) => mark.shape === "rect");
      const [top, left] = [Math.min(...boxes.map(({ y }) => y)), Math.min(...boxes.map(({ x }) => x))];
      const [across, down] = [boxes.filter(({ y }) => y === top), boxes.filter(({ x }) => x === left)];
      expect(boxes).toHaveLength(across.length * down.length);
      cells += (across.length - 1) * (down.length - 1);
      const wordsIn = (box: (typeof boxes)[number]) =>
        page.marks.flatMap((mark) => (mark.shape === "text" && isWithin(mark, box) ? [mark.text] : [])).join(" ");
      for (const head of [...across, ...down]) if (head.x > left || head.y > top) expect(names).toContain(wordsIn(head));
    }
    expect(cells).toBe(42 * 42);
  });

  test.each([
    ["a4", 595, 842],
    ["letter", 612, 792],
    ["a3", 842, 1191],
  ] as const)("[EX19] %s: text stands upright, matrices and map lie; nothing is beyond the edge", async (paper, short, long) => {
    const { bytes, pages } = await booklet(await sampleModel("harbour-summit"), paper);
    const pdf = await open(bytes);
    const setter = makeTypeSetter(fonts);
    for (const [at, page] of pages.entries()) {
      const { width, height } = (await pdf.getPage(at + 1)).getViewport({ scale: 1 });
      const lies = /matrix|map/.test(page.name);
      expect([Math.round(width), Math.round(height)]).toEqual(lies ? [long, short] : [short, long]);
      for (const mark of page.marks) {
        const right =
          mark.shape === "rect"
            ? mark.x + mark.width
            : mark.shape === "text"
              ? mark.x + setter.widthOf(mark.text, mark.size, mark.weight)
              : 0;
        const bottom = mark.shape === "rect" ? mark.y + mark.height : mark.shape === "text" ? mark.y : 0;
        expect([right <= width - 20, bottom <= height - 20]).toEqual([true, true]);
      }
    }
  });

  test("[EX20] the map is in the four colours, with a mark for each kind so that it reads in grey", async () => {
    const { pages } = await booklet(await sampleModel("harbour-summit"), "a4", ["object-map"]);
    const fills = new Set(pages.slice(1).flatMap(({ marks }) => marks.flatMap((mark) => ("fill" in mark && mark.fill ? [mark.fill] : []))));
    for (const colour of ["#cde1fe", "#c5ebcf", "#ffec9e", "#fed3dc", "#008847", "#c92d67"]) expect(fills).toContain(colour);
    expect(pages.flatMap(wordsOn)).toContain("card ends here");
  });

  test("[EX22] nothing in it is run or loaded, whatever names hold, and the same project gives the same file", async () => {
    const [one, again] = [await booklet(namedModel(trickyNames)), await booklet(namedModel(trickyNames))];
    expect(Buffer.from(one.bytes).equals(Buffer.from(again.bytes))).toBe(true);
    const raw = Buffer.from(one.bytes).toString("latin1");
    expect(raw).not.toMatch(/\/(?:JavaScript|JS|URI|Launch|EmbeddedFile|SubmitForm|OpenAction \[?[^[\d])/);
    expect((await textOf(one.bytes)).join(" ")).toContain("<script>alert(1)</script>");
  });

  test("[EX17] something in every field, and nothing at all, make a booklet", async () => {
    for (const model of [everyFieldModel(), namedModel([])]) expect((await textOf((await booklet(model)).bytes)).length).toBeGreaterThan(0);
  });
});

describe("letters", () => {
  const setter = () => makeTypeSetter(fonts);

  test("[EX21] Latin, Greek and Cyrillic are shown, in the face that has them, and read again as they were", async () => {
    const name = "Ärzte, žluťoučký, Ελλάδα, Київ, Việt Nam";
    expect(setter().showable(name)).toBe(name);
    const { bytes, note } = await booklet(namedModel([name]));
    expect(note).toBeUndefined();
    expect((await textOf(bytes)).join(" ").replace(/\s+/g, "")).toContain(name.replace(/\s+/g, ""));
  });

  test("[EX21] others stand as boxes, one for each letter people see, and the cover and the dialog say so", async () => {
    const text = setter();
    expect(text.showable("漢字 and مرحبا")).toBe(`${unshowable.repeat(2)} and ${unshowable.repeat(5)}`);
    expect(text.showable("👩‍👩‍👧‍👦 family")).toBe(`${unshowable} family`);
    expect(text.showable("e\u0301tude")).toBe("étude");
    expect(text.replaced()).toBe(2);
    const { bytes, note } = await booklet(namedModel(["漢字"]));
    expect(note).toMatch(/letters that this PDF can not show/);
    expect((await textOf(bytes))[0]?.replace(/\s+/g, " ")).toContain("Empty boxes stand for them");
  });

  test("[EX21] lines break between words, long words within, and what is cut ends with …", () => {
    const text = setter();
    for (const words of ["One year's running of the conference", "Averyveryverylongwordthatdoesnotfit", "x", ""]) {
      const lines = text.wrap(words, 60, 10);
      for (const line of lines) expect(text.widthOf(line, 10)).toBeLessThanOrEqual(60);
      expect(lines.join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""));
    }
    expect(text.fit("Programme Reviewer", 40, 10)).toMatch(/^Prog.*…$/);
    expect(text.wrap("two\nlines", 100, 10)).toEqual(["two", "lines"]);
  });

  test("[EX21] a file that is no font is refused", () => {
    expect(() => readFace(new Uint8Array(60))).toThrow("WOFF");
  });
});
