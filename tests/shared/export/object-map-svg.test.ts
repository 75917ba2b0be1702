/** The object map as a picture: docs/spec/export.md, X1–X5. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  layOutObjectMap,
  type PicturedColumn,
  type PicturedMap,
  type PicturedNote,
  writeObjectMapSvg,
} from "#shared/export/object-map-svg.ts";
import { escapeXml, fitText, textWidth } from "#shared/export/picture.ts";

const note = (text: string, more: Partial<PicturedNote> = {}): PicturedNote => ({
  kind: "core",
  text,
  end: "",
  isPrimary: false,
  uncertain: false,
  endsCard: false,
  ...more,
});
const column = (name: string, sections: PicturedColumn["sections"] = []): PicturedColumn => ({
  name,
  phase: "now",
  uncertain: false,
  sections,
});
const mapOf = (columns: readonly PicturedColumn[]): PicturedMap => ({ project: "Harbour Conf app", line: "2 objects", columns });

test("[X1] names are text: whatever they hold, the file stays well formed and holds no other elements", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (name) => {
      const svg = writeObjectMapSvg({ project: name, line: name, columns: [column(name, [[note(name, { uncertain: true })]])] });
      const tags = new Set([...svg.matchAll(/<\/?([^\s>/]+)/g)].map(([, tag]) => tag));
      expect([...tags].every((tag) => ["svg", "title", "rect", "text", "path"].includes(tag ?? ""))).toBe(true);
      expect(svg.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toMatch(/&/);
      expect([...svg].every((sign) => sign >= " " || "\t\n\r".includes(sign))).toBe(true);
    }),
  );
});

test("[X1] signs of XML are escaped", () => {
  expect(escapeXml(`<script>"&'\u0000\u000bx`)).toBe("&lt;script&gt;&quot;&amp;&#39;x");
});

test("[X2] nothing runs over its edge: what does not fit is cut between letters, the whole is told", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), fc.integer({ min: 20, max: 200 }), (text, width) => {
      const fitted = fitText(text, width, 12);
      expect(fitted.text === text || textWidth(fitted.text, 12) <= width || fitted.text === "…").toBe(true);
      if (fitted.text !== text) expect(fitted.full).toBe(text);
    }),
  );
  expect(fitText("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 28, 12).text).toBe("👩‍👩‍👧‍👦…");
});

test("[X3] a column stands as on the wall: its name, its lists, the card line below the note that ends the card", () => {
  const { shapes } = layOutObjectMap(
    mapOf([column("Session", [[note("Title", { endsCard: true }), note("Level")], [note("Speaker", { kind: "nested", end: "1..n" })]])]),
  );
  const texts = shapes.flatMap((shape) => (shape.shape === "text" ? [[shape.text, shape.y] as const] : []));
  expect(texts.map(([text]) => text)).toEqual([
    "Harbour Conf app",
    "2 objects",
    "Session",
    "Title",
    "card ends here",
    "Level",
    "Speaker",
    "1..n",
  ]);
  const ys = texts.slice(2, 7).map(([, y]) => y);
  expect(ys).toEqual([...ys].sort((a, b) => a - b));
});

test("[X4] many objects stand in rows of about equal length, within the picture", () => {
  const objects = Array.from({ length: 42 }, (_, at) => column(`Object ${at}`, [[note("One"), note("Two")]]));
  const { width, height, shapes } = layOutObjectMap(mapOf(objects));
  const rects = shapes.flatMap((shape) => (shape.shape === "rect" ? [shape] : []));
  expect(new Set(rects.filter((rect) => rect.height > 35).map((rect) => rect.y)).size).toBe(4);
  expect(rects.every((rect) => rect.x >= 0 && rect.x + rect.width <= width && rect.y + rect.height <= height)).toBe(true);
});

test("[X5] the same map gives the same file, and an empty one a picture too", () => {
  const map = mapOf([column("Session", [[note("Title")]])]);
  expect(writeObjectMapSvg(map)).toBe(writeObjectMapSvg(map));
  expect(writeObjectMapSvg(mapOf([]))).toContain("Harbour Conf app");
});
