/** The model speaks: the active cell, what is being typed, or the range, in plain language. */
import { memo, useEffect, useState } from "react";
import { useNestingIndex, useNestingReading } from "#client/project/use-nesting-index.ts";
import { counted, grouped } from "#shared/artifacts/counted.ts";
import { columnSum, rowSum } from "#shared/artifacts/nested-object-matrix.ts";
import { cellOf, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import { readNestingText } from "#shared/artifacts/nesting-input.ts";
import { sentenceOfCell, sentenceOfRange, sentenceOfTyping } from "#shared/artifacts/nesting-sentence.ts";
import { mention, type NameOf, plainSentence, type Sentence, strong, text } from "#shared/artifacts/sentence.ts";
import { type GridAt, spotOf } from "../../parts/grid/grid-places.ts";
import { type GridSnapshot, useFollowedSnapshot } from "../../parts/grid/grid-state.ts";
import { Kbd } from "../../parts/kbd.tsx";
import { useDraftText } from "./draft.ts";
import { useMatrix } from "./matrix-context.ts";
import { useChangedHere } from "./others-here.ts";
import { turn } from "./pair.ts";
import { SentenceText } from "./sentence-text.tsx";
import { useNames } from "./use-object-name.ts";

const frame =
  "flex min-h-[38px] shrink-0 items-center gap-3 border-y border-line bg-subtle px-5 whitespace-nowrap print:hidden max-phone:whitespace-normal";

export function SentenceBar() {
  const { grid } = useMatrix();
  return <SentenceOf now={useFollowedSnapshot(grid)} />;
}

const SentenceOf = memo(function SentenceOf({ now: { active, edit } }: { now: GridSnapshot }) {
  const { mayWrite } = useMatrix();
  const { sentence, isOpen } = useSaid(active);
  const changed = useChangedWords(active);
  const said = useQuiet([sentence ? plainSentence(sentence) : "", changed].filter(Boolean).join(" "));
  return (
    <div className={frame}>
      {active && <Where at={active} />}
      <p data-sentence className="min-w-0 truncate">
        {sentence && <SentenceText sentence={sentence} />}
      </p>
      {isOpen && mayWrite && !edit && (
        <span className="-ml-1 inline-flex items-center gap-1.5 text-ink-3">
          Type it, or <Kbd keys={["-"]} /> for no.
        </span>
      )}
      {changed !== "" && !edit && <p className="truncate text-ink-2">{changed}</p>}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
});

/** "Mei changed your “pays”." as long as one is in the cell. */
function useChangedWords(active: GridAt | null): string {
  const { isTurned } = useMatrix();
  const pair = active?.row && active.column ? turn(isTurned, { row: active.row, column: active.column }) : null;
  return useChangedHere(pair)
    .map(({ by, mine }) => `${by?.name ?? "Somebody"} changed your “${mine}”.`)
    .join(" ");
}

function Where({ at }: { at: GridAt }) {
  const { grid } = useMatrix();
  const { row, column } = spotOf(grid.axes(), at);
  const words = [row >= 0 && `Row ${row + 1}`, column >= 0 && `column ${column + 1}`].filter(Boolean).join(", ");
  return <span className="border-r border-line-2 pr-3 text-sm text-ink-3 tabular-nums">{words.replace(/^c/, "C")}</span>;
}

interface Said {
  readonly sentence: Sentence | null;
  /** Nothing is answered yet. */
  readonly isOpen: boolean;
}

function useSaid(active: GridAt | null): Said {
  const { grid, isTurned, draft } = useMatrix();
  const names = useNames();
  const { index } = useNestingIndex();
  useNestingReading("any", ({ total }) => `${total.related} ${total.no} ${total.discuss}`);
  const typed = useDraftText(draft);
  const selected = grid.cells();
  const pair = active?.row && active.column ? turn(isTurned, { row: active.row, column: active.column }) : null;
  const cell = useNestingReading(`cell:${pair?.row}>${pair?.column}`, () => (pair ? cellOf(index, pair.row, pair.column) : null));
  if (selected.length > 1) {
    const cells = selected.map((at) => turn(isTurned, at)).map(({ row, column }) => cellOf(index, row, column));
    return { sentence: sentenceOfRange(cells), isOpen: false };
  }
  if (!cell) return { sentence: sentenceOfHead(active, isTurned, index, names), isOpen: false };
  if (typed !== null) return { sentence: sentenceOfTyping(cell, readNestingText(typed), names), isOpen: false };
  return { sentence: sentenceOfCell(cell, names), isOpen: cell.state === "unanswered" };
}

/** Of an object as such: what it holds and where it is held. */
function sentenceOfHead(at: GridAt | null, isTurned: boolean, index: PairIndex, names: NameOf): Sentence | null {
  const id = at?.row ?? at?.column ?? null;
  if (id === null) return null;
  const isHolder = (at?.row !== null) !== isTurned;
  const { nested, toAnswer, toDiscuss } = isHolder ? rowSum(index, id) : columnSum(index, id);
  const rest = [toAnswer > 0 && `${grouped(toAnswer)} to answer`, toDiscuss > 0 && `${grouped(toDiscuss)} to discuss`]
    .filter(Boolean)
    .join(", ");
  return [
    mention(names, id),
    text(isHolder ? " holds " : " is held in "),
    strong(counted(nested, isHolder ? "nested object" : "place")),
    text(rest === "" ? "." : `; ${rest}.`),
  ];
}

/** What readers are told once the hands rest: the cell itself has been read out by then. */
function useQuiet(text: string): string {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 700);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}
