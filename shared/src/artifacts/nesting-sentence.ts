/**
 * The sentence bar of the nested-object matrix (rules N21–N24): a cell, one being typed, one without an answer, a range.
 */
import type { Multiplicity } from "../schema/field-kinds.ts";
import { multiplicityWords } from "../schema/multiplicity.ts";
import { counted, grouped } from "./counted.ts";
import type { CellSide, NestingCell } from "./nesting-cell.ts";
import type { NestingInput } from "./nesting-input.ts";
import { article, mention, mentionMany, type NameOf, nameOf, type Sentence, type SentencePart, strong, text } from "./sentence.ts";

/** What a cell says, in one sentence. */
export function sentenceOfCell(cell: NestingCell, names: NameOf): Sentence {
  const [side] = cell.sides;
  if (side) return [...readBothWays(cell, side, names), ...moreOf(cell.sides.length - 1)];
  if (cell.state === "no")
    return [text("No: "), ...startOf(cell.row, names, false), text(" shows no "), mentionMany(names, cell.column), text(".")];
  if (cell.state === "discuss") return [text("To discuss: "), ...ask(cell, names, false)];
  return [...ask(cell, names, true), ...perhaps(cell, names)];
}

/** What a cell will say while something is being typed into it. */
export function sentenceOfTyping(cell: NestingCell, input: NestingInput, names: NameOf): Sentence {
  if (input.says === "no") return sentenceOfCell({ ...cell, state: "no", sides: [] }, names);
  if (input.says === "discuss") return sentenceOfCell({ ...cell, state: "discuss", sides: [] }, names);
  if (input.says === "clear") return sentenceOfCell({ ...cell, state: "unanswered", sides: [] }, names);
  const side = cell.sides[0] ?? cell.proposed[0] ?? cell.refused[0] ?? blankSide;
  const typed = { ...side, label: input.label ?? side.label, multiplicity: input.multiplicity ?? side.multiplicity };
  return readBothWays(cell, typed, names);
}

/** "12 cells: 5 related, 2 to discuss, 3 without a relationship, 2 not answered." */
export function sentenceOfRange(cells: Iterable<NestingCell>): Sentence {
  const states = [...cells].map(({ state }) => state);
  const of = (state: NestingCell["state"]) => states.filter((one) => one === state).length;
  const said = [
    [of("related"), "related"],
    [of("discuss"), "to discuss"],
    [of("no"), "without a relationship"],
    [of("unanswered"), "not answered"],
  ] as const;
  const words = said.filter(([count]) => count > 0).map(([count, word]) => `${grouped(count)} ${word}`);
  return [text(`${counted(states.length, "cell")}: ${words.join(", ")}.`)];
}

/** The question of a whole row: "Which of these would you see on a Session?" */
export function sentenceOfRow(row: string, names: NameOf): Sentence {
  return [text(`Which of these would you see on ${article(nameOf(names, row))}`), mention(names, row), text("?")];
}

const blankSide: CellSide = {
  relationship: "",
  direction: "out",
  nested: "undecided",
  label: "",
  multiplicity: null,
  inverseLabel: "",
  inverseMultiplicity: null,
  inverseNested: "undecided",
  uncertain: false,
};

/** A Session is presented by one or more Speakers, and a Speaker presents one or more Sessions. */
function readBothWays({ row, column }: NestingCell, side: CellSide, names: NameOf): Sentence {
  const there = clause(row, side.label, side.multiplicity, column, side.relationship, names, true);
  const hasBack = side.inverseLabel.trim() !== "" || side.inverseMultiplicity !== null;
  if (!hasBack) return [...there, text(".")];
  const back = clause(column, side.inverseLabel, side.inverseMultiplicity, row, side.relationship, names, false);
  return [...there, text(", and "), ...back, text(".")];
}

function clause(
  from: string,
  label: string,
  multiplicity: Multiplicity | null,
  to: string,
  id: string,
  names: NameOf,
  isFirst: boolean,
): SentencePart[] {
  const said = label.trim();
  const verb: SentencePart = said === "" ? text("has") : { part: "verb", text: said, id };
  return [
    ...startOf(from, names, isFirst),
    text(" "),
    verb,
    text(" "),
    ...amount(multiplicity),
    isOne(multiplicity) ? mention(names, to) : mentionMany(names, to),
  ];
}

function startOf(id: string, names: NameOf, isFirst: boolean): SentencePart[] {
  const start = article(nameOf(names, id));
  return [text(isFirst ? start.charAt(0).toUpperCase() + start.slice(1) : start), mention(names, id)];
}

const isOne = (multiplicity: Multiplicity | null): boolean => multiplicity?.max === 1;

function amount(multiplicity: Multiplicity | null): SentencePart[] {
  if (multiplicity === null) return [];
  const { usual, ...range } = multiplicity;
  const words = multiplicityWords(range);
  const usually = usual ? ` (usually ${usual})` : "";
  return words === "any number" ? [strong("any number"), text(`${usually} of `)] : [strong(words), text(`${usually} `)];
}

function ask({ row, column }: NestingCell, names: NameOf, isFirst: boolean): SentencePart[] {
  const start = `${isFirst ? "When" : "when"} you look at ${article(nameOf(names, row))}`;
  return [text(start), mention(names, row), text(", do you see "), mentionMany(names, column), text("?")];
}

function perhaps({ row, column, proposed }: NestingCell, names: NameOf): SentencePart[] {
  const [side] = proposed;
  if (!side || side.inverseLabel.trim() === "") return [];
  return [text(" "), ...clause(column, side.inverseLabel, side.inverseMultiplicity, row, side.relationship, names, true), text(".")];
}

const moreOf = (count: number): SentencePart[] => (count > 0 ? [text(` And ${counted(count, "more relationship")}.`)] : []);
