/** The answers of a cell side by side, to be pressed: four cardinalities, no, to discuss. The keys say the same. */
import type { NestingCell } from "#shared/artifacts/nesting-cell.ts";
import { isSameMultiplicity } from "#shared/artifacts/nesting-cell.ts";
import { type NestingInput, readNestingKey } from "#shared/artifacts/nesting-input.ts";

interface Answer {
  readonly key: string;
  readonly sign: string;
  readonly words: string;
}

const answers: readonly Answer[] = [
  { key: "0", sign: "0..1", words: "None or one" },
  { key: "1", sign: "1", words: "Exactly one" },
  { key: "*", sign: "0..n", words: "Any number" },
  { key: "+", sign: "1..n", words: "One or more" },
  { key: "-", sign: "–", words: "No relationship" },
  { key: "?", sign: "?", words: "To discuss" },
];

export interface AnswerButtonsProps {
  cell: NestingCell;
  /** What the cell is about: "Speakers on a Session". */
  label: string;
  onAnswer: (input: NestingInput) => void;
}

export function AnswerButtons({ cell, label, onAnswer }: AnswerButtonsProps) {
  return (
    <fieldset className="grid min-w-0 grid-cols-[repeat(6,minmax(0,1fr))] overflow-hidden rounded-md border border-line-2 bg-surface">
      <legend className="sr-only">{label}</legend>
      {answers.map(({ key, sign, words }) => {
        const input = readNestingKey(key);
        const isOn = input !== null && says(cell, input);
        return (
          <button
            key={key}
            type="button"
            tabIndex={-1}
            aria-pressed={isOn}
            title={words}
            onClick={() => input && onAnswer(isOn ? { says: "clear" } : input)}
            className="flex h-7 min-w-11 items-center justify-center border-line text-xs text-ink-2 tabular-nums not-first-of-type:border-l hover:bg-fill aria-pressed:bg-primary aria-pressed:font-semibold aria-pressed:text-on-primary max-phone:h-11"
          >
            <span aria-hidden="true">{sign}</span>
            <span className="sr-only">{words}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

function says({ state, sides: [side] }: NestingCell, input: NestingInput): boolean {
  if (input.says !== "related") return state === input.says;
  return state === "related" && isSameMultiplicity(side?.multiplicity ?? null, input.multiplicity);
}
