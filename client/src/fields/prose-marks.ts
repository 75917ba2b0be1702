/**
 * The little Markdown that prose is shown with: bold, italics, lists, headings. The text shown while reading and the editor
 * both follow this one reading, so that nothing moves when one takes the place of the other. Rules F10–F12, docs/spec/fields.md.
 */

/** Part of a line shown in a style. `from..to` is the inside; the signs before and after it are `mark` letters long. */
export interface ProseSpan {
  readonly from: number;
  readonly to: number;
  readonly mark: number;
  readonly style: "strong" | "em";
}

export interface ProseLine {
  /** Offsets in the whole text, without the line break. */
  readonly from: number;
  readonly to: number;
  readonly kind: "text" | "blank" | "item" | "heading";
  /** Length of "- " or "## " at the start of the line. */
  readonly lead: number;
  /** After the first blank line: said in a quieter tone. */
  readonly later: boolean;
  readonly spans: readonly ProseSpan[];
}

const item = /^\s{0,8}(?:[-*+]|\d{1,3}[.)]) (?=\S)/;
const heading = /^#{1,3} (?=\S)/;
const styled = /(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1|(?<![\w*])([*_])(?=[^\s*_])(.{1,500}?)(?<=[^\s*_])\3(?![\w*])/g;

/** Every line of a text, in order. Never fails: what is not understood is plain text. */
export function readProse(text: string): ProseLine[] {
  let from = 0;
  let later = false;
  return text.split("\n").map((line) => {
    const read = readLine(line, from, later);
    from += line.length + 1;
    later ||= read.kind === "blank" && from > 1;
    return read;
  });
}

function readLine(line: string, from: number, later: boolean): ProseLine {
  const lead = (item.exec(line) ?? heading.exec(line))?.[0].length ?? 0;
  const kind = line.trim() === "" ? "blank" : lead === 0 ? "text" : heading.test(line) ? "heading" : "item";
  return { from, to: from + line.length, kind, lead, later, spans: readSpans(line, from, lead) };
}

function readSpans(line: string, from: number, lead: number): ProseSpan[] {
  return [...line.slice(lead).matchAll(styled)].map((match) => {
    const mark = match[1]?.length ?? 1;
    const start = from + lead + match.index + mark;
    return { from: start, to: start + match[0].length - 2 * mark, mark, style: mark === 2 ? "strong" : "em" };
  });
}
