/** A line of prose cut into pieces of one style each, for showing it; the signs of bold and italics are left out. */
import type { NameMatch } from "#client/project/name-index.ts";
import type { ProseLine } from "./prose-marks.ts";

export interface ProsePiece {
  readonly from: number;
  readonly text: string;
  readonly strong: boolean;
  readonly em: boolean;
  /** The "- " of a list or the "## " of a heading. */
  readonly lead: boolean;
  /** Id of the object named here. */
  readonly object: string | null;
}

/** @param mentions of the whole text, in order */
export function piecesOf(text: string, line: ProseLine, mentions: readonly NameMatch[]): ProsePiece[] {
  const here = mentions.filter((mention) => mention.from < line.to && mention.to > line.from);
  const cuts = new Set([line.from, line.from + line.lead, line.to]);
  for (const { from, to } of here) cuts.add(Math.max(from, line.from)).add(Math.min(to, line.to));
  for (const { from, to, mark } of line.spans)
    cuts
      .add(from - mark)
      .add(from)
      .add(to)
      .add(to + mark);
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).flatMap((from, index) => pieceAt(text, line, here, from, at[index + 1] ?? line.to) ?? []);
}

function pieceAt(text: string, line: ProseLine, mentions: readonly NameMatch[], from: number, to: number): ProsePiece | null {
  const isSign = line.spans.some((s) => (from >= s.from - s.mark && to <= s.from) || (from >= s.to && to <= s.to + s.mark));
  if (isSign || from >= to) return null;
  const within = (style: "strong" | "em") => line.spans.some((span) => span.style === style && from >= span.from && to <= span.to);
  return {
    from,
    text: text.slice(from, to),
    strong: within("strong"),
    em: within("em"),
    lead: to <= line.from + line.lead,
    object: mentions.find((mention) => from >= mention.from && to <= mention.to)?.id ?? null,
  };
}
