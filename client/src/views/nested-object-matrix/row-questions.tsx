/**
 * One row asked at once: which of these would you see on a Session? A line for each object, answered by one key or one touch.
 *
 * On a phone it is the matrix; elsewhere a way to go through it with people who have never seen one.
 */

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useNestingCell, useNestingFigures, useNestingIndex, useNestingObjects } from "#client/project/use-nesting-index.ts";
import { grouped } from "#shared/artifacts/counted.ts";
import { nextRowToAsk, rowSum } from "#shared/artifacts/nested-object-matrix.ts";
import { describeCell, type NestingCell } from "#shared/artifacts/nesting-cell.ts";
import { cellOf } from "#shared/artifacts/nesting-index.ts";
import { type NestingInput, readNestingKey } from "#shared/artifacts/nesting-input.ts";
import { sentenceOfRow } from "#shared/artifacts/nesting-sentence.ts";
import { articleOf, pluralOf } from "#shared/schema/names.ts";
import { Button } from "../../parts/button.tsx";
import { classNames } from "../../parts/class-names.ts";
import { mayLettersFire } from "../../parts/commands.ts";
import { countOf } from "../../parts/counted.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { ProgressRing } from "../../parts/progress-ring.tsx";
import { AnswerButtons } from "./answer-buttons.tsx";
import "./row-questions.css";
import { useUndoToast } from "../../fields/undo-toast.ts";
import { CellDialog } from "./cell-dialog.tsx";
import { useMatrix } from "./matrix-context.ts";
import { CellWords } from "./nested-cell.tsx";
import { SentenceText } from "./sentence-text.tsx";
import { shownName, useNames, useObjectName } from "./use-object-name.ts";

export interface RowQuestionsProps {
  row: string;
  onRow: (row: string) => void;
}

export function RowQuestions({ row, onRow }: RowQuestionsProps) {
  const { mayWrite } = useMatrix();
  const objects = useNestingObjects();
  const { index } = useNestingIndex();
  const names = useNames();
  const [opened, setOpened] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const at = objects.indexOf(row);
  const go = (step: 1 | -1) => {
    const next = objects[(at + step + objects.length) % objects.length];
    if (next !== undefined) flushSync(() => onRow(next));
    focusQuestion(list.current, objects[0]);
  };
  useEffect(() => {
    // Whoever comes by the keyboard begins with the first open question.
    if (!list.current?.contains(document.activeElement)) {
      focusQuestion(list.current, objects.find((column) => cellOf(index, row, column).state === "unanswered") ?? objects[0]);
    }
  }, [row, index, objects]);
  return (
    <section aria-labelledby="row-question" className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 items-center gap-3 border-y border-line bg-subtle py-2 pr-3 pl-5 max-phone:flex-wrap">
        <h2 id="row-question" className="min-w-0 flex-1 text-md max-phone:basis-full">
          <SentenceText sentence={sentenceOfRow(row, names)} />
        </h2>
        <RowProgress row={row} />
        <IconButton label="Row before" keys={<Kbd keys={["PgUp"]} look="ink" />} icon={<ChevronLeft />} onClick={() => go(-1)} />
        <IconButton label="Next row" keys={<Kbd keys={["PgDn"]} look="ink" />} icon={<ChevronRight />} onClick={() => go(1)} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <ul ref={list} className="mx-auto max-w-[860px] px-5 py-2 max-phone:px-0 max-phone:py-0">
          {objects.map((column) => (
            <Question key={column} row={row} column={column} onOpen={setOpened} onRow={go} />
          ))}
        </ul>
      </div>
      {mayWrite && <RowFoot row={row} onRow={onRow} />}
      <CellDialog pair={opened === null ? null : { row, column: opened }} onClose={() => setOpened(null)} />
    </section>
  );
}

function RowProgress({ row }: { row: string }) {
  const { answered, of } = useAnswered(row);
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-ink-3 tabular-nums max-phone:mr-auto">
      <ProgressRing done={answered} of={of} label={`${grouped(answered)} of ${grouped(of)} answered`} />
      {answered} of {of}
    </span>
  );
}

function useAnswered(row: string): { answered: number; of: number } {
  const of = useNestingObjects().length;
  const toAnswer = useNestingFigures(`row:${row}`, (index) => rowSum(index, row).toAnswer);
  return { answered: of - toAnswer, of };
}

/** What is left of the row in one press, and the next row that has something open. */
function RowFoot({ row, onRow }: RowQuestionsProps) {
  const { actions } = useMatrix();
  const { index } = useNestingIndex();
  const { answered, of } = useAnswered(row);
  const tell = useUndoToast();
  const left = of - answered;
  const next = useNestingFigures("any", (now) => nextRowToAsk(now, row));
  const name = shownName(useObjectName(next ?? ""));
  const refuseRest = () => {
    const open = index.objects.filter((column) => cellOf(index, row, column).state === "unanswered").map((column) => ({ row, column }));
    actions.say(open, { says: "no" });
    tell(`${countOf(open.length, "cell", "cells")} without a relationship`);
  };
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line bg-subtle px-5 py-2 max-phone:px-4">
      {left > 0 && (
        <Button size="sm" onClick={refuseRest}>
          {left === of ? "None of these" : `The other ${grouped(left)}: no`}
        </Button>
      )}
      {next !== null && next !== row && (
        <Button size="sm" variant={left === 0 ? "primary" : "quiet"} onClick={() => onRow(next)}>
          Go on with {name}
        </Button>
      )}
      {next === null && <p className="text-ink-2">Every cell of the matrix is answered.</p>}
      <p className="ml-auto inline-flex items-center gap-3 text-xs text-ink-3 max-phone:hidden">
        <span className="inline-flex items-center gap-[5px]">
          <Kbd keys={["1", "0", "*", "+"]} /> How many
        </span>
        <span className="inline-flex items-center gap-[5px]">
          <Kbd keys={["-"]} /> No
        </span>
        <span className="inline-flex items-center gap-[5px]">
          <Kbd keys={["?"]} /> Discuss
        </span>
        <span className="inline-flex items-center gap-[5px]">
          <Kbd keys={["enter"]} /> All fields
        </span>
      </p>
    </footer>
  );
}

interface QuestionProps {
  row: string;
  column: string;
  onOpen: (column: string) => void;
  onRow: (step: 1 | -1) => void;
}

const Question = memo(function Question({ row, column, onOpen, onRow }: QuestionProps) {
  const { actions, mayWrite } = useMatrix();
  const cell = useNestingCell(row, column);
  const name = shownName(useObjectName(column));
  const rowName = shownName(useObjectName(row));
  const answer = (input: NestingInput) => actions.say([{ row, column }], input);
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to = stepOf(event);
    const input = event.ctrlKey || event.metaKey || event.altKey || !mayWrite ? null : readNestingKey(event.key);
    if (!to && !input) return;
    event.preventDefault();
    if (input) answer(input);
    if (to === "next-row" || to === "row-before") onRow(to === "next-row" ? 1 : -1);
    else if (to !== null || (input && input.says !== "clear")) focusBeside(event.currentTarget, to === "up" ? -1 : 1);
  };
  return (
    <li
      className="grid grid-cols-[minmax(0,1fr)_290px] items-center gap-x-3 rounded-md border-line [contain-intrinsic-size:auto_40px] [content-visibility:auto] max-phone:grid-cols-1 max-phone:rounded-none max-phone:border-b max-phone:px-4 max-phone:py-1"
      onKeyDown={keyDown}
    >
      <button
        type="button"
        data-question={column}
        onClick={() => onOpen(column)}
        className="grid min-h-10 grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-2 rounded-md px-2 text-left -outline-offset-2! hover:bg-fill max-phone:-mx-2 max-phone:min-h-12"
      >
        <span className="inline-flex min-w-0 items-center gap-2 font-medium">
          <KindMark kind="object" />
          <span className="truncate">{name}</span>
        </span>
        <span className="sr-only">: {describeCell(cell)}</span>
        <Says cell={cell} />
      </button>
      {mayWrite && (
        <div className={classNames(cell.state !== "unanswered" && "max-phone:hidden", "max-phone:pb-2")}>
          <AnswerButtons cell={cell} label={`${pluralOf(name)} on ${articleOf(rowName)} ${rowName}`} onAnswer={answer} />
        </div>
      )}
    </li>
  );
});

function Says({ cell }: { cell: NestingCell }) {
  if (cell.state === "no")
    return (
      <span aria-hidden="true" className="text-sm text-ink-3">
        No relationship
      </span>
    );
  if (cell.state === "unanswered" && cell.proposed.length === 0)
    return (
      <span aria-hidden="true" className="text-sm text-ink-3 max-phone:hidden">
        Not answered yet
      </span>
    );
  return (
    <span className={classNames("nom-line", `is-${cell.state}`)}>
      <CellWords cell={cell} />
    </span>
  );
}

type QuestionStep = "up" | "down" | "next-row" | "row-before";
const steps: Readonly<Record<string, QuestionStep>> = {
  ArrowDown: "down",
  ArrowUp: "up",
  j: "down",
  k: "up",
  PageDown: "next-row",
  PageUp: "row-before",
};
const stepOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): QuestionStep | null =>
  ctrlKey || metaKey || altKey || (key.length === 1 && !mayLettersFire()) ? null : (steps[key] ?? null);

function focusBeside(item: HTMLElement, step: 1 | -1): void {
  const beside = step === 1 ? item.nextElementSibling : item.previousElementSibling;
  const question = beside?.querySelector<HTMLElement>("[data-question]");
  question?.focus();
  question?.scrollIntoView({ block: "nearest" });
}

function focusQuestion(list: HTMLElement | null, column: string | undefined): void {
  if (column === undefined || matchMedia("(width < 720px)").matches) return;
  list?.querySelector<HTMLElement>(`[data-question="${CSS.escape(column)}"]`)?.focus();
}
