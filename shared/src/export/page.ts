/**
 * Pages as shapes: laid out once, written as a PDF and drawn in the preview. Lengths in points, from the top left.
 */
import type { TypeSetter, Weight } from "./pdf-text.ts";

export type Mark =
  | {
      readonly shape: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
      readonly fill?: string;
      readonly stroke?: string;
    }
  /** `y` of the baseline. */
  | {
      readonly shape: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: Weight;
      readonly fill: string;
    }
  | {
      readonly shape: "line";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly stroke: string;
      readonly dashed?: boolean;
    }
  | { readonly shape: "poly"; readonly points: readonly (readonly [x: number, y: number])[]; readonly fill: string };

export interface Page {
  /** What a preview calls it. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export type Paper = "a4" | "letter" | "a3";

/** Upright. */
const papers: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [595.28, 841.89],
  letter: [612, 792],
  a3: [841.89, 1190.55],
};

/** A page with its head and foot, and the room between them. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const margin = 40;

export function frameOf(paper: Paper, wide: boolean): Frame {
  const [short, long] = papers[paper];
  const [width, height] = wide ? [long, short] : [short, long];
  return { width, height, left: margin, top: margin + 26, right: width - margin, bottom: height - margin - 14 };
}

export const ink = { text: "#14171e", quiet: "#5f656f", line: "#c9cdd4" } as const;

export interface Tone {
  readonly bg: string;
  readonly line: string;
  readonly ink: string;
  readonly mark: string;
}

/** Papers of the light theme. */
export const tones = {
  object: { bg: "#cde1fe", line: "#97c0fb", ink: "#003a7e", mark: "#0a6ddd" },
  relationship: { bg: "#f4f2fe", line: "#d5cbf8", ink: "#452878", mark: "#7c4fd0" },
  cta: { bg: "#c5ebcf", line: "#8dd0a1", ink: "#014a24", mark: "#008847" },
  core: { bg: "#ffec9e", line: "#e3c655", ink: "#4c3f00", mark: "#8e7300" },
  metadata: { bg: "#fed3dc", line: "#f2a4b7", ink: "#6f1035", mark: "#c92d67" },
} as const satisfies Record<string, Tone>;

/** Text in one line that fits. */
export function line(
  setter: TypeSetter,
  x: number,
  y: number,
  text: string,
  size: number,
  look: { weight?: Weight; fill?: string; width?: number } = {},
): Mark {
  const { weight = "regular", fill = ink.text, width } = look;
  const shown = width === undefined ? setter.showable(text) : setter.fit(text, width, size, weight);
  return { shape: "text", x, y, text: shown, size, weight, fill };
}

/** Text that ends at `x`. */
export function lineTo(setter: TypeSetter, x: number, y: number, text: string, size: number, fill: string = ink.quiet): Mark {
  const shown = setter.showable(text);
  return { shape: "text", x: x - setter.widthOf(shown, size), y, text: shown, size, weight: "regular", fill };
}

/** The filled shape of a kind, `size` wide, its corner at `x`, `y`. */
export function kindMark(kind: "object" | "cta" | "core" | "metadata", x: number, y: number, size: number, fill: string): Mark[] {
  if (kind === "object") return [{ shape: "rect", x, y, width: size, height: size, radius: size / 5, fill }];
  if (kind === "cta")
    return [
      {
        shape: "poly",
        points: [
          [x, y],
          [x + size, y + size / 2],
          [x, y + size],
        ],
        fill,
      },
    ];
  if (kind === "metadata")
    return [
      {
        shape: "poly",
        points: [
          [x + size / 2, y],
          [x + size, y + size / 2],
          [x + size / 2, y + size],
          [x, y + size / 2],
        ],
        fill,
      },
    ];
  return [0, 0.37, 0.74].map(
    (step, at) => ({ shape: "rect", x, y: y + step * size, width: at === 2 ? size / 2 : size, height: size * 0.24, fill }) as const,
  );
}

/** Head and foot of every page but the cover, once their number is known. */
export function withHeads(setter: TypeSetter, pages: readonly Page[], project: string): Page[] {
  return pages.map((page, at) => {
    if (at === 0) return page;
    const right = page.width - margin;
    const heads = [
      line(setter, margin, margin + 8, page.name, 13, { weight: "bold", width: page.width / 2 }),
      lineTo(setter, right, margin + 8, setter.fit(project, page.width / 3, 8), 8),
      lineTo(setter, right, page.height - margin + 4, `${at + 1} of ${pages.length}`, 8),
    ];
    return { ...page, marks: [...heads, ...page.marks] };
  });
}
