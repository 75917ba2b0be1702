/**
 * An acceptance criterion typed or pasted in one go: "Given … when … then …" (rule K23, docs/spec/artifacts.md).
 */
export interface TypedCriterion {
  readonly given: string;
  readonly when: string;
  readonly then: string;
}

type Part = keyof TypedCriterion;

/** A leading word counts at the start, and after it only behind a comma, a stop or a line; bare `when` and `then` also go on from a part. */
const lead = /(^|[,;.\n]\s*|\s)(given|when|then)\b:?\s*/giu;

const order: readonly Part[] = ["given", "when", "then"];

/** One for each line that starts anew; lines that go on with "when" or "then" belong to the one before. Blank ones are left out. */
export function readCriteria(text: string): TypedCriterion[] {
  const found: string[] = [];
  for (const line of text.normalize("NFC").split(/\r?\n/)) {
    const said = line.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/u, "").trim();
    const last = found.at(-1);
    if (said === "") continue;
    if (last !== undefined && goesOn(last, said)) found[found.length - 1] = `${last}\n${said}`;
    else found.push(said);
  }
  return found.map(readCriterion).filter(({ given, when, then }) => given + when + then !== "");
}

/** What is typed without any of the words is what should be so. */
export function readCriterion(text: string): TypedCriterion {
  const parts: Record<Part, string> = { given: "", when: "", then: "" };
  const marks = partsOf(text);
  if (marks.length === 0) return { ...parts, then: tidy(text) };
  for (const [at, mark] of marks.entries()) {
    const body = tidy(text.slice(mark.to, marks[at + 1]?.from ?? text.length));
    parts[mark.part] = [parts[mark.part], body].filter(Boolean).join(", ");
  }
  return parts;
}

/** As one line that `readCriterion` reads back: for copying and for readers. */
export function writeCriterion({ given, when, then }: TypedCriterion): string {
  const said = [given && `given ${given}`, when && `when ${when}`, then && `then ${then}`].filter(Boolean).join(", ");
  return said === "" ? "" : `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

interface Mark {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
}

/** Where parts begin; the words only lead in their order, so that "then" inside a "given" is a word like others. */
function partsOf(text: string): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(lead)) {
    const part = (match[2] ?? "").toLowerCase() as Part;
    const last = marks.at(-1);
    const isFirst = match.index === 0;
    const isNext = last !== undefined && order.indexOf(part) > order.indexOf(last.part);
    if (isFirst || isNext) marks.push({ part, from: match.index, to: match.index + match[0].length });
  }
  return marks;
}

/** Whether a line carries on a criterion that has not come to its "then". */
function goesOn(before: string, line: string): boolean {
  const [first] = partsOf(line);
  const last = partsOf(before).at(-1);
  return first?.from === 0 && last !== undefined && order.indexOf(first.part) > order.indexOf(last.part);
}

const tidy = (part: string): string =>
  part
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[,;.]+$/, "");
