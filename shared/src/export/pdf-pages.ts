/** A booklet: cover, then the parts that are wanted, each beginning on a page of its own. Rules EX17–EX21. */
import { type ExportModel, projectName } from "./export-model.ts";
import type { PartKey } from "./formats.ts";
import { frameOf, ink, line, type Mark, type Page, type Paper, tones, withHeads } from "./page.ts";
import { guidePages } from "./pdf-guide.ts";
import { mapPages } from "./pdf-map.ts";
import { matrixPages } from "./pdf-matrix.ts";
import type { TypeSetter } from "./pdf-text.ts";
import { ctaSheet, nestingSheet } from "./sheets.ts";

export interface BookletOptions {
  readonly parts: readonly PartKey[];
  readonly paper: Paper;
  /** When it is made, in words. */
  readonly made: string;
}

type MakePages = (model: ExportModel, paper: Paper, setter: TypeSetter) => Page[];

const pagesOf: Partial<Record<PartKey, MakePages>> = {
  "object-guide": guidePages,
  "nested-object-matrix": (model, paper, setter) => matrixPages(nestingSheet(model), paper, setter),
  "cta-matrix": (model, paper, setter) => matrixPages(ctaSheet(model), paper, setter),
  "object-map": mapPages,
};

/** @param tell after each part, 0 to 1 */
export function makeBooklet(
  model: ExportModel,
  { parts, paper, made }: BookletOptions,
  setter: TypeSetter,
  tell: (share: number) => void,
): Page[] {
  const wanted = (Object.keys(pagesOf) as PartKey[]).filter((part) => parts.includes(part));
  const pages = wanted.flatMap((part, at) => {
    const found = pagesOf[part]?.(model, paper, setter) ?? [];
    tell((at + 1) / wanted.length);
    return found;
  });
  const cover = coverOf(model, paper, setter, made);
  return withHeads(setter, [cover, ...pages], projectName(model));
}

/** Made last, when it is known what could not be shown. */
function coverOf(model: ExportModel, paper: Paper, setter: TypeSetter, made: string): Page {
  const { width, height, left, right } = frameOf(paper, false);
  const { object, relationship, cta, attribute } = model.entities;
  const figures = [
    { tone: tones.object, words: `${object.size} objects` },
    { tone: tones.relationship, words: `${relationship.size} relationships` },
    { tone: tones.cta, words: `${cta.size} calls to action` },
    { tone: tones.core, words: `${attribute.size} attributes` },
  ];
  const marks: Mark[] = [];
  let y = height * 0.3;
  const put = (text: string, size: number, look: { bold?: boolean; quiet?: boolean; most?: number }) => {
    const weight = look.bold ? "bold" : "regular";
    for (const words of setter.wrap(text, right - left, size, weight).slice(0, look.most ?? 12)) {
      y += size * 1.3;
      marks.push({ shape: "text", x: left, y, text: words, size, weight, fill: look.quiet ? ink.quiet : ink.text });
    }
  };
  put(projectName(model), 30, { bold: true, most: 4 });
  y += 12;
  if (model.project.description.trim() !== "") put(model.project.description.trim(), 11, { most: 14 });
  y += 20;
  for (const { tone, words } of figures) {
    marks.push({ shape: "rect", x: left, y, width: 150, height: 22, radius: 3, fill: tone.bg, stroke: tone.line });
    marks.push(line(setter, left + 9, y + 14.6, words, 10, { fill: tone.ink, width: 134 }));
    y += 26;
  }
  y += 14;
  put(made, 9, { quiet: true });
  const replaced = setter.replaced();
  if (replaced > 0) {
    y += 8;
    put(unshownWords(replaced), 9, { quiet: true });
  }
  return { name: "Cover", width, height, marks };
}

/** What the cover and the dialog say about letters that are missing. */
export function unshownWords(count: number): string {
  const texts = count === 1 ? "1 text has" : `${count} texts have`;
  return `${texts} letters that this PDF can not show: it carries Latin, Greek and Cyrillic. Empty boxes stand for them. The other formats have them, and so has a view that is printed.`;
}
