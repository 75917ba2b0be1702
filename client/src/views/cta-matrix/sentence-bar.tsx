/** The model speaks: the call to action, the cell, the range or what is being typed, in plain language. */
import { memo, useEffect, useState } from "react";
import { useCtaIndex, useCtaReading } from "#client/project/use-cta-index.ts";
import { counted, grouped } from "#shared/artifacts/counted.ts";
import { type CtaCell, hasStory } from "#shared/artifacts/cta-cell.ts";
import { type CtaIndex, ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { readCtaText } from "#shared/artifacts/cta-input.ts";
import { countOfRole, gapsOf } from "#shared/artifacts/cta-matrix.ts";
import { type CtaNames, sentenceOfCta, sentenceOfCtaCell, sentenceOfTypedCta } from "#shared/artifacts/cta-sentence.ts";
import { article, mentionMany, nameOf, plainSentence, type Sentence, type SentencePart, text } from "#shared/artifacts/sentence.ts";
import { foldName } from "#shared/schema/names.ts";
import type { GridAt } from "../../parts/grid/grid-places.ts";
import { type GridSnapshot, useFollowedSnapshot } from "../../parts/grid/grid-state.ts";
import { Kbd } from "../../parts/kbd.tsx";
import { useMatrix } from "./matrix-context.ts";
import { type CellAt, useMatrixState } from "./matrix-state.ts";
import { SentenceText } from "./sentence-text.tsx";
import { useCtaNames } from "./use-cta-names.ts";

const frame =
  "flex min-h-[38px] shrink-0 items-center gap-3 border-y border-line bg-subtle px-5 whitespace-nowrap print:hidden max-phone:hidden";

export function SentenceBar() {
  const { grid } = useMatrix();
  return <SentenceOf now={useFollowedSnapshot(grid)} />;
}

const SentenceOf = memo(function SentenceOf({ now: { active, edit } }: { now: GridSnapshot }) {
  const { state, may } = useMatrix();
  const draft = useMatrixState(state, (now) => now.draft);
  const { where, sentence, isOpen } = useSaid(active);
  const said = useQuiet(edit ? "" : plainSentence(sentence));
  const accepted = draft && draft.completed !== "" && draft.completed !== draft.text ? draft.completed : "";
  return (
    <div className={frame}>
      {where !== "" && <span className="border-r border-line-2 pr-3 text-sm text-ink-3">{where}</span>}
      <p data-sentence className="min-w-0 truncate">
        <SentenceText sentence={sentence} />
      </p>
      {isOpen && may && !edit && (
        <span className="-ml-1 inline-flex items-center gap-1.5 text-ink-3">
          Type it, or <Kbd keys={["-"]} /> for nothing.
        </span>
      )}
      {accepted !== "" && (
        <span className="ml-auto inline-flex items-center gap-1.5 text-sm text-ink-3">
          <Kbd keys={["tab"]} /> Accept <b className="font-semibold text-ink-2">{accepted}</b>
        </span>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
});

interface Said {
  readonly where: string;
  readonly sentence: Sentence;
  /** Nothing is answered yet. */
  readonly isOpen: boolean;
}

const silent: Said = { where: "", sentence: [], isOpen: false };

function useSaid(active: GridAt | null): Said {
  const { grid, state, cellOf } = useMatrix();
  const names = useCtaNames();
  const { index } = useCtaIndex();
  const draft = useMatrixState(state, (now) => now.draft);
  const chip = useMatrixState(state, (now) => now.chip);
  const at = active?.row && active.column ? cellOf(active.row, active.column) : null;
  const cell = useCtaReading(`cell:${at?.object}>${at?.role}`, () => (at ? ctaCellOf(index, at.object, at.role) : null));
  const selected = grid.cells();
  if (active && !at) return saidOfHead(index, names, active, cellOf);
  if (!at || !cell) return silent;
  if (selected.length > 1) {
    const cells = selected.map(({ row, column }) => cellOf(row, column));
    return { ...silent, sentence: sentenceOfRange(cells.map((each) => ctaCellOf(index, each.object, each.role))) };
  }
  const where = `${nameOf(names.object, at.object)}, ${nameOf(names.role, at.role)}`;
  const typed = draft ? sentenceOfDraft(draft, at, names, index) : null;
  if (typed) return { where, sentence: typed, isOpen: false };
  const one = chip && cell.stack.find(({ cta }) => cta === chip.cta);
  if (one) return { where, sentence: sentenceOfOne(cell, one.cta, names, index), isOpen: false };
  return { where, sentence: sentenceOfCtaCell(cell, names), isOpen: cell.state === "unanswered" };
}

function sentenceOfOne(cell: CtaCell, id: string, names: CtaNames, index: CtaIndex): Sentence {
  const cta = index.ctas.get(id);
  if (!cta) return [];
  const rivals = cell.rivals.includes(id) ? [text(` One of ${cell.rivals.length} primary ones: `), key("*"), text(" keeps this one.")] : [];
  return [...sentenceOfCta(cta, cell, names), ...(hasStory(cta) ? [] : [text(" No story yet.")]), ...rivals];
}

const key = (sign: string): SentencePart => ({ part: "strong", text: sign });

function sentenceOfDraft(draft: { text: string }, at: CellAt, names: CtaNames, index: CtaIndex): Sentence | null {
  const input = readCtaText(draft.text);
  const last = input.says === "ctas" ? input.ctas.at(-1) : undefined;
  if (!last) return null;
  const target =
    last.target === "" ? "" : (index.objects.find((id) => foldName(names.object(id)?.name ?? "") === foldName(last.target)) ?? null);
  return sentenceOfTypedCta({ ...last, verb: `${last.verb}…` }, target, at, names);
}

/** A range: "6 cells: 9 calls to action, 2 with nothing, 1 to answer." */
function sentenceOfRange(cells: readonly CtaCell[]): Sentence {
  const of = (state: CtaCell["state"]) => cells.filter((cell) => cell.state === state).length;
  const ctas = cells.reduce((sum, { stack }) => sum + stack.length, 0);
  const said = [
    ctas > 0 && counted(ctas, "call to action", "calls to action"),
    of("none") > 0 && `${grouped(of("none"))} with nothing`,
    of("discuss") > 0 && `${grouped(of("discuss"))} to discuss`,
    of("unanswered") > 0 && `${grouped(of("unanswered"))} to answer`,
  ];
  return [text(`${counted(cells.length, "cell")}: ${said.filter(Boolean).join(", ")}.`)];
}

/** A head: what nobody does with an object yet. */
function saidOfHead(index: CtaIndex, names: CtaNames, { row, column }: GridAt, cellOf: (row: string, column: string) => CellAt): Said {
  const { object, role } = cellOf(row ?? "", column ?? "");
  if (object === "") {
    const name = nameOf(names.role, role);
    const count = countOfRole(index, role);
    return {
      ...silent,
      sentence: [text(`As ${article(name)}`), key(name), text(`, I can do ${count === 0 ? "nothing yet" : counted(count, "thing")}.`)],
    };
  }
  const gaps = gapsOf(index, object);
  const many = mentionMany(names.object, object);
  if (gaps.length === 0) return { ...silent, sentence: [many, text(" are created, read, updated and deleted by somebody.")] };
  return {
    ...silent,
    sentence: [
      text(
        `Nobody ${gaps
          .map((gap) => `${gap}s`)
          .join(", ")
          .replace(/, ([^,]*)$/, " or $1")} `,
      ),
      many,
      text(" yet."),
    ],
  };
}

/** What readers are told once the hands rest: the cell itself has been read out by then. */
function useQuiet(words: string): string {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), 700);
    return () => clearTimeout(timer);
  }, [words]);
  return said;
}
