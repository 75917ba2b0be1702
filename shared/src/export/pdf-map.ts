/** The object map in colour: a column for each object, as on the wall; a column that is too long goes on in the next place. */
import { ctasOf } from "../artifacts/cta-index.ts";
import { nestedOn } from "../artifacts/nesting-index.ts";
import { type MapItem, readColumn } from "../artifacts/object-map.ts";
import { ctasByCell, type ExportModel, nameOf, nestingOf, onObject, phaseOf, rolesOf } from "./export-model.ts";
import { frameOf, ink, kindMark, line, lineTo, type Mark, type Page, type Paper, tones } from "./page.ts";
import type { TypeSetter } from "./pdf-text.ts";

const [narrowest, gap, headHeight, noteHeight, noteGap, sectionGap] = [116, 8, 26, 19, 2, 6];

/** Something of a column, and how high it is. */
interface Piece {
  readonly height: number;
  readonly draw: (x: number, y: number, width: number) => Mark[];
}

export function mapPages(model: ExportModel, paper: Paper, setter: TypeSetter): Page[] {
  const { width, height, left, top, right, bottom } = frameOf(paper, true);
  const across = Math.max(1, Math.floor((right - left + gap) / (narrowest + gap)));
  const columnWidth = (right - left + gap) / across - gap;
  const places = columnsOf(model, setter).flatMap(({ name, phase, pieces }) => partColumn(name, phase, pieces, bottom - top, setter));
  const pages: Page[] = [];
  for (let at = 0; at < places.length; at += across) {
    const marks = places.slice(at, at + across).flatMap((draw, place) => draw(left + place * (columnWidth + gap), top, columnWidth));
    pages.push({ name: "Object map", width, height, marks });
  }
  return pages;
}

function columnsOf(model: ExportModel, setter: TypeSetter) {
  const [nesting, ctas] = [nestingOf(model), ctasByCell(model)];
  const roles = rolesOf(model).map(({ id }) => id);
  return [...model.entities.object.keys()].map((id) => {
    const source = {
      object: id,
      attributes: onObject(model, "attribute", id),
      nested: nestedOn(nesting, id),
      ctas: ctasOf(ctas, id),
      roles,
    };
    const column = readColumn({ ...source, cardLine: model.project.cardLine ?? 5 }, "kind");
    const pieces = column.sections.flatMap(({ items }, at) => [
      ...(at === 0 ? [] : [space]),
      ...items.flatMap((item) => [note(model, item, setter), ...(item.id === column.cardEndsAfter ? [cardEnd(setter)] : [])]),
    ]);
    return { name: nameOf(model, "object", id), phase: phaseOf(model, id), pieces };
  });
}

const space: Piece = { height: sectionGap, draw: () => [] };

function note(model: ExportModel, item: MapItem, setter: TypeSetter): Piece {
  const kind = item.kind === "nested" ? "object" : item.kind;
  const tone = tones[kind];
  const target = item.kind === "cta" ? (model.entities.cta.get(item.entity)?.target ?? "") : "";
  const name =
    item.kind === "nested" ? nameOf(model, "object", item.object) : item.text || (item.kind === "cta" ? "No verb yet" : "No name yet");
  const words = (target === "" ? name : `${name} > ${nameOf(model, "object", target)}`) + (item.uncertain ? " ?" : "");
  const endWidth = item.sign === "" ? 0 : setter.widthOf(item.sign, 7) + 6;
  return {
    height: noteHeight + noteGap,
    draw: (x, y, columnWidth) => [
      { shape: "rect", x, y, width: columnWidth, height: noteHeight, radius: 2, fill: tone.bg, stroke: tone.line },
      ...kindMark(kind, x + 6, y + 6.5, 6, tone.mark),
      line(setter, x + 17, y + 12.6, words, 8, {
        fill: tone.ink,
        width: columnWidth - 24 - endWidth,
        weight: item.isPrimary ? "bold" : "regular",
      }),
      ...(item.sign === "" ? [] : [lineTo(setter, x + columnWidth - 6, y + 12.4, item.sign, 7, tone.ink)]),
    ],
  };
}

const cardEnd = (setter: TypeSetter): Piece => ({
  height: 11,
  draw: (x, y, columnWidth) => [
    { shape: "line", x1: x, y1: y + 5, x2: x + columnWidth - 52, y2: y + 5, stroke: ink.quiet, dashed: true },
    lineTo(setter, x + columnWidth, y + 7, "card ends here", 6.5),
  ],
});

/** A column in as many places as it takes, each with the object's head. */
function partColumn(name: string, phase: string, pieces: readonly Piece[], room: number, setter: TypeSetter) {
  const parts: Piece[][] = [[]];
  let used = headHeight + sectionGap;
  for (const piece of pieces) {
    if (used + piece.height > room) {
      parts.push([]);
      used = headHeight + sectionGap;
    }
    parts.at(-1)?.push(piece);
    used += piece.height;
  }
  return parts.map((part, at) => (x: number, top: number, columnWidth: number): Mark[] => {
    const title = at === 0 ? name : `${name}, continued`;
    const head: Mark[] = [
      { shape: "rect", x, y: top, width: columnWidth, height: headHeight, radius: 3, fill: tones.object.bg, stroke: tones.object.line },
      line(setter, x + 8, top + 16.5, title, 9.5, { weight: "bold", fill: tones.object.ink, width: columnWidth - 44 }),
      ...(phase === "" ? [] : [lineTo(setter, x + columnWidth - 8, top + 16, phase, 7, tones.object.ink)]),
    ];
    let y = top + headHeight + sectionGap;
    const body = part.flatMap((piece) => {
      const marks = piece.draw(x, y, columnWidth);
      y += piece.height;
      return marks;
    });
    return [...head, ...body];
  });
}
