/** Pasting a column into a list: docs/spec/artifacts.md, P16. */
import { expect, test } from "vitest";
import { readItems } from "#shared/import/list-paste.ts";
import { readTable } from "#shared/import/table-paste.ts";

const pasted = (text: string, has: string[] = [], max?: number) => readItems(readTable({ text }), has, max);

test("[P16] each row gives an item, a single row each of its cells, what is known is told", () => {
  expect(pasted("Title\tx\n\nAbstract\ntitles\n  Photo  ", ["photos"])).toEqual({
    problem: "",
    items: ["Title", "Abstract"],
    known: ["Photo"],
    tooLong: [],
  });
  expect(pasted("Title\tAbstract\tمتحدث").items).toEqual(["Title", "Abstract", "متحدث"]);
  expect(pasted("one line").items).toEqual(["one line"]);
});

test("[P16] names that are too long, and far too many, are told", () => {
  expect(pasted(`${"x".repeat(201)}\nok`)).toMatchObject({ items: ["ok"], tooLong: ["x".repeat(201)] });
  expect(pasted("abcdef\nok", [], 5).tooLong).toEqual(["abcdef"]);
  expect(pasted(Array.from({ length: 501 }, (_, at) => `Item ${at}x`).join("\n"))).toMatchObject({
    problem: "This column has 501 new items. Paste at most 500 at once.",
    items: [],
  });
  expect(pasted("").problem).not.toBe("");
});
