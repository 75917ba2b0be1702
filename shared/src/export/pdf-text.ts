/**
 * Text as a PDF can show it: which face has each letter, how wide it is, where lines break.
 *
 * A PDF carries its fonts along, and ours know Latin, Greek and Cyrillic. A letter they lack (Arabic, Chinese, emoji) is shown as
 * an empty box, never as another letter, and counted, so that the file can say so (rule EX21).
 */
import { type Face, readFace } from "./font-file.ts";

export type Weight = "regular" | "bold";

/** Faces of one family, by script, the first one for most letters; WOFF 1.0. */
export type FontFiles = Readonly<Record<Weight, readonly Uint8Array[]>>;

export interface TypeSetter {
  readonly faces: Readonly<Record<Weight, readonly Face[]>>;
  /** The text with what can not be shown replaced. */
  showable(text: string): string;
  /** In the unit of `size`. */
  widthOf(text: string, size: number, weight?: Weight): number;
  /** Lines no wider than `width`; a word that is wider is broken. */
  wrap(text: string, width: number, size: number, weight?: Weight): string[];
  /** The beginning that fits, ended with "…". */
  fit(text: string, width: number, size: number, weight?: Weight): string;
  /** Runs of letters that one face has; -1: letters to be shown as boxes. */
  runs(text: string, weight: Weight): { readonly text: string; readonly face: number }[];
  /** How many texts had letters that can not be shown. */
  readonly replaced: () => number;
}

export const unshowable = "�";
/** An empty box stands for it, so wide. */
export const unshowableEms = 0.62;
const segmenter = new Intl.Segmenter("en");

export function makeTypeSetter(files: FontFiles): TypeSetter {
  const faces = { regular: files.regular.map(readFace), bold: files.bold.map(readFace) };
  const replacedIn = new Set<string>();
  const faceOf = (letter: number, weight: Weight): number => faces[weight].findIndex((face) => face.widthOf(letter) !== null);
  const letterWidth = (letter: number, weight: Weight): number => faces[weight][faceOf(letter, weight)]?.widthOf(letter) ?? unshowableEms;
  const isShowable = (segment: string) => [...segment].every((sign) => faceOf(sign.codePointAt(0) ?? 0, "regular") >= 0);

  const showable = (text: string): string => {
    // Signs without a width of their own: joiners, selectors, marks of direction.
    const plain = text.normalize("NFC").replace(/(?!\u200d)(?:\p{Cf}|\p{Variation_Selector})/gu, "");
    const shown = [...segmenter.segment(plain.replace(/[\t\p{Zs}]/gu, " "))]
      .map(({ segment }) => (segment === "\n" || isShowable(segment) ? segment : unshowable))
      .join("");
    if (shown.includes(unshowable) && !text.includes(unshowable)) replacedIn.add(text);
    return shown;
  };
  const widthOf = (text: string, size: number, weight: Weight = "regular"): number =>
    [...text].reduce((sum, sign) => sum + letterWidth(sign.codePointAt(0) ?? 0, weight), 0) * size;

  const wrap = (text: string, width: number, size: number, weight: Weight = "regular"): string[] =>
    showable(text)
      .split("\n")
      .flatMap((line) => wrapLine(line, (part) => widthOf(part, size, weight) <= width));

  const fit = (text: string, width: number, size: number, weight: Weight = "regular"): string => {
    const whole = showable(text).replaceAll("\n", " ");
    if (widthOf(whole, size, weight) <= width) return whole;
    const [first = ""] = wrapLine(whole, (part) => widthOf(`${part}…`, size, weight) <= width, true);
    return `${first.trimEnd()}…`;
  };

  const runs = (text: string, weight: Weight) => {
    const found: { text: string; face: number }[] = [];
    for (const sign of text) {
      const face = faceOf(sign.codePointAt(0) ?? 0, weight);
      const last = found.at(-1);
      if (last?.face === face) last.text += sign;
      else found.push({ text: sign, face });
    }
    return found;
  };
  return { faces, showable, widthOf, wrap, fit, runs, replaced: () => replacedIn.size };
}

/** @param everywhere may break inside words that would fit on a line of their own */
function wrapLine(line: string, fits: (part: string) => boolean, everywhere = false): string[] {
  const lines: string[] = [];
  let now = "";
  const put = (piece: string) => {
    if (fits(now + piece)) {
      now += piece;
      return;
    }
    if (now.trim() !== "") lines.push(now.trimEnd());
    now = piece.trimStart();
  };
  for (const word of line.split(/(?<= )/)) {
    if (!everywhere && fits(word.trimEnd())) put(word);
    else for (const sign of word) put(sign);
  }
  lines.push(now.trimEnd());
  return lines;
}
