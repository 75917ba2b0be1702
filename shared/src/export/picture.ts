/**
 * A picture as shapes: laid out once, written as SVG here and drawn on a canvas by the client. Pure; lengths in px.
 *
 * Only text and shapes: nothing in a picture is run or loaded, fonts are named and never embedded. Rules X1–X4, docs/spec/export.md.
 */
export type Shape =
  | {
      readonly shape: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly fill: string;
      readonly stroke?: string;
    }
  | {
      readonly shape: "text";
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly text: string;
      /** What `text` stands for where it was cut. */
      readonly full?: string;
      readonly size: number;
      readonly weight: number;
      readonly fill: string;
      readonly anchor: "start" | "end";
    }
  | { readonly shape: "line"; readonly x1: number; readonly x2: number; readonly y: number; readonly stroke: string }
  /** In a field of 16 × 16, moved and scaled. */
  | { readonly shape: "mark"; readonly d: string; readonly x: number; readonly y: number; readonly size: number; readonly fill: string };

export interface Picture {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly shapes: readonly Shape[];
}

export const pictureFont = '"Inter Variable", Inter, system-ui, sans-serif';

/** The picture as a file of its own. */
export function writeSvg({ title, width, height, background, shapes }: Picture): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${escapeXml(pictureFont)}">`;
  const ground = `<rect width="${width}" height="${height}" fill="${background}"/>`;
  return [head, `<title>${escapeXml(title)}</title>`, ground, ...shapes.map(writeShape), "</svg>", ""].join("\n");
}

function writeShape(shape: Shape): string {
  if (shape.shape === "rect") {
    const { x, y, width, height, radius, fill, stroke } = shape;
    const edge = stroke ? ` stroke="${stroke}"` : "";
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"${edge}/>`;
  }
  if (shape.shape === "line") {
    return `<path d="M${shape.x1} ${shape.y}H${shape.x2}" stroke="${shape.stroke}" stroke-dasharray="3 3"/>`;
  }
  if (shape.shape === "mark") {
    const { x, y, size, fill, d } = shape;
    return `<path transform="translate(${x} ${y}) scale(${round(size / 16)})" d="${d}" fill="${fill}"/>`;
  }
  const { x, y, text, full, size, weight, fill, anchor } = shape;
  const side = anchor === "end" ? ' text-anchor="end"' : "";
  const whole = full === undefined ? "" : `<title>${escapeXml(full)}</title>`;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}"${side}>${escapeXml(text)}${whole}</text>`;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as XML takes it: marked up signs escaped, signs that XML knows not left out. */
export function escapeXml(text: string): string {
  return [...text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "")].filter(isXmlSign).join("");
}

function isXmlSign(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/**
 * The beginning of a text that fits, cut between letters and ended with "…".
 *
 * Widths are those of Inter, roughly; a wide script counts a whole em a letter, so that nothing runs over its edge.
 */
export function fitText(text: string, width: number, size: number): { readonly text: string; readonly full?: string } {
  const room = width / size;
  const letters = lettersOf(text).map((letter) => ({ letter, ems: emsOfLetter(letter) }));
  if (letters.reduce((sum, { ems }) => sum + ems, 0) <= room) return { text };
  let left = room - emsOf("…");
  const cut = letters.findIndex(({ ems }) => {
    left -= ems;
    return left < 0;
  });
  const kept = letters.slice(0, Math.max(0, cut)).map(({ letter }) => letter);
  return { text: `${kept.join("").trimEnd()}…`, full: text };
}

export function textWidth(text: string, size: number): number {
  return lettersOf(text).reduce((sum, letter) => sum + emsOfLetter(letter), 0) * size;
}

const segmenter = new Intl.Segmenter("en");
const lettersOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** A letter of several signs (a family, a flag, an accent of its own) is as wide as its widest. */
const emsOfLetter = (letter: string): number => Math.max(0, ...[...letter].map(emsOf));

function emsOf(sign: string): number {
  if (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(sign)) return 1.05;
  if (/\p{M}/u.test(sign)) return 0;
  if (/[iljI.,:;'|!()[\] ]/.test(sign)) return 0.3;
  if (/[mwMW@%&…]/.test(sign)) return 0.92;
  if (/\p{Lu}/u.test(sign)) return 0.7;
  return 0.58;
}
