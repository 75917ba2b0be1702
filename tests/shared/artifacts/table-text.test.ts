/** Tables on the clipboard: docs/spec/artifacts.md, P1–P5. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readTableHtml, writeTableHtml } from "#shared/import/table-html.ts";
import { readTable } from "#shared/import/table-paste.ts";
import { readTableText, separatorOf, writeTableText } from "#shared/import/table-text.ts";

const sign = fc.constantFrom('"', '""', "\t", "\n", ",", ";", "a", "介绍", "🎤", "عرض", " ", "-", "<b>", "&", "&amp;");
const cell = fc.array(sign, { maxLength: 5 }).map((signs) => signs.join(""));
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
const tidy = (text: string) =>
  text
    .replace(/[ \t]+/g, " ")
    .replace(/ *\n */g, "\n")
    .trim();

test("[P1] what is written as text reads back cell by cell", () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(readTableText(writeTableText(rows), "\t")).toEqual(rows);
    }),
    { numRuns: 2_000 },
  );
});

test("[P1] any text at all can be read, and quotes that close nothing stay in their cell", () => {
  fc.assert(fc.property(fc.string({ unit: fc.oneof(sign, fc.string()) }), (text) => Array.isArray(readTableText(text))));
  expect(readTableText('5"\t"open\nnext\t"a" b')).toEqual([
    ['5"', '"open'],
    ["next", '"a" b'],
  ]);
});

test("[P1] line ends of every system, a last one makes no row, rows may be ragged", () => {
  expect(readTableText("a\tb\r\nc\rd\te\tf\n")).toEqual([["a", "b"], ["c"], ["d", "e", "f"]]);
  expect(readTableText('"two\r\nlines"\tb')).toEqual([["two\nlines", "b"]]);
  expect(readTableText("a\t\n\tb")).toEqual([
    ["a", ""],
    ["", "b"],
  ]);
});

test("[P2] commas part cells only where every line has as many and none is followed by a space", () => {
  expect([separatorOf("a,b\nc,d"), separatorOf("a;b\nc;d"), separatorOf("a\tb,c\nd,e")]).toEqual([",", ";", "\t"]);
  expect([separatorOf("approve, return\nview, edit"), separatorOf("approve,return"), separatorOf("a,b\nc")]).toEqual(["\t", "\t", "\t"]);
  expect(readTableText('name,"a, b"\nc,d')).toEqual([
    ["name", "a, b"],
    ["c", "d"],
  ]);
});

test("[P3] what is written as HTML reads back", () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(readTableHtml(writeTableHtml(rows, { rows: 1, columns: 1 }))).toEqual(rows.map((row) => row.map(tidy)));
    }),
    { numRuns: 1_000 },
  );
});

test("[P4] a page as a spreadsheet writes it: styles, comments, merged cells, spaces, entities", () => {
  const html = `<html><head><style>td{color:red}</style></head><body><!--StartFragment--><p>Notes</p>
    <table border=0><colgroup><col span=2></colgroup><tbody>
    <tr><td colspan="2" style='mso-a:"b"'>Inside&nbsp;a</td><th>Room</th></tr>
    <tr><td rowspan=2>Session<br>plan</td><td> held   in&#x20;1..n </td><td>A &lt;b&gt; &amp; c</td></tr>
    <tr><td>x</td><td><table><tr><td>in</td><td>side</td></tr></table></td></tr>
    </tbody></table><table><tr><td>second</td></tr></table>`;
  expect(readTableHtml(html)).toEqual([
    ["Inside a", "", "Room"],
    ["Session\nplan", "held in 1..n", "A <b> & c"],
    ["", "x", "inside"],
  ]);
});

test("[P4] nothing but the first table is read, and broken ones still open", () => {
  expect(readTableHtml("<p>no table</p>")).toBeNull();
  expect(readTableHtml("<table><tr><td>a<td>b<tr><td>c")).toEqual([["a", "b"], ["c"]]);
  expect(readTableHtml("<table><tr><td rowspan=9999999 colspan=9999999>a</table>")?.[0]).toHaveLength(1000);
  expect(readTableHtml("<table><script>alert(1)</script><tr><td>a</td></tr></table>")).toEqual([["a"]]);
});

test("[P5] a clipboard without a table says so", () => {
  expect(readTable({ text: "", html: "<img src=x>" }).problem).toBe("There is no text on the clipboard that could fill cells.");
  expect(readTable({ text: " \t \n" }).problem).not.toBe("");
  expect(readTable({ text: "a\n".repeat(10_001) }).problem).toBe("This table has 10,001 rows. Paste at most 10,000 at once.");
  expect(readTable({ text: "x", html: "<table><tr><td>a</td></tr></table>" })).toEqual({ rows: [["a"]], problem: "" });
});
